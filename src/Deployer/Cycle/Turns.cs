using System.Runtime.CompilerServices;
using Deployer.Kernel;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>How a service's turn ended.</summary>
/// <param name="Source">Whose.</param>
/// <param name="Report">What was done; null when that failed.</param>
/// <param name="Failure">What nobody expected; null when it ended in order.</param>
internal sealed record Turn(ServiceSource Source, ServiceReport? Report, Exception? Failure);

/// <summary>
/// Gives services their turns, several at the same time: in the order of the list, each behind those before it that it needs. One
/// whose turn fails holds up none but those that need it.
/// </summary>
/// <param name="most">How many have their turn at once.</param>
/// <param name="mayBegin">Asked before each turn: false, and only those under way are finished.</param>
/// <param name="act">The turn of one service.</param>
internal sealed class Turns(int most, Func<bool> mayBegin, Func<ServiceSource, CancellationToken, Task<ServiceReport>> act)
{
    private readonly List<ServiceSource> _waiting = [];
    private readonly Dictionary<Task<Turn>, ServiceSource> _running = [];
    private readonly HashSet<ServiceName> _failed = [];

    /// <summary>Each turn when it has ended. Who stops listening cancels those under way, and gets on when they have ended.</summary>
    /// <param name="sources">The services, those that others need first.</param>
    /// <param name="cancellationToken">Cancels the turns under way; no other is begun.</param>
    public async IAsyncEnumerable<Turn> TakeAsync(
        IEnumerable<ServiceSource> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _waiting.AddRange(sources);
        try
        {
            for (Begin(all.Token); _running.Count > 0; Begin(all.Token))
            {
                var ended = await Task.WhenAny(_running.Keys);
                _running.Remove(ended);
                var turn = await ended;
                if (turn.Failure is not null)
                {
                    _failed.Add(turn.Source.Name);
                }

                yield return turn;
            }
        }
        finally
        {
            await all.CancelAsync();
            await Task.WhenAll(_running.Keys);
        }
    }

    private void Begin(CancellationToken cancellationToken)
    {
        while (_running.Count < most && _waiting.Count > 0 && !cancellationToken.IsCancellationRequested && mayBegin() && FindNext() is { } next)
        {
            _waiting.Remove(next);
            _running.Add(TakeAsync(next, cancellationToken), next);
        }
    }

    /// <summary>The first that needs none of those before it that have not had their turn; null when all have to wait.</summary>
    private ServiceSource? FindNext()
    {
        var before = _running.Values.Select(source => source.Name).Concat(_failed).ToHashSet();
        foreach (var source in _waiting)
        {
            if (!source.Options.Needs.Any(before.Contains))
            {
                return source;
            }

            before.Add(source.Name);
        }

        return null;
    }

    private async Task<Turn> TakeAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        try
        {
            return new Turn(source, await act(source, cancellationToken), Failure: null);
        }
#pragma warning disable CA1031 // It is the turn's end, and told by who gave it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Turn(source, Report: null, error);
        }
    }
}
