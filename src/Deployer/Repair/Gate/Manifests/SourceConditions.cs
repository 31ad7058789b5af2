using System.Text.RegularExpressions;
using Deployer.Kernel;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>Collects the names by which the sources in a folder are compiled or not: of `#if`, `#elseif`, `#ifdef` and the like.</summary>
internal static partial class SourceConditions
{
    private const int MaxFiles = 5_000;
    private const int MaxBytes = 2 * 1024 * 1024;

    private static readonly EnumerationOptions WithoutLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    public static async Task<IReadOnlySet<string>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", WithoutLinks).Where(IsRead).Take(MaxFiles))
        {
            if (RegularFile.Holds(file, MaxBytes)) names.UnionWith(Names(await File.ReadAllTextAsync(file, cancellationToken)));
        }

        return names;
    }

    public static IEnumerable<string> Names(string text) =>
        Directive().Matches(text).SelectMany(directive => Word().Matches(directive.Groups[1].Value)).Select(word => word.Value);

    private static bool IsRead(string file) =>
        !file.Contains("/.build/", StringComparison.Ordinal) && (ClaimedSources.IsSource(file) || file.EndsWith(".h", StringComparison.Ordinal) || file.EndsWith(".hpp", StringComparison.Ordinal));

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:if|elseif|elif|ifdef|ifndef)\b([^\r\n]*)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Directive();

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
