using System.Collections.Concurrent;

namespace Deployer.Git;

/// <content>Keeps those apart who add to one branch of the remote.</content>
internal sealed partial class Mirror
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _branches = new(StringComparer.Ordinal);

    /// <summary>Does what looks where a branch is and then adds to it, while no other service of this repository does so.</summary>
    public async Task<T> AloneOnAsync<T>(string branch, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        var turn = _branches.GetOrAdd(branch, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            turn.Release();
        }
    }
}
