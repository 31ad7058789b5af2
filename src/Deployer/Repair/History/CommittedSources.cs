using System.Text;
using Deployer.Build.Swift;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.History;

/// <summary>Reads the Swift sources of a package out of a commit: the same ones as are read of a folder.</summary>
internal static class CommittedSources
{
    private const int MaxFiles = 1500;
    private const long MaxBytes = 24L * 1024 * 1024;
    private const int LargestFile = 4 * 1024 * 1024;

    /// <summary>The sources; null when there is none, or more than can be looked at.</summary>
    /// <param name="bench">The repository, and the package in it.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="manifest">The package's targets; null when unknown.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<PackageSources?> ReadAsync(Workbench bench, CommitId commit, SwiftManifest? manifest, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(bench, commit, cancellationToken);
        var sources = listed.Where(IsSource).ToList();
        if (sources.Count is 0 or > MaxFiles) return null;
        var contents = await bench.Mirror.ReadBlobsAsync(sources.Select(file => file.Id), LargestFile, cancellationToken);
        var found = sources.Where(file => contents.ContainsKey(file.Id)).ToList();
        return found.Sum(file => (long)contents[file.Id].Length) > MaxBytes
            ? null
            : new PackageSources(manifest, found.ToDictionary(
                file => file.Path, file => Outline(file.Path, contents[file.Id]), StringComparer.Ordinal));
    }

    /// <summary>All files of the package, with paths relative to it.</summary>
    public static async Task<IReadOnlyList<TreeEntry>> ListAsync(Workbench bench, CommitId commit, CancellationToken cancellationToken)
    {
        var prefix = bench.Package == "." ? "" : bench.Package.TrimEnd('/') + "/";
        var entries = await bench.Mirror.ListFilesAsync(commit, bench.Package, cancellationToken);
        return [.. entries.Where(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal)).Select(entry => entry with { Path = entry.Path[prefix.Length..] })];
    }

    /// <summary>Whether an entry is a Swift source that is compiled; the manifest is not, nor what is hidden.</summary>
    public static bool IsSource(TreeEntry entry) =>
        entry.Mode.StartsWith("100", StringComparison.Ordinal) && entry.Path.EndsWith(".swift", StringComparison.Ordinal)
        && entry.Path != "Package.swift" && !entry.Path.Split('/').Any(part => part.StartsWith('.'));

    private static SwiftOutline Outline(string path, byte[] content) => new(new SwiftSource(new SourceFile(path, Encoding.Latin1.GetString(content))));
}
