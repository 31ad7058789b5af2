using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>Looks for what a manifest does besides declaring: reading what differs between machines and moments.</summary>
internal static class ManifestWords
{
    private const int MaxText = 1024 * 1024;

    private static readonly HashSet<string> Reading = new(StringComparer.Ordinal)
    {
        "ProcessInfo", "getenv", "setenv", "environ", "environment", "CommandLine", "FileManager", "FileHandle", "fopen", "fileExists", "contentsOf", "contentsOfFile",
        "contentsOfDirectory", "contentsAtPath", "popen", "system", "Process", "dlopen", "dlsym", "access", "stat", "opendir", "Bundle", "URLSession", "Date",
        "arc4random", "random", "randomElement", "time", "gitInformation", "Context",
    };

    private static readonly HashSet<string> Platforms = new(StringComparer.Ordinal) { "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin" };

    /// <summary>What the text after reads that the text before did not; empty when nothing.</summary>
    public static IReadOnlyList<string> NewlyRead(string before, string after) => NewIn(before, after, Reading);

    /// <summary>Modules with which more than declaring can be done, newly imported.</summary>
    public static IReadOnlyList<string> NewlyImported(string before, string after) => NewIn(before, after, Platforms);

    /// <summary>Every string in a text, without its quotes.</summary>
    public static IReadOnlySet<string> Literals(string text) =>
        Tokens(text).Where(token => token.Kind == SwiftTokenKind.String).Select(token => token.Text.Trim('"', '#')).ToHashSet(StringComparer.Ordinal);

    /// <summary>The strings that are the first argument of calls of these names.</summary>
    public static IReadOnlyList<string> ArgumentsOf(string text, params IReadOnlyList<string> calls)
    {
        var tokens = Tokens(text);
        return [.. tokens.Where((token, index) =>
                index > 1 && token.Kind == SwiftTokenKind.String && tokens[index - 1].IsSymbol('(') && calls.Any(tokens[index - 2].IsWord))
            .Select(token => token.Text.Trim('"', '#'))];
    }

    public static bool Has(string text, params IReadOnlyList<string> words) => Tokens(text).Any(token => words.Any(token.IsWord));

    private static IReadOnlyList<string> NewIn(string before, string after, HashSet<string> words)
    {
        var known = Count(before, words);
        return [.. Count(after, words).Where(word => word.Value > known.GetValueOrDefault(word.Key)).Select(word => word.Key)];
    }

    private static Dictionary<string, int> Count(string text, HashSet<string> words) =>
        Tokens(text).Where(token => token.Kind == SwiftTokenKind.Word && words.Contains(token.Text))
            .GroupBy(token => token.Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static IReadOnlyList<SwiftToken> Tokens(string text) => SwiftLexer.Read(text.Length > MaxText ? text[..MaxText] : text);
}
