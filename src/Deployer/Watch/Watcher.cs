using System.Collections.Concurrent;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair.Inbox;

namespace Deployer.Watch;

/// <summary>
/// Looks at a service's remote and tells whether there is anything to do. Poll, trigger and feedback all come this way.
/// </summary>
internal sealed class Watcher(IJournal journal, Workshop workshop, Tips tips, KnownWork known)
{
    private readonly ConcurrentDictionary<ServiceName, bool> _seen = new();

    /// <param name="source">The service.</param>
    /// <param name="needs">Work keys of the services it needs, as of this sweep.</param>
    /// <param name="feedback">Proposals that wait for it.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<Look> LookAsync(
        ServiceSource source,
        IReadOnlyList<string> needs,
        IReadOnlyList<PendingFeedback> feedback,
        CancellationToken cancellationToken)
    {
        var record = await journal.FindServiceAsync(source.Name, cancellationToken) ?? new ServiceRecord { Name = source.Name };
        if (record.Suspended)
        {
            return new Look.Nothing(record, "suspended");
        }

        var tip = await tips.ReadAsync(source, cancellationToken);
        if (tip is not TipReading.At { Commit: var commit })
        {
            return new Look.Unreachable(record, ((TipReading.Unreadable)tip).Reason);
        }

        string? sourceKey;
        try
        {
            sourceKey = commit == record.Commit && record.SourceKey is { } remembered && WorkKeys.IsOf(remembered, source.Folder)
                && await IsHereAsync(source, commit, cancellationToken)
                ? remembered
                : await FetchSourceKeyAsync(source, commit, cancellationToken);
        }
        catch (Exception error) when (error is MachineException or IOException or UnauthorizedAccessException)
        {
            return new Look.Unreachable(record, error.Message);
        }

        return sourceKey is null
            ? new Look.Unreachable(record, $"commit {commit.Short} of {source.Options.Branch} has no folder '{source.Folder}'")
            : await JudgeAsync(new Work(source, record, commit, new WorkKey(sourceKey, ""), "") { Feedback = feedback }, needs, cancellationToken);
    }

    private async Task<Look> JudgeAsync(Work found, IReadOnlyList<string> needs, CancellationToken cancellationToken)
    {
        var (source, record, feedback) = (found.Source, found.Record, found.Feedback);
        var toolchain = await workshop.ExaminerOf(source).IdentifyToolchainAsync(cancellationToken);
        var work = found with
        {
            Keys = found.Keys with { Conditions = WorkKeys.Conditions(toolchain, source.Options, needs) },
            Trigger = feedback.Count > 0 ? "feedback" : record.Trigger == TriggerRequest.None ? "poll" : "trigger",
        };
        return feedback.Count > 0 || record.Trigger == TriggerRequest.Rebuild
            ? new Look.Something(work)
            : await known.FindAsync(work, cancellationToken) ?? new Look.Something(work);
    }

    /// <summary>A mirror that was lost is made anew without the commit; asked once in a run.</summary>
    private async Task<bool> IsHereAsync(ServiceSource source, CommitId commit, CancellationToken cancellationToken)
    {
        if (!_seen.ContainsKey(source.Name)
            && await (await workshop.OpenMirrorAsync(source, cancellationToken)).HasCommitAsync(commit, cancellationToken))
        {
            _seen[source.Name] = true;
        }

        return _seen.ContainsKey(source.Name);
    }

    private async Task<string?> FetchSourceKeyAsync(ServiceSource source, CommitId commit, CancellationToken cancellationToken)
    {
        var mirror = await workshop.OpenMirrorAsync(source, cancellationToken);
        await mirror.FetchAsync(source.Options.Branch, cancellationToken);
        return await WorkKeys.ReadSourceAsync(mirror, commit, source.Folder, cancellationToken);
    }
}
