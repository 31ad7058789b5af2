using Deployer.Kernel;

namespace Deployer.Git;

/// <content>Copies a whole repository, for those who read the mirror in its place.</content>
internal sealed partial class Mirror
{
    private const string Pins = "refs/pins/";

    /// <summary>Fetches all branches and tags under their own names; those that are gone at the remote go here too.</summary>
    /// <exception cref="MachineException">The remote cannot be reached (code `git-remote`).</exception>
    public async Task FetchEverythingAsync(CancellationToken cancellationToken) =>
        await Git.RequireAsync(FetchCommand("--prune", "--", "origin", "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"), cancellationToken);

    /// <summary>
    /// Makes sure that a commit is here and that a reference of ours keeps it, also when no branch or tag leads to it any more. The
    /// remote is asked only when the commit is missing.
    /// </summary>
    /// <exception cref="MachineException">The remote cannot be reached, or does not have it (code `git-remote`).</exception>
    public async Task FetchPinnedAsync(CommitId commit, CancellationToken cancellationToken)
    {
        var pin = Pins + commit;
        if ((await Git.RunAsync(Command("rev-parse", "--verify", "--quiet", $"{pin}^{{commit}}"), cancellationToken)).Succeeded)
        {
            return;
        }

        if (!await HasCommitAsync(commit, cancellationToken))
        {
            await FetchEverythingAsync(cancellationToken);
        }

        if (await HasCommitAsync(commit, cancellationToken))
        {
            await Git.RequireAsync(Command("update-ref", pin, commit.Value), cancellationToken);
        }
        else
        {
            await Git.RequireAsync(FetchCommand("--", "origin", $"+{commit}:{pin}"), cancellationToken);
        }
    }

    private GitCommand FetchCommand(params IEnumerable<string> arguments) => RemoteCommand(
        ["fetch", "--quiet", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", .. arguments]);
}
