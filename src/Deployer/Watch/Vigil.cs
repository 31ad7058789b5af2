using Deployer.Cycle;

namespace Deployer.Watch;

/// <summary>Watches over one running cycle, and gives it up when it is not wanted any more.</summary>
internal sealed class Vigil : IAsyncDisposable
{
    private readonly CancellationTokenSource _cycle;
    private readonly CancellationTokenSource _watching;
    private readonly Task _watch;

    /// <param name="run">The cycle.</param>
    /// <param name="findReason">Waits for a reason to give it up.</param>
    /// <param name="cancellationToken">Stops the cycle, whatever the watch says.</param>
    public Vigil(CycleRun run, Func<CancellationToken, Task<string>> findReason, CancellationToken cancellationToken)
    {
        _cycle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _watch = WatchAsync(run, findReason);
    }

    /// <summary>Cancelled when the cycle is given up, or from outside.</summary>
    public CancellationToken Token => _cycle.Token;

    /// <summary>Why the cycle was given up; null when it was not.</summary>
    public string? Reason { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _watching.CancelAsync();
        await _watch;
        _watching.Dispose();
        _cycle.Dispose();
    }

    private async Task WatchAsync(CycleRun run, Func<CancellationToken, Task<string>> findReason)
    {
        try
        {
            var reason = await findReason(_watching.Token);
            await run.GiveUpAsync(
                () =>
                {
                    Reason = reason;
                    return _cycle.CancelAsync();
                },
                _watching.Token);
        }
        catch (OperationCanceledException) when (_watching.IsCancellationRequested)
        {
            // The cycle has ended by itself.
        }
    }
}
