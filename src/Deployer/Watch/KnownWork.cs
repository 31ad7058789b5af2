using Deployer.Cycle;

namespace Deployer.Watch;

/// <summary>Answers a look from what was judged before: once for each input, whatever commit it comes with.</summary>
internal sealed class KnownWork(IJournal journal, Workshop workshop, Troubles troubles, TimeProvider time)
{
    /// <summary>What is known; null when this input, or for a red one what would be tried on it, is new, or when tests left out are due.</summary>
    public async Task<Look?> FindAsync(Work work, CancellationToken cancellationToken)
    {
        var known = await journal.FindWorkAsync(work.Source.Name, work.Keys.Whole, cancellationToken);
        if (known is { Green: true, Cause: not null, FailureClass: not Diagnose.FailureClass.Flaky } && !IsStillWaiting(work)
            && await workshop.Thrift.NotesOf(work.Source.Name).AreAllTestsDueAsync(cancellationToken))
        {
            return null;
        }

        return known switch
        {
            { Green: false } when known.AttemptKey == AttemptKey.MeansOf(work.Source.Options.Fix) => await TakeRedAsync(work, known, cancellationToken),
            _ when IsStillWaiting(work) => await TakeWaitingAsync(work, cancellationToken),
            { Green: true } => await TakeGreenAsync(work, known, cancellationToken),
            _ => null,
        };
    }

    /// <summary>A fix of just this input waits for a person, whatever else is known of it.</summary>
    private static bool IsStillWaiting(Work work) =>
        work.Record.State == ServiceState.Waiting && work.Record.WorkKey == work.Keys.Whole;

    private async Task<Look> TakeWaitingAsync(Work work, CancellationToken cancellationToken)
    {
        if (Move(work, ServiceState.Waiting) is var record && record != work.Record)
        {
            await SaveAsync(work, record, cancellationToken);
        }

        return new Look.Nothing(record, $"waiting: {record.WaitingFor}");
    }

    private async Task<Look> TakeGreenAsync(Work work, WorkRecord known, CancellationToken cancellationToken)
    {
        var before = work.Record;
        if (before.State == ServiceState.Green && before.Commit == work.Commit && before.Trigger == TriggerRequest.None
            && !before.ReleaseDue && before.Trouble is null)
        {
            return new Look.Nothing(before, "green, nothing new");
        }

        if (before.WorkKey == work.Keys.Whole && troubles.IsHeld(before, TroubleKind.Restart, work.Keys.Whole))
        {
            return new Look.Held(before, Troubles.Describe(before));
        }

        var same = before.State == ServiceState.Green && before.WorkKey == work.Keys.Whole;
        var fixer = await OwnCommits.ReadFixerAsync(await workshop.OpenMirrorAsync(work.Source, cancellationToken), work, cancellationToken) ?? before.Fixer;
        var record = Move(work, ServiceState.Green) with
        {
            Since = same ? before.Since : time.GetUtcNow(),
            ReleaseDue = before.ReleasedKey != work.Keys.Whole,
            LastGreen = work.Commit,
            Fixer = fixer,
            WaitingFor = null,
            Fingerprint = null,
            FailureClass = known.FailureClass,
            Cause = known.Cause,
        };
        await SaveAsync(work, record, cancellationToken);
        return new Look.Settled(record, $"green, as judged before; now at {work.Commit.Short}");
    }

    private async Task<Look> TakeRedAsync(Work work, WorkRecord known, CancellationToken cancellationToken)
    {
        var before = work.Record;
        var met = known with { LastSeen = time.GetUtcNow(), Count = known.Count + 1 };
        await journal.SaveWorkAsync(met, cancellationToken);
        var stillWaiting = IsStillWaiting(work);
        var record = Move(work, stillWaiting ? ServiceState.Waiting : ServiceState.Red) with
        {
            Since = before.WorkKey == work.Keys.Whole ? before.Since : known.FirstSeen,
            WaitingFor = stillWaiting ? before.WaitingFor : null,
            Fingerprint = known.Fingerprint,
            FailureClass = known.FailureClass,
            Cause = known.Cause,
        };
        if (record != before)
        {
            await SaveAsync(work, record, cancellationToken);
        }

        return new Look.Nothing(record, stillWaiting
            ? $"waiting: {record.WaitingFor}"
            : $"known red, fingerprint {known.Fingerprint?.Value ?? "none"}, met {met.Count} times");
    }

    /// <summary>What a person asked for meanwhile stays asked for.</summary>
    private Task<ServiceRecord> SaveAsync(Work work, ServiceRecord record, CancellationToken cancellationToken) =>
        journal.UpdateServiceAsync(
            record.Name,
            current => current.Suspended || current.Trigger > work.Record.Trigger ? current : record,
            cancellationToken);

    private static ServiceRecord Move(Work work, ServiceState state) => work.Record with
    {
        State = state,
        Commit = work.Commit,
        SourceKey = work.Keys.Source,
        WorkKey = work.Keys.Whole,
        Trigger = TriggerRequest.None,

        // Of what failed only a restart is still to come.
        Trouble = work.Record.Trouble is { Kind: TroubleKind.Restart } trouble && trouble.Key == work.Keys.Whole ? trouble : null,
    };
}
