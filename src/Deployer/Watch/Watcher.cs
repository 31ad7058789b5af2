using System.Collections.Concurrent;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair.Inbox;

namespace Deployer.Watch;

/// <summary>
/// Looks at a service's remote and tells whether there is anything to do. Poll, trigger and feedback all come this way.
/// </summary>
internal sealed class Watcher(IJournal journal, Workshop workshop, Tips tips, KnownWork known, Troubles troubles)
{
    /// <summary>How many remotes are asked at the same time.</summary>
    private const int MaxQuestions = 8;

    private readonly ConcurrentDictionary<ServiceName, bool> _seen = new();

    /// <summary>Asks the remotes of all services ahead of the looks, side by side; those that failed just now are left out.</summary>
    public async Task AskAsync(IReadOnlyCollection<ServiceSource> sources, CancellationToken cancellationToken)
    {
        tips.Forget();
        await Parallel.ForEachAsync(
            sources,
            new ParallelOptions { MaxDegreeOfParallelism = MaxQuestions, CancellationToken = cancellationToken },
            async (source, token) =>
            {
                if (!troubles.IsHeld(await ReadAsync(source, token), TroubleKind.Remote, key: null))
                {
                    await tips.ReadAsync(source, token);
                }
            });
    }

    /// <summary>The next look at the service asks its remote anew.</summary>
    public void Forget(ServiceSource source) => tips.Forget(source);

    /// <param name="source">The service.</param>
    /// <param name="needs">Work keys of the services it needs, as of this sweep.</param>
    /// <param name="feedback">Proposals that wait for it.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<Look> LookAsync(
        ServiceSource source, IReadOnlyList<string> needs, IReadOnlyList<PendingFeedback> feedback, CancellationToken cancellationToken)
    {
        var record = await ReadAsync(source, cancellationToken);
        if (record.Suspended)
        {
            return new Look.Nothing(record, "suspended");
        }

        if (troubles.IsHeld(record, TroubleKind.Remote, key: null))
        {
            return new Look.Held(record, Troubles.Describe(record));
        }

        var tip = await tips.ReadAsync(source, cancellationToken);
        if (tip is not TipReading.At { Commit: var commit })
        {
            return new Look.Unreachable(record, ((TipReading.Unreadable)tip).Reason);
        }

        string? sourceKey;
        try
        {
            sourceKey = await ReadSourceKeyAsync(source, record, commit, cancellationToken);
        }
        catch (Exception error) when (error is MachineException or IOException or UnauthorizedAccessException)
        {
            return new Look.Unreachable(record, error.Message);
        }

        if (sourceKey is null)
        {
            return new Look.Unreachable(record, $"commit {commit.Short} of {source.Options.Branch} has no folder '{source.Folder}'");
        }

        var reached = await troubles.EndAsync(record, TroubleKind.Remote, cancellationToken);
        return await JudgeAsync(new Work(source, reached, commit, new WorkKey(sourceKey, ""), "") { Feedback = feedback }, needs, cancellationToken);
    }

    /// <summary>What is known of a service. A wish that a cycle had begun to see to when it was killed is one again.</summary>
    private async Task<ServiceRecord> ReadAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        var record = await journal.FindServiceAsync(source.Name, cancellationToken) ?? new ServiceRecord { Name = source.Name };
        return record.Serving == TriggerRequest.None
            ? record
            : await journal.UpdateServiceAsync(
                source.Name,
                current => current with
                {
                    Trigger = current.Serving > current.Trigger ? current.Serving : current.Trigger,
                    Serving = TriggerRequest.None,
                },
                cancellationToken);
    }

    private async Task<Look> JudgeAsync(Work found, IReadOnlyList<string> needs, CancellationToken cancellationToken)
    {
        var (source, record, feedback) = (found.Source, found.Record, found.Feedback);
        string toolchain;
        try
        {
            toolchain = await workshop.ExaminerOf(source).IdentifyToolchainAsync(cancellationToken);
        }
        catch (MachineException lack)
        {
            return new Look.Unable(record, lack);
        }

        var work = found with
        {
            Keys = found.Keys with { Conditions = WorkKeys.Conditions(toolchain, source.Options, needs) },
            Trigger = feedback.Count > 0 ? "feedback" : record.Trigger == TriggerRequest.None ? "poll" : "trigger",
        };
        var look = feedback.Count > 0 || record.Trigger == TriggerRequest.Rebuild
            ? new Look.Something(work)
            : await known.FindAsync(work, cancellationToken) ?? new Look.Something(work);
        return look is Look.Something && troubles.IsHeld(record, TroubleKind.Machine, AttemptKey.Of(work))
            ? new Look.Held(record, Troubles.Describe(record))
            : look;
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

    private async Task<string?> ReadSourceKeyAsync(
        ServiceSource source, ServiceRecord record, CommitId commit, CancellationToken cancellationToken)
    {
        if (commit == record.Commit && record.SourceKey is { } remembered && WorkKeys.IsOf(remembered, source.Folder)
            && await IsHereAsync(source, commit, cancellationToken))
        {
            return remembered;
        }

        var mirror = await workshop.OpenMirrorAsync(source, cancellationToken);
        await mirror.FetchAsync(source.Options.Branch, cancellationToken);
        return await WorkKeys.ReadSourceAsync(mirror, commit, source.Folder, cancellationToken);
    }
}
