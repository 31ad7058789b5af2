using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Watch;

/// <summary>Finds commits of ours among those that a look found new: merged by a person, or pushed just before a crash.</summary>
internal static class OwnCommits
{
    /// <summary>How many commits are searched.</summary>
    private const int MaxCommits = 20;

    /// <summary>The newest one of the service whose message is the wanted one; null when there is none.</summary>
    public static async Task<CommitId?> FindAsync(Mirror mirror, Work work, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var before = work.Record.Commit is { } last && await mirror.HasCommitAsync(last, cancellationToken) ? last : null;
        foreach (var commit in (await mirror.ListCommitsAsync(before, work.Commit, cancellationToken)).Take(MaxCommits))
        {
            var message = await mirror.ReadMessageAsync(commit, cancellationToken);
            if (IsOf(work, message) && isWanted(message))
            {
                return commit;
            }
        }

        return null;
    }

    /// <summary>Who made the fix that this commit is, or that a person merged with it; null when it is, and brings, none of ours.</summary>
    public static async Task<string?> ReadFixerAsync(Mirror mirror, Work work, CancellationToken cancellationToken)
    {
        // A merge comes as a commit of its own; only what was waited for is worth the search.
        var commit = work.Record.State == ServiceState.Waiting
            ? await FindAsync(mirror, work, _ => true, cancellationToken) ?? work.Commit
            : work.Commit;
        var message = await mirror.ReadMessageAsync(commit, cancellationToken);
        return IsOf(work, message) ? CommitTrailers.Read(message, CommitTrailers.Fixer) : null;
    }

    /// <summary>True when a message says that its commit mends this service; in a repository of many, others do, too.</summary>
    public static bool IsOf(Work work, string message) => CommitTrailers.Read(message, CommitTrailers.Service) == work.Source.Name.Value;
}
