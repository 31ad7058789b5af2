using Deployer.Repair;

namespace Deployer.Replay;

/// <summary>A log of a history, read.</summary>
/// <param name="File">Its path below the history's folder.</param>
/// <param name="Cycles">What it tells of, oldest first.</param>
/// <param name="Problem">Why it could not be read; null when it was.</param>
internal sealed record ReplayedFile(string File, IReadOnlyList<PastCycle> Cycles, string? Problem);

/// <summary>Reads the logs of a history, as many at a time as the machine has cores.</summary>
/// <param name="fixers">Those that would be asked.</param>
internal sealed class LogHistory(IReadOnlyList<IFixer> fixers)
{
    /// <summary>In the order of the files.</summary>
    public async Task<IReadOnlyList<ReplayedFile>> ReadAsync(IReadOnlyList<HistoryFile> files, CancellationToken cancellationToken)
    {
        var reader = new PastLogReader(fixers);
        var read = new ReplayedFile[files.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, files.Count, parallel, async (index, token) => read[index] = await reader.ReadAsync(files[index], token));
        return read;
    }
}
