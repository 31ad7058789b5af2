using System.Text.RegularExpressions;

namespace Deployer.RepairBench.Operators;

/// <summary>A target as the manifest describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dependencies">Names of the targets that it depends on.</param>
/// <param name="Start">Where the parenthesis of its description opens.</param>
/// <param name="End">Where that parenthesis closes.</param>
internal sealed record TargetText(string Name, IReadOnlyList<string> Dependencies, int Start, int End);

/// <summary>Reads and changes our packages' manifests as text.</summary>
internal static partial class ManifestText
{
    public const string Path = "Package.swift";

    /// <summary>The targets that hold code of the package, without those of tests.</summary>
    public static IReadOnlyList<TargetText> ListTargets(string manifest) =>
    [
        .. Head().Matches(manifest)
            .Select(head => (Name: head.Groups["name"].Value, Start: head.Groups["open"].Index, End: Close(manifest, head.Groups["open"].Index)))
            .Where(target => target.End > 0)
            .Select(target => new TargetText(target.Name, Dependencies(manifest[target.Start..target.End]), target.Start, target.End)),
    ];

    /// <summary>The manifest with one more argument at the end of a target's description; null when the target has one that must come later.</summary>
    public static string? WithArgument(string manifest, string target, string argument)
    {
        if (ListTargets(manifest).FirstOrDefault(one => one.Name == target) is not { } found || Late().IsMatch(manifest[found.Start..found.End]))
        {
            return null;
        }

        var last = found.End - 1;
        while (char.IsWhiteSpace(manifest[last]))
        {
            last--;
        }

        return manifest.Insert(last + 1, $", {argument}");
    }

    /// <summary>The target that a source file belongs to; null when it lies elsewhere.</summary>
    public static string? TargetOf(string path) => path.Split('/') is ["Sources", var target, _, ..] ? target : null;

    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static IReadOnlyList<string> Dependencies(string description) =>
        DependencyList().Match(description) is { Success: true } list ? [.. Quoted().Matches(list.Value).Select(name => name.Groups[1].Value)] : [];

    [GeneratedRegex("""\.(?:target|executableTarget)(?<open>\()\s*name: "(?<name>\w+)"[,)]""")]
    private static partial Regex Head();

    [GeneratedRegex(@"dependencies: \[[^\]]*\]")]
    private static partial Regex DependencyList();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:swiftSettings|linkerSettings|plugins):")]
    private static partial Regex Late();
}
