using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Watch;

/// <summary>How a daemon goes about watching.</summary>
/// <param name="Wishes">Wakes it before its time.</param>
/// <param name="Interval">Time between two looks at a remote.</param>
internal sealed record Pace(Wishes Wishes, TimeSpan Interval);

/// <summary>Tells when a running cycle has been overtaken: by the kill switch, a suspension, or a newer commit of another content.</summary>
/// <param name="journal">Knows who is suspended.</param>
/// <param name="workshop">Opens mirrors.</param>
/// <param name="stop">The kill switch.</param>
/// <param name="pace">A daemon's; null for a single sweep, which finishes what it began whatever is pushed.</param>
/// <param name="time">Measures the interval.</param>
internal sealed class Overtaking(IJournal journal, Workshop workshop, StopSwitch stop, Pace? pace, TimeProvider time)
{
    /// <summary>Where the loop looks; nothing new is begun while it is on.</summary>
    public StopSwitch Stop => stop;

    public Vigil Watch(Work work, CycleRun run, CancellationToken cancellationToken) =>
        new(run, token => WaitAsync(work, run, token), cancellationToken);

    /// <summary>Ends with the reason.</summary>
    private async Task<string> WaitAsync(Work work, CycleRun run, CancellationToken cancellationToken)
    {
        for (var seen = pace?.Wishes.Count ?? 0; ;)
        {
            await PauseAsync(seen, cancellationToken);
            seen = pace?.Wishes.Count ?? 0;
            if (await FindReasonAsync(work, run, cancellationToken) is { } reason)
            {
                return reason;
            }
        }
    }

    /// <summary>Until it is time to look again, a wish is made, or the kill switch is on.</summary>
    private async Task PauseAsync(int seen, CancellationToken cancellationToken)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stopped = stop.ChangedAsync(from: false, wake.Token);
        await (pace is null
            ? stopped
            : Task.WhenAny(stopped, pace.Wishes.MoreThanAsync(seen), Task.Delay(pace.Interval, time, wake.Token)));
        await wake.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<string?> FindReasonAsync(Work work, CycleRun run, CancellationToken cancellationToken)
    {
        if (stop.IsOn)
        {
            return $"{stop.File} exists";
        }

        try
        {
            return await journal.FindServiceAsync(work.Source.Name, cancellationToken) is { Suspended: true }
                ? "the service was suspended"
                : await FindNewerAsync(work, run, cancellationToken) is { } newer ? $"a newer commit came, {newer.Short}" : null;
        }
        catch (Exception error) when (error is MachineException or IOException or UnauthorizedAccessException)
        {
            // A remote that cannot be asked now has told of nothing newer.
            return null;
        }
    }

    private async Task<CommitId?> FindNewerAsync(Work work, CycleRun run, CancellationToken cancellationToken)
    {
        var (source, branch) = (work.Source, work.Source.Options.Branch);
        var mirror = await workshop.OpenMirrorAsync(source, cancellationToken);
        if (await mirror.ReadRemoteAsync(branch, cancellationToken) is not { } tip || tip == work.Commit)
        {
            return null;
        }

        if (await mirror.FetchAsync(branch, cancellationToken) is not { } fetched)
        {
            return null;
        }

        var key = await WorkKeys.ReadSourceAsync(mirror, fetched, source.Folder, cancellationToken);
        if (key is null || key == work.Keys.Source)
        {
            return null;
        }

        var message = await mirror.ReadMessageAsync(fetched, cancellationToken);
        return CommitTrailers.Read(message, CommitTrailers.Cycle) == run.Record.Id ? null : fetched;
    }
}
