using Deployer.Build.Swift.Source;
using Deployer.Repair.History;
using DiffPlex;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>A word that gave way to another one.</summary>
/// <param name="From">As it was.</param>
/// <param name="To">As it is.</param>
/// <param name="IsDeclared">Whether it stood where a name is declared.</param>
internal sealed record NameSwap(string From, string To, bool IsDeclared);

/// <summary>Finds the words that gave way to others between two texts, one for one.</summary>
internal static class NameSwaps
{
    private const int MostTokens = 4000;

    private static readonly HashSet<string> Introducing = new(
        ["let", "var", "func", "case", "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype", "for"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Keywords = new(
        [
            .. Introducing, "if", "else", "guard", "return", "in", "is", "as", "do", "try", "await", "async", "throws", "throw", "switch",
            "default", "while", "where", "init", "self", "Self", "super", "true", "false", "nil", "import", "static", "public", "private",
            "fileprivate", "internal", "package", "open", "final", "override", "mutating", "weak", "lazy", "some", "any", "inout", "_",
            "extension", "break", "continue", "get", "set", "repeat", "catch", "defer", "required", "convenience", "nonisolated",
        ],
        StringComparer.Ordinal);

    /// <summary>In the order of the text, equal ones as often as they occur.</summary>
    public static IEnumerable<NameSwap> Between(string before, string after) => LineDiff.Between(before, after)
        .SelectMany(hunk => Within(Tokens(before[hunk.BeforeStart..hunk.BeforeEnd]), Tokens(after[hunk.AfterStart..hunk.AfterEnd])));

    private static List<SwiftToken> Tokens(string text) => [.. WordsInStrings.With(SwiftLexer.Read(text)).Where(token => !IsInterpolated(token))];

    private static List<NameSwap> Within(List<SwiftToken> before, List<SwiftToken> after)
    {
        if (before.Count == 0 || after.Count == 0 || Math.Max(before.Count, after.Count) > MostTokens) return [];
        var (old, fresh) = (Texts(before), Texts(after));
        var diff = new Differ().CreateCustomDiffs("before", "after", ignoreWhiteSpace: false, side => side == "before" ? old : fresh);
        var found = new List<NameSwap>();
        foreach (var block in diff.DiffBlocks.Where(block => block.DeleteCountA == block.InsertCountB))
        {
            for (var index = 0; index < block.DeleteCountA; index++)
            {
                var (from, to) = (block.DeleteStartA + index, block.InsertStartB + index);
                if (IsName(before[from]) && IsName(after[to])) found.Add(new NameSwap(before[from].Text, after[to].Text, IsDeclared(after, to)));
            }
        }

        return found;
    }

    /// <summary>The literal as a whole differs whenever a word in it does.</summary>
    private static bool IsInterpolated(SwiftToken token) => token.Kind == SwiftTokenKind.String && token.Text.Contains('(', StringComparison.Ordinal);

    private static string[] Texts(List<SwiftToken> tokens) => [.. tokens.Select(token => token.Text)];

    private static bool IsName(SwiftToken token) =>
        token.Kind == SwiftTokenKind.Word && !char.IsAsciiDigit(token.Text[0]) && !Keywords.Contains(token.Text);

    /// <summary>Behind a word that introduces a name, or in front of a colon as a parameter or a label.</summary>
    private static bool IsDeclared(List<SwiftToken> tokens, int at) =>
        (at > 0 && Introducing.Contains(tokens[at - 1].Text)) || (at + 1 < tokens.Count && tokens[at + 1].Text is ":" or "in");
}
