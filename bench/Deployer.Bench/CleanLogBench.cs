namespace Deployer.Bench;

/// <summary>How fast a log without errors is read.</summary>
internal sealed class CleanLogBench : IBench
{
    private const long Bytes = 200_000_000;
    private const int PromisedMegabytes = 300;

    public string Name => "clean-log";

    public string Question => "A log of 200 MB without errors is analysed, in this program: steps of a build and passed tests. Promised: 300 MB/s.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        using var log = SampleLog.Clean(Bytes);
        return await LogThroughput.MeasureAsync(checkout, log, PromisedMegabytes, cancellationToken);
    }
}
