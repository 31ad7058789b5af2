using System.Text;
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
        var index = WithIndex(scratch);
        await Git.RequireAsync(Command("read-tree", onto.Value) with { Environment = index }, cancellationToken);
        var entries = new StringBuilder();
        foreach (var path in paths)
        {
            entries.Append(there.TryGetValue(path, out var entry) ? $"{entry.Mode} {entry.Id}\t{path}\0" : $"0 {new string('0', 40)}\t{path}\0");
        }

        var update = Command("update-index", "-z", "--index-info") with { Environment = index, Input = Encoding.UTF8.GetBytes(entries.ToString()) };
        await Git.RequireAsync(update, cancellationToken);
        return await CommitTreeAsync(await WriteTreeAsync(index, cancellationToken), onto, "Part of a candidate", cancellationToken);
    }
}
