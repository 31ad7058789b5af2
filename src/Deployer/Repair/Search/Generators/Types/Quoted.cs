using System.Text;
using System.Text.RegularExpressions;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>What a message of the compiler names between quotes.</summary>
internal static partial class Quoted
{
    /// <summary>In their order, one character per byte; what `aka` adds is left out.</summary>
    public static IReadOnlyList<string> In(string message) =>
        [.. Quote().Matches(Alias().Replace(message, "")).Select(match => SourceFile.Bytes(match.Groups[1].Value))];

    /// <summary>A summary of at most 72 characters with names that are held one character per byte; the short form when it gets longer.</summary>
    public static string Summary(string text, string shorter)
    {
        var readable = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));
        return readable.Length <= 72 && !readable.Contains('\n', StringComparison.Ordinal) ? readable : shorter;
    }

    [GeneratedRegex(@"(?<!\w)'([^']{1,400})'")]
    private static partial Regex Quote();

    [GeneratedRegex(@" \(aka '[^']{1,400}'\)")]
    private static partial Regex Alias();
}
