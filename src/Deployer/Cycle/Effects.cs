using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>Notes what is done to the world outside before and after it is done, so that a crash in between can be cleared up.</summary>
internal sealed class Effects(IJournal journal, ICrashPoints points, TimeProvider time)
{
    /// <summary>Intends, acts, and notes what came of it. A cancelled act stays open: nobody knows whether it was done.</summary>
    /// <param name="intent">Whose, of which kind, and what is to be done.</param>
    /// <param name="act">Does it; gets the effect's id.</param>
    /// <param name="describe">What came of it, for the journal.</param>
    /// <param name="cancellationToken">Stops the act.</param>
    public async Task<T> RunAsync<T>(
        EffectIntent intent, Func<string, Task<T>> act, Func<T, string> describe, CancellationToken cancellationToken)
    {
        var id = $"{intent.CycleId}-{intent.Kind}-{Guid.NewGuid():N}"[..^24];
        var json = JsonSerializer.Serialize(intent.Details);
        var effect = new EffectRecord(id, intent.CycleId, intent.Service, intent.Kind, json, null, time.GetUtcNow());
        await journal.SaveEffectAsync(effect, cancellationToken);
        try
        {
            points.Pass($"{intent.Kind}: intended");
            var result = await act(id);
            points.Pass($"{intent.Kind}: done");
            await journal.SaveEffectAsync(effect with { Outcome = describe(result) }, CancellationToken.None);
            return result;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await journal.SaveEffectAsync(effect with { Outcome = $"failed: {error.Message}" }, CancellationToken.None);
            throw;
        }
    }
}

/// <summary>Something about to be done.</summary>
/// <param name="CycleId">The cycle it belongs to.</param>
/// <param name="Service">Whose.</param>
/// <param name="Kind">One of <see cref="EffectRecord"/>'s kinds.</param>
/// <param name="Details">Enough to find out after a crash whether it was done.</param>
internal sealed record EffectIntent(string CycleId, ServiceName Service, string Kind, IReadOnlyDictionary<string, string> Details);
