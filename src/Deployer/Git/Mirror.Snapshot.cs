using System.Text;
using Deployer.Kernel;

namespace Deployer.Git;

/// <content>Takes a picture of any folder.</content>
internal sealed partial class Mirror
{
    /// <summary>
    /// Commits, without history, the files of a folder that its own repository tracks or does not ignore, `.build` left out.
    /// Nothing in the folder changes, its `.git` included. A folder without a repository has only its `.gitignore` files.
    /// </summary>
    public async Task<CommitId> SnapshotAsync(string workTree, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch(Git.StateFolder);
        var index = WithIndex(scratch);
        index["GIT_WORK_TREE"] = workTree;
        var files = await ListOwnAsync(workTree, cancellationToken);
        if (files.Length == 0)
        {
            // No repository, or one that ignores the whole folder.
            files = await ListAsync(new GitCommand(workTree, "ls-files", "-z", "--others", "--exclude-standard") { Environment = index }, cancellationToken);
        }

        var present = files.Where(file => IsImported(workTree, file)).Distinct(StringComparer.Ordinal);
        var update = new GitCommand(workTree, "update-index", "--add", "-z", "--stdin")
        {
            Environment = index,
            Input = Encoding.UTF8.GetBytes(string.Concat(present.Select(file => file + "\0"))),
        };
        await Git.RequireAsync(update, cancellationToken);
        return await CommitTreeAsync(await WriteTreeAsync(index, cancellationToken), parent: null, "Snapshot", cancellationToken);
    }

    private async Task<string[]> ListOwnAsync(string workTree, CancellationToken cancellationToken) =>
        await ListAsync(new GitCommand(workTree, "ls-files", "-z", "--cached", "--others", "--exclude-standard"), cancellationToken);

    private async Task<string[]> ListAsync(GitCommand command, CancellationToken cancellationToken)
    {
        var result = await Git.RunAsync(command, cancellationToken);
        return result.Succeeded ? result.OutputText.Split('\0', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    private static bool IsImported(string workTree, string file)
    {
        var path = new FileInfo(Path.Combine(workTree, file));
        return !file.EndsWith('/') && !file.Split('/').Contains(Slot.BuildFolder)
            && (path.LinkTarget is not null || path.Exists);
    }
}
