using System.IO.Compression;
using Deployer.Diagnose;
using Deployer.Repair;

namespace Deployer.Replay;

/// <summary>Reads one log of a history; what is no log, or cannot be read, is said and stops nothing.</summary>
internal sealed class PastLogReader(IReadOnlyList<IFixer> fixers)
{
    private const int MaxCycles = 10_000;
    private const int HeadBytes = 4096;
    private const int OddOneIn = 32;
    private const long MaxUnfoldedBytes = 1L << 30;

    public async Task<ReplayedFile> ReadAsync(HistoryFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await FindProblemAsync(file, cancellationToken) is { } problem
                ? new ReplayedFile(file.Name, [], problem)
                : new ReplayedFile(file.Name, await CyclesAsync(file, cancellationToken), null);
        }
        catch (UnauthorizedAccessException)
        {
            return new ReplayedFile(file.Name, [], "no permission to read it");
        }
        catch (InvalidDataException)
        {
            return new ReplayedFile(file.Name, [], "broken gzip data");
        }
        catch (IOException exception)
        {
            return new ReplayedFile(file.Name, [], $"cannot be read: {exception.Message}");
        }
    }

    private async Task<IReadOnlyList<PastCycle>> CyclesAsync(HistoryFile file, CancellationToken cancellationToken)
    {
        await using var log = Open(file);
        var analysis = await new LogAnalyzer(packageFolder: null).AnalyzeAsync(log, cancellationToken);
        var judge = new PastJudge(fixers);
        return [.. analysis.Cycles.Take(MaxCycles)
            .Select(cycle => judge.Judge(new PastPlace(file.Name, cycle.FirstLine, file.Time), cycle.Diagnosis))];
    }

    /// <summary>A pipe or a device has no length; it is not opened, for that may wait for ever.</summary>
    private static async Task<string?> FindProblemAsync(HistoryFile file, CancellationToken cancellationToken)
    {
        if (new FileInfo(file.FullPath).Length == 0) return "empty";
        await using var log = Open(file);
        var head = new byte[HeadBytes];
        var length = await log.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        return length == 0 ? "empty" : IsBinary(head.AsSpan(0, length)) ? "binary" : null;
    }

    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        var odd = 0;
        foreach (var one in head)
        {
            odd += one is < (byte)'\b' or > (byte)'\r' and < (byte)'\e' or > (byte)'\e' and < (byte)' ' ? 1 : 0;
        }

        return odd > 1 + (head.Length / OddOneIn);
    }

    private static Stream Open(HistoryFile file)
    {
        var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.IsCompressed ? new CappedStream(new GZipStream(stream, CompressionMode.Decompress), MaxUnfoldedBytes) : stream;
    }
}
