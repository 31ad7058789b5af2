using System.Globalization;
using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Build.Economy;

/// <summary>Remembers for one service how sparingly it had to be built, and relaxes that with time.</summary>
/// <param name="journal">Where it is kept.</param>
/// <param name="service">Whose.</param>
/// <param name="memoryLimit">Bytes that a build may use; with more than before everything is tried anew.</param>
/// <param name="time">Now.</param>
internal sealed class ThriftNotes(IJournal journal, ServiceName service, long memoryLimit, TimeProvider time)
{
    /// <summary>After so long without a change the strictest measure is left out once, to see whether it is still needed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(7);

    private string Key => $"economy/{service}";

    /// <summary>What to begin with.</summary>
    public async Task<Measures> RecallAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not var (measures, since, limit) || limit < memoryLimit)
        {
            return Measures.None;
        }

        return time.GetUtcNow() - since >= Patience ? measures.Relaxed() : measures;
    }

    /// <summary>Notes what it took.</summary>
    public async Task RememberAsync(Measures measures, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(cancellationToken);
        if ((before?.Measures ?? Measures.None) == measures && (before is null || time.GetUtcNow() - before.Value.Since < Patience))
        {
            return;
        }

        var value = string.Create(CultureInfo.InvariantCulture, $"{(int)measures} {time.GetUtcNow().ToUnixTimeSeconds()} {memoryLimit}");
        await journal.SaveNoteAsync(Key, value, cancellationToken);
    }

    private async Task<(Measures Measures, DateTimeOffset Since, long Limit)?> ReadAsync(CancellationToken cancellationToken) =>
        (await journal.FindNoteAsync(Key, cancellationToken))?.Split(' ') is [var measures, var since, var limit]
        && int.TryParse(measures, out var taken) && long.TryParse(since, out var seconds) && long.TryParse(limit, out var bytes)
            ? ((Measures)taken, DateTimeOffset.FromUnixTimeSeconds(seconds), bytes)
            : null;
}
