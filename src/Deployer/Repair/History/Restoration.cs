using System.Text;
using Deployer.Kernel;

namespace Deployer.Repair.History;

/// <summary>Tells whether a change only brings back what was green.</summary>
internal static class Restoration
{
    private const string Changelog = "CHANGELOG.md";

    /// <summary>Whether a change of Swift files brings back what was green in each of them; notes in a changelog do not count.</summary>
    /// <param name="bench">Where the package is mended.</param>
    /// <param name="change">The commits before and after.</param>
    /// <param name="green">The green version.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<bool> IsAllAsync(
        Workbench bench, (CommitId Before, CommitId After) change, GreenVersion green, CancellationToken cancellationToken)
    {
        var prefix = bench.Package == "." ? "" : bench.Package.TrimEnd('/') + "/";
        var files = (await bench.Mirror.ListChangesAsync(change.Before, change.After, cancellationToken)).Where(file => Path.GetFileName(file.Path) != Changelog).ToList();
        foreach (var file in files)
        {
            if (!file.Path.StartsWith(prefix, StringComparison.Ordinal) || !file.Path.EndsWith(".swift", StringComparison.Ordinal)) return false;
            var before = await bench.Mirror.ReadFileAsync(change.Before, file.Path, cancellationToken) ?? [];
            if (await bench.Mirror.ReadFileAsync(change.After, file.Path, cancellationToken) is not { } after) return false;
            if (!IsRestored(file.Path[prefix.Length..], Encoding.Latin1.GetString(before), Encoding.Latin1.GetString(after), green)) return false;
        }

        return files.Count > 0;
    }

    /// <summary>
    /// True when every line that a change of a file writes is a line that the green version had at that place, and every line that it
    /// only takes away is one that the green version did not have there.
    /// </summary>
    /// <param name="path">The file, relative to the package.</param>
    /// <param name="before">Its text before the change, one character per byte; empty when there was no such file.</param>
    /// <param name="after">Its text after the change.</param>
    /// <param name="green">The green version.</param>
    public static bool IsRestored(string path, string before, string after, GreenVersion green)
    {
        if (green.TextOf(path) is not { } text) return false;
        var foreign = LineDiff.Between(text, after);
        return LineDiff.Between(before, after).All(change => !foreign.Any(hunk => IsAgainst(change, hunk)));
    }

    /// <summary>Whether a place where the text still differs from the green one lies in a changed one. Both are in the text after.</summary>
    private static bool IsAgainst(TextHunk change, TextHunk foreign) => change.AfterStart == change.AfterEnd
        ? foreign.AfterStart <= change.AfterStart && change.AfterStart <= foreign.AfterEnd
        : change.AfterStart < foreign.AfterEnd && foreign.AfterStart < change.AfterEnd && foreign.AfterStart < foreign.AfterEnd;
}
