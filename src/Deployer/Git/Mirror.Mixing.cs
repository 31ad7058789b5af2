using Deployer.Kernel;

namespace Deployer.Git;

/// <content>Makes commits out of parts of others.</content>
internal sealed partial class Mirror
{
    /// <summary>Commits, on top of a commit, some paths as they are in another: with their modes, and gone where they are gone there.</summary>
    /// <param name="onto">The commit to build on.</param>
    /// <param name="from">The commit that the paths are taken from.</param>
    /// <param name="paths">Paths of files from the repository's root.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CommitId> TakeAsync(CommitId onto, CommitId from, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var there = (await ListFilesAsync(from, ".", cancellationToken)).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        using var scratch = new Scratch(Git.StateFolder);
        var entries = paths.Select(path => there.TryGetValue(path, out var entry) ? IndexEntry(entry.Mode, entry.Id, path) : IndexRemoval(path));
        var tree = await WriteTreeAsync(scratch, onto, entries, cancellationToken);
        return await CommitTreeAsync(tree, onto, "Part of a candidate", cancellationToken);
    }
}
