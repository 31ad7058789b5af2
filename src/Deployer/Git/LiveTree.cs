using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>What became of a live tree.</summary>
internal abstract record LiveTreeOutcome
{
    private LiveTreeOutcome()
    {
    }

    /// <summary>It is at the commit now.</summary>
    public sealed record Forwarded(CommitId From) : LiveTreeOutcome;

    /// <summary>It held the commit already.</summary>
    public sealed record AlreadyThere : LiveTreeOutcome;

    /// <summary>Nothing was changed, and why.</summary>
    public sealed record Untouched(string Reason) : LiveTreeOutcome;
}

/// <summary>A checkout that a person works in. It is only ever fast-forwarded, and only when clean.</summary>
/// <param name="git">Runs Git.</param>
/// <param name="folder">Absolute path of the checkout.</param>
internal sealed class LiveTree(GitProgram git, string folder)
{
    /// <summary>Brings the checkout to a commit, when it is on the branch, clean, and behind the commit.</summary>
    public async Task<LiveTreeOutcome> FastForwardAsync(Mirror mirror, CommitId commit, string branch, CancellationToken cancellationToken)
    {
        var current = (await git.RunAsync(new(folder, "symbolic-ref", "--quiet", "HEAD"), cancellationToken)).OutputText.Trim();
        if (current != BranchName.Reference(branch))
        {
            return new LiveTreeOutcome.Untouched($"{folder} is not on the branch {branch}");
        }

        var head = await git.RunAsync(new(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"), cancellationToken);
        if (!head.Succeeded)
        {
            return new LiveTreeOutcome.Untouched($"{folder} has no commit yet");
        }

        var from = CommitId.Parse(head.OutputText.Trim());
        await git.RequireAsync(
            new(folder, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--", mirror.Folder, commit.Value),
            cancellationToken);
        if (await IsAncestorAsync(commit, from, cancellationToken))
        {
            return new LiveTreeOutcome.AlreadyThere();
        }

        return await FindObstacleAsync(from, commit, cancellationToken) is { } obstacle
            ? new LiveTreeOutcome.Untouched(obstacle)
            : await MergeAsync(from, commit, cancellationToken);
    }

    private async Task<string?> FindObstacleAsync(CommitId from, CommitId commit, CancellationToken cancellationToken)
    {
        if (!await IsAncestorAsync(from, commit, cancellationToken))
        {
            return $"{folder} has commits of its own";
        }

        var status = await git.ReadAsync(new(folder, "status", "--porcelain", "--untracked-files=no", "--ignore-submodules=none"), cancellationToken);
        return status.Length == 0 ? null : $"{folder} has changes that are not committed";
    }

    private async Task<LiveTreeOutcome> MergeAsync(CommitId from, CommitId commit, CancellationToken cancellationToken)
    {
        // Refuses by itself when an untracked or ignored file is in the way.
        var merge = new GitCommand(folder, "merge", "--quiet", "--ff-only", "--no-overwrite-ignore", commit.Value);
        var result = await git.RunAsync(merge, cancellationToken);
        return result.Succeeded ? new LiveTreeOutcome.Forwarded(from) : new LiveTreeOutcome.Untouched(GitProgram.Reason(merge, result));
    }

    private async Task<bool> IsAncestorAsync(CommitId ancestor, CommitId commit, CancellationToken cancellationToken) =>
        (await git.RunAsync(new(folder, "merge-base", "--is-ancestor", ancestor.Value, commit.Value), cancellationToken)).ExitCode == 0;
}
