using Deployer.Build.Dependencies;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Build.Resources;

/// <summary>
/// Keeps everything under `.deployer/` within `limits.disk`, and some space free on its disk: removes the builds that were used
/// least recently, and when these do not suffice the mirrors of dependencies; never what a running cycle uses.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the program, and its semaphore holds nothing until its wait handle is asked for.
internal sealed class DiskRoom(
    WorkspaceLayout layout, WorkspaceOptions options, IJournal journal, IDiskGauge gauge, TimeProvider time) : IRoom
#pragma warning restore CA1001
{
    /// <summary>Where the last measurement is kept, for `status`.</summary>
    public const string UsageNote = "disk/usage";

    /// <summary>Counting many small files takes seconds: not more often than this.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private const int MaxCycles = 1000;
    private const int MaxRemoved = 1000;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The mirrors of dependencies; null: there are none.</summary>
    public DependencyMirrors? Mirrors { get; init; }

    private DiskUsage? _last;
    private DateTimeOffset _measured = DateTimeOffset.MinValue;

    /// <summary>Opens something in a service's slots: what was removed for it first. The service's cycle is in the journal already.</summary>
    public async Task<(T Opened, IReadOnlyList<string> Removed)> OpenAsync<T>(
        ServiceName service, Func<Task<T>> open, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            DisposableParts.Touch(layout.Slots(service), time.GetUtcNow());
            var usage = await MeasureAsync(isForced: false, cancellationToken);
            var removed = usage.Excess > 0 ? await RemoveAsync(isUrgent: false, cancellationToken) : [];
            return (await open(), removed);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> MakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await RemoveAsync(isUrgent: true, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The last measurement, or a new one when that is old.</summary>
    private async Task<DiskUsage> MeasureAsync(bool isForced, CancellationToken cancellationToken)
    {
        var free = gauge.FreeSpace(layout.State);
        var now = time.GetUtcNow();
        if (!isForced && _last is { } last && now - _measured < Interval)
        {
            return last with { Free = free };
        }

        var used = await Task.Run(() => FolderSize.Of(layout.State, cancellationToken), cancellationToken);
        (_last, _measured) = (new DiskUsage(used, options.Limits.DiskBytes, free), now);
        await journal.SaveNoteAsync(UsageNote, _last.ToString(), cancellationToken);
        return _last;
    }

    private async Task<IReadOnlyList<string>> RemoveAsync(bool isUrgent, CancellationToken cancellationToken)
    {
        var cycles = await journal.ListCyclesAsync(service: null, MaxCycles, cancellationToken);
        var running = cycles.Where(cycle => cycle.Outcome == CycleOutcome.Running).ToList();
        var busy = running.Select(cycle => cycle.Service.Value).ToHashSet(StringComparer.Ordinal);
        var usage = await MeasureAsync(isForced: true, cancellationToken);
        var names = options.Services.Select(service => service.Name).ToList();
        var removed = new List<string>();
        var since = running.Select(cycle => cycle.Started).Append(time.GetUtcNow()).Min();
        var parts = new DisposableParts(layout, names).List(busy, isUrgent).Select(part => (part.Name, Remove: (Func<long>)(() => Remove(part.Folder, cancellationToken))));
        foreach (var part in parts.Concat(UnusedMirrors(since, cancellationToken)).Take(MaxRemoved))
        {
            // A quota that is used up shows in no figure: something goes all the same.
            if (usage.Excess <= 0 && !(isUrgent && removed.Count == 0))
            {
                break;
            }

            var size = await Task.Run(part.Remove, cancellationToken);
            usage = usage with { Used = usage.Used - size, Free = usage.Free + size };
            if (size > 0)
            {
                removed.Add($"{part.Name} ({FolderSize.Text(size)})");
            }
        }

        _last = usage;
        await journal.SaveNoteAsync(UsageNote, usage.ToString(), cancellationToken);
        return removed;
    }

    /// <summary>Last of all: to fetch one again takes the network. Those used since are in use.</summary>
    private IEnumerable<(string Name, Func<long> Remove)> UnusedMirrors(DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var mirror in Mirrors?.ListUnused(since) ?? [])
        {
            var name = $"the mirror of {Path.GetRelativePath(Mirrors!.Folder, mirror)}";
            yield return (name, () => Mirrors.RemoveUnused(mirror, since, cancellationToken));
        }
    }

    private static long Remove(string folder, CancellationToken cancellationToken)
    {
        var size = FolderSize.Of(folder, cancellationToken);
        FolderTree.Remove(folder);
        return size;
    }
}
