using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Deployer.Kernel;
using Deployer.Release;
using Deployer.Repair.Inbox;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>What a sweep did for one service.</summary>
/// <param name="Before">Its state before.</param>
/// <param name="After">Its state after.</param>
/// <param name="Note">What there was to say, one line.</param>
/// <param name="Cycle">The cycle it had; null when there was nothing to do.</param>
/// <param name="Reached">False when its remote could not be read.</param>
internal sealed record ServiceReport(ServiceRecord Before, ServiceRecord After, string Note, CycleRecord? Cycle, bool Reached)
{
    /// <summary>What this machine lacks to judge it; null when it lacks nothing.</summary>
    public MachineException? Lack { get; init; }

    public ServiceName Name => After.Name;

    /// <summary>True when nothing needs a person; a suspended service is left out of account.</summary>
    public bool IsWell =>
        After.Suspended || (Reached && Lack is null && After.State == ServiceState.Green && Cycle?.Outcome != CycleOutcome.Cancelled);

    /// <summary>How it is, in one word or two.</summary>
    public string Word => !Reached ? "unreachable" : Lack is not null ? "not judged" : After.State.ToString().ToLowerInvariant();
}

/// <summary>Looks at every service once and gives each that has work its cycle, as many at once as the configuration allows.</summary>
internal sealed class Dispatcher(Watcher watcher, ServiceCycle cycle, Releaser releaser, InboxFolder inbox, DispatcherPorts ports)
{
    /// <summary>Tells of each service when its turn has ended. What nobody expected is thrown when all have had theirs.</summary>
    /// <param name="sources">The services, those that others need first.</param>
    /// <param name="only">Those that are looked at; empty for all.</param>
    /// <param name="cancellationToken">Stops the sweep; the running cycles are cancelled cleanly.</param>
    public async IAsyncEnumerable<ServiceReport> SweepAsync(
        IReadOnlyList<ServiceSource> sources,
        IReadOnlyCollection<ServiceName> only,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chosen = sources.Where(source => only.Count == 0 || only.Contains(source.Name)).ToList();
        var sweep = new Sweep(await PrepareAsync(chosen, cancellationToken), await inbox.ReadAsync(cancellationToken), new());
        if (!ports.Stop.IsOn)
        {
            await watcher.AskAsync(chosen, cancellationToken);
        }

        Exception? failure = null;
        var turns = new Turns(ports.ParallelBuilds, () => !ports.Stop.IsOn, (source, token) => TakeTurnAsync(source, sweep, token));
        await foreach (var turn in turns.TakeAsync(chosen, cancellationToken))
        {
            if (turn.Report is { } report)
            {
                yield return report;
            }
            else if (!cancellationToken.IsCancellationRequested)
            {
                failure ??= turn.Failure;
                ports.Audience.Hear(turn.Source.Name, "sweep", $"broken off: {turn.Failure!.Message}");
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private async Task<ServiceReport> TakeTurnAsync(ServiceSource source, Sweep sweep, CancellationToken cancellationToken)
    {
        var needs = await ReadKeysAsync(source, sweep.Keys, cancellationToken);
        var look = sweep.Unready.TryGetValue(source.Name, out var obstacle)
            ? new Look.Unreachable(await FindAsync(source, cancellationToken), obstacle)
            : await watcher.LookAsync(
                source, needs, await ports.Restarter.TakeAsync(source, sweep.Feedback[source.Name], cancellationToken), cancellationToken);
        var report = await ActAsync(source, look, cancellationToken);
        if (report.Reached)
        {
            await ports.Upkeep.FinishAsync(source, cancellationToken);
        }

        if (report.After.WorkKey is { } key)
        {
            sweep.Keys[source.Name] = key;
        }

        return report;
    }

    private async Task<ServiceReport> ActAsync(ServiceSource source, Look look, CancellationToken cancellationToken)
    {
        switch (look)
        {
            case Look.Nothing nothing:
                return new ServiceReport(nothing.Record, nothing.Record, nothing.Note, null, Reached: true);
            case Look.Held held:
                return new ServiceReport(held.Record, held.Record, held.Note, null, held.Record.Trouble?.Kind != TroubleKind.Remote);
            case Look.Unreachable gone:
                var unread = new Trouble.Failed(TroubleKind.Remote, gone.Reason, null);
                return new ServiceReport(
                    gone.Record, await ports.Troubles.NoteAsync(gone.Record, unread, cancellationToken), gone.Reason, null, Reached: false);
            case Look.Unable unable:
                var lacking = new Trouble.Failed(TroubleKind.Machine, unable.Lack.Message, unable.Lack.Code);
                var stays = ports.Troubles.IsHeld(unable.Record, lacking.Kind, lacking.Key)
                    ? unable.Record
                    : await ports.Troubles.NoteAsync(unable.Record, lacking, cancellationToken);
                return new ServiceReport(unable.Record, stays, unable.Lack.Message, null, Reached: true) { Lack = unable.Lack };
            case Look.Settled settled:
                await releaser.ReleaseAsync(source, settled.Record, ReleaseLog.Without(source.Name, ports.Audience), cancellationToken);
                return new ServiceReport(settled.Record, settled.Record, settled.Note, null, Reached: true);
            case Look.Something { Work: var work }:
                var record = await cycle.RunAsync(work, cancellationToken);
                watcher.Forget(source);
                var after = await ports.Journal.FindServiceAsync(source.Name, cancellationToken) ?? work.Record;
                return new ServiceReport(work.Record, after, record.Summary ?? "", record, Reached: true);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Those that must not be looked at now, each with the reason.</summary>
    private async Task<Dictionary<ServiceName, string>> PrepareAsync(List<ServiceSource> chosen, CancellationToken cancellationToken)
    {
        var unready = new Dictionary<ServiceName, string>();
        foreach (var source in chosen)
        {
            if (await ports.Upkeep.PrepareAsync(source, cancellationToken) is { } reason)
            {
                unready[source.Name] = reason;
            }
        }

        return unready;
    }

    private async Task<ServiceRecord> FindAsync(ServiceSource source, CancellationToken cancellationToken) =>
        await ports.Journal.FindServiceAsync(source.Name, cancellationToken) ?? new ServiceRecord { Name = source.Name };

    private async Task<IReadOnlyList<string>> ReadKeysAsync(
        ServiceSource source, ConcurrentDictionary<ServiceName, string> keys, CancellationToken cancellationToken)
    {
        var needs = new List<string>();
        foreach (var need in source.Options.Needs)
        {
            needs.Add(keys.TryGetValue(need, out var key)
                ? key
                : (await ports.Journal.FindServiceAsync(need, cancellationToken))?.WorkKey ?? "");
        }

        return needs;
    }

    /// <summary>What all turns of one sweep share.</summary>
    /// <param name="Unready">Services that must not be looked at, each with the reason.</param>
    /// <param name="Feedback">What people propose.</param>
    /// <param name="Keys">The work keys of the services that had their turn.</param>
    private sealed record Sweep(
        Dictionary<ServiceName, string> Unready, ILookup<ServiceName, PendingFeedback> Feedback, ConcurrentDictionary<ServiceName, string> Keys);
}

/// <summary>What a dispatcher reads and tells.</summary>
internal sealed record DispatcherPorts(
    IJournal Journal, StopSwitch Stop, Troubles Troubles, ICycleAudience Audience, Upkeep Upkeep, Restarter Restarter)
{
    /// <summary>How many services have their turn at once.</summary>
    public int ParallelBuilds { get; init; } = 1;
}
