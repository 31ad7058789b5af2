using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>A test file that no parser understood, by a conflict or a lost bracket, keeps all its tests and assertions when it is mended.</summary>
internal sealed class TornTestRule : ITamperRule
{
    public IEnumerable<Check> Judge(CodeChange change)
    {
        foreach (var before in change.Before.Where(file => file is { IsTest: true, IsTorn: true }))
        {
            var after = change.After.FirstOrDefault(file => file.Path == before.Path);
            var lost = after is null ? "the file" : Conflicts.Settle(before.Text).Select(side => Lost(SwiftLexer.Read(side), after.Tokens)).MinBy(found => found is null ? 0 : 1);
            if (lost is not null)
            {
                yield return new Check.Refused("test-weakened", $"{before.Path} would no longer hold what it does: {lost}.", "the file with every test and assertion of it, or of one side of a conflict");
            }
        }
    }

    private static string? Lost(IReadOnlyList<SwiftToken> before, IReadOnlyList<SwiftToken> after)
    {
        var kept = Statements(after).ToList();
        return Statements(before).FirstOrDefault(text => !kept.Remove(text))
            ?? Words.MoreOf(Words.Skips, before, after) ?? Words.MoreOf(Words.Ends, before, after) ?? Words.MoreOf(Words.Branches, before, after)
            ?? (after.Count(token => token.Kind == SwiftTokenKind.Directive) > before.Count(token => token.Kind == SwiftTokenKind.Directive) ? "code under no new condition" : null);
    }

    /// <summary>The lines that declare a test or hold an assertion, as words and literals: brackets are what may be mended.</summary>
    private static IEnumerable<string> Statements(IReadOnlyList<SwiftToken> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var isTest = tokens[index].IsWord("func");
            if (!isTest && !Words.Assertions.Contains(tokens[index].Text)) continue;
            var words = new List<string>();
            var depth = 0;
            for (var at = index; at < tokens.Count && at < index + 200; at++)
            {
                var token = tokens[at];
                if (token.Kind == SwiftTokenKind.Symbol)
                {
                    depth += token.Text[0] is '(' or '[' ? 1 : token.Text[0] is ')' or ']' ? -1 : 0;
                    if (token.Text[0] is '{' or '}') break;
                }
                else
                {
                    words.Add(token.Text);
                }

                if (at > index && depth <= 0 && token.IsSymbol(')')) break;
            }

            yield return string.Join(' ', words);
        }
    }
}
