using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Tampering;

/// <summary>Sources behave under tests as they do elsewhere: they do not ask who runs them, and do not end the run.</summary>
internal sealed partial class SurroundingsRule : ITamperRule
{
    private const string Same = "code that does the same whoever runs it";

    public IEnumerable<Check> Judge(CodeChange change)
    {
        var (before, after) = (Tokens(change.Before), Tokens(change.After));
        if (NewTestWords(before, after) is { } text)
        {
            yield return new Check.Refused("looks-for-tests", $"The sources would look for tests: {text}.", Same);
        }

        if (Words.MoreOf(Words.Surroundings, before, after) is { } word)
        {
            yield return change.IsGreen
                ? new Check.Doubted([new Doubt("looks-at-surroundings", $"The sources would ask '{word}' where they run.", Confidence.Low)])
                : new Check.Refused("looks-at-surroundings", $"The sources would ask '{word}' where they run.", Same);
        }

        if (Words.MoreOf(Words.Ends, before, after) is { } end)
        {
            yield return change.IsGreen
                ? new Check.Doubted([new Doubt("ends-process", $"The sources would call '{end}'.", Confidence.Low)])
                : new Check.Refused("ends-process", $"The sources would call '{end}', which ends the run of the tests.", "code that reports the error");
        }

        if (!change.IsGreen && Races(after) > Races(before))
        {
            yield return new Check.Refused("race-declared-safe", "The sources would call a shared variable safe by 'nonisolated(unsafe)'.", "a constant, an actor or a lock");
        }

        if (Words.MoreOf(Words.Unsafe, before, after) is { } unsafeWord)
        {
            yield return new Check.Doubted([new Doubt("gives-up-a-check", $"The sources would use '{unsafeWord}' once more.", Confidence.Low)]);
        }
    }

    private static List<SwiftToken> Tokens(IEnumerable<CodeFile> files) => [.. files.Where(file => !file.IsTest).SelectMany(file => file.Tokens)];

    private static int Races(List<SwiftToken> tokens) =>
        Enumerable.Range(0, Math.Max(0, tokens.Count - 2)).Count(index => tokens[index].IsWord("nonisolated") && tokens[index + 1].IsSymbol('(') && tokens[index + 2].IsWord("unsafe"));

    private static string? NewTestWords(List<SwiftToken> before, List<SwiftToken> after)
    {
        var known = before.Where(Names).Select(token => token.Text).ToList();
        return after.Where(Names).Select(token => token.Text).FirstOrDefault(text => !known.Remove(text));
    }

    private static bool Names(SwiftToken token) =>
        token.Kind is SwiftTokenKind.String or SwiftTokenKind.Directive or SwiftTokenKind.Word && TestWords().IsMatch(token.Text);

    [GeneratedRegex(@"xctest|swiftpm[-_]testing|packagetests|swift[-_]?testing|canImport\s*\(\s*Testing", RegexOptions.IgnoreCase)]
    private static partial Regex TestWords();
}
