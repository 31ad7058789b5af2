using Deployer.Kernel;

namespace Deployer.Git;

/// <content>Brings what the remote has checked out, for those who mend a folder and not a branch.</content>
internal sealed partial class Mirror
{
    private const string Recent = "refs/recent/head";

    /// <summary>
    /// The commit that the remote has checked out and its first parents, the newest first; empty when it has no commit, or is no
    /// repository. Older commits are not fetched: this is for mirrors of which nobody wants the history.
    /// </summary>
    public async Task<IReadOnlyList<CommitId>> FetchRecentAsync(int most, CancellationToken cancellationToken)
    {
        await _remoteAccess.WaitAsync(cancellationToken);
        try
        {
            var fetched = await Git.RunAsync(FetchCommand("--no-tags", "--no-prune", $"--depth={most}", "--", "origin", $"+HEAD:{Recent}"), cancellationToken);
            if (!fetched.Succeeded) return [];
        }
        finally
        {
            _remoteAccess.Release();
        }

        var listed = await Git.ReadAsync(Command("rev-list", "--first-parent", $"--max-count={most}", Recent), cancellationToken);
        return [.. listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(CommitId.Parse)];
    }
}
