using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Fixers.ConflictMarker;

/// <summary>Puts both sides of a conflict together where neither excludes the other: imports, elements of a list, declarations.</summary>
internal static partial class SideUnion
{
    /// <summary>
    /// Both sides, without the lines of the second that the first has too; null when they exclude each other. Only of imports may one
    /// side have none: one too many does no harm, and who removed another line meant to.
    /// </summary>
    public static string? Of(string ours, string theirs)
    {
        var (first, second) = (LinesOf(ours), LinesOf(theirs));
        if (first.Concat(second).All(IsImport)) return ours + Missing(first, second);
        if (ours.Trim().Length == 0 || theirs.Trim().Length == 0) return null;
        if (first.Concat(second).All(IsElement) && !Heads(first).Intersect(Heads(second), StringComparer.Ordinal).Any()) return ours + Missing(first, second);
        return AreDeclarations(ours, theirs) ? ours + theirs : null;
    }

    private static string Missing(List<string> first, List<string> second)
    {
        var known = first.Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        return string.Concat(second.Where(line => !known.Contains(line.Trim())));
    }

    private static List<string> LinesOf(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            lines.Add(end < 0 ? text[at..] : text[at..(end + 1)]);
            at = end < 0 ? text.Length : end + 1;
        }

        return lines;
    }

    private static bool IsImport(string line) => Import().IsMatch(line) || line.Trim().Length == 0;

    /// <summary>A whole element of a list: its brackets are closed and a comma ends it.</summary>
    private static bool IsElement(string line) =>
        line.Trim().Length == 0 || (SwiftLexer.Read(line) is [.., var last] tokens && last.IsSymbol(',') && IsBalanced(tokens) && (Pair().IsMatch(line) || !line.Contains(':', StringComparison.Ordinal) || line.TrimStart().StartsWith('.')));

    /// <summary>What an element is called: two that have the same name are two versions of one.</summary>
    private static IEnumerable<string> Heads(List<string> lines) =>
        lines.Select(line => Key().Match(line) is { Success: true } key ? key : Quoted().Match(line)).Where(match => match.Success).Select(match => match.Value.Trim());

    private static bool AreDeclarations(string ours, string theirs)
    {
        var (first, second) = (SwiftLexer.Read(ours), SwiftLexer.Read(theirs));
        return IsBalanced(first) && IsBalanced(second)
            && NamesOf(first) is { Count: > 0 } names && NamesOf(second) is { Count: > 0 } others
            && !names.Intersect(others, StringComparer.Ordinal).Any();
    }

    /// <summary>Names declared outside of brackets; empty when anything else stands there.</summary>
    private static List<string> NamesOf(IReadOnlyList<SwiftToken> tokens)
    {
        string[] kinds = ["func", "var", "let", "struct", "class", "enum", "protocol", "actor", "typealias", "case"];
        string[] modifiers = ["public", "private", "internal", "fileprivate", "package", "open", "static", "final", "override", "mutating", "nonisolated", "lazy", "weak", "indirect", "async"];
        var names = new List<string>();
        var first = tokens.FirstOrDefault(token => !modifiers.Contains(token.Text));
        if (first is null || (!kinds.Contains(first.Text) && !first.IsSymbol('@'))) return [];
        var depth = 0;
        for (var index = 0; index + 1 < tokens.Count; index++)
        {
            depth += Depth(tokens[index]);
            if (depth == 0 && kinds.Contains(tokens[index].Text) && tokens[index + 1].Kind == SwiftTokenKind.Word) names.Add(tokens[index + 1].Text);
        }

        return names;
    }

    private static bool IsBalanced(IReadOnlyList<SwiftToken> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth += Depth(token);
            if (depth < 0) return false;
        }

        return depth == 0;
    }

    private static int Depth(SwiftToken token) =>
        token.Kind != SwiftTokenKind.Symbol ? 0 : "([{".Contains(token.Text[0]) ? 1 : ")]}".Contains(token.Text[0]) ? -1 : 0;

    [GeneratedRegex(@"^\s{0,40}(?:@\w{1,40} )?(?:(?:public|internal|package|private|fileprivate) )?import\s")]
    private static partial Regex Import();

    [GeneratedRegex(@"^\s{0,200}""[^""]{0,200}""\s{0,5}:")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^\s{0,200}\.\w{1,100}(?=\s{0,5}:)")]
    private static partial Regex Key();

    [GeneratedRegex(@"""[^""]{0,200}""")]
    private static partial Regex Quoted();
}
