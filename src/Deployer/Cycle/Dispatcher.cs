using System.Diagnostics;
using Deployer.Kernel;
using Deployer.Release;
using Deployer.Repair.Inbox;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>What a sweep did for one service.</summary>
/// <param name="Before">Its state before.</param>
/// <param name="After">Its state after.</param>
/// <param name="Note">What there was to say, one line.</param>
/// <param name="Cycle">The cycle it had; null when there was nothing to do.</param>
/// <param name="Reached">False when its remote could not be read.</param>
internal sealed record ServiceReport(ServiceRecord Before, ServiceRecord After, string Note, CycleRecord? Cycle, bool Reached)
{
    public ServiceName Name => After.Name;

    /// <summary>True when nothing needs a person; a suspended service is left out of account.</summary>
    public bool IsWell => After.Suspended || (Reached && After.State == ServiceState.Green);
}

/// <summary>Looks at every service once and gives each that has work its cycle.</summary>
internal sealed class Dispatcher(
    Watcher watcher, Tips tips, ServiceCycle cycle, Releaser releaser, InboxFolder inbox, DispatcherPorts ports)
{
    /// <summary>How many remotes are asked at the same time.</summary>
    private const int MaxLooks = 8;

    /// <param name="sources">The services, those that others need first.</param>
    /// <param name="only">Those that are looked at; empty for all.</param>
    /// <param name="cancellationToken">Stops the sweep; the running cycle is cancelled cleanly.</param>
    public async IAsyncEnumerable<ServiceReport> SweepAsync(
        IReadOnlyList<ServiceSource> sources,
        IReadOnlyCollection<ServiceName> only,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chosen = sources.Where(source => only.Count == 0 || only.Contains(source.Name)).ToList();
        var unready = await PrepareAsync(chosen, cancellationToken);
        var feedback = await inbox.ReadAsync(cancellationToken);
        var keys = new Dictionary<ServiceName, string>();
        tips.Forget();
        await Parallel.ForEachAsync(
            chosen,
            new ParallelOptions { MaxDegreeOfParallelism = MaxLooks, CancellationToken = cancellationToken },
            async (source, token) => await tips.ReadAsync(source, token));
        foreach (var source in chosen)
        {
            if (File.Exists(ports.Layout.StopFile))
            {
                yield break;
            }

            var needs = await ReadKeysAsync(source, keys, cancellationToken);
            var look = unready.TryGetValue(source.Name, out var obstacle)
                ? new Look.Unreachable(await FindAsync(source, cancellationToken), obstacle)
                : await watcher.LookAsync(
                    source, needs, await ports.Restarter.TakeAsync(source, feedback[source.Name], cancellationToken), cancellationToken);
            var report = await ActAsync(source, look, cancellationToken);
            if (report.Reached)
            {
                await ports.Upkeep.FinishAsync(source, cancellationToken);
            }

            if (report.After.WorkKey is { } key)
            {
                keys[source.Name] = key;
            }

            yield return report;
        }
    }

    private async Task<ServiceReport> ActAsync(ServiceSource source, Look look, CancellationToken cancellationToken)
    {
        switch (look)
        {
            case Look.Nothing nothing:
                return new ServiceReport(nothing.Record, nothing.Record, nothing.Note, null, Reached: true);
            case Look.Unreachable gone:
                return new ServiceReport(gone.Record, gone.Record, gone.Reason, null, Reached: false);
            case Look.Settled settled:
                await releaser.ReleaseAsync(source, settled.Record, ReleaseLog.Without(source.Name, ports.Audience), cancellationToken);
                return new ServiceReport(settled.Record, settled.Record, settled.Note, null, Reached: true);
            case Look.Something { Work: var work }:
                var record = await cycle.RunAsync(work, cancellationToken);
                tips.Forget(source);
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
        ServiceSource source, Dictionary<ServiceName, string> keys, CancellationToken cancellationToken)
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
}

/// <summary>What a dispatcher reads and tells.</summary>
internal sealed record DispatcherPorts(WorkspaceLayout Layout, IJournal Journal, ICycleAudience Audience, Upkeep Upkeep, Restarter Restarter);
