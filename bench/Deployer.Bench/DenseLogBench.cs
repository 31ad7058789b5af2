namespace Deployer.Bench;

/// <summary>How fast a log that is nothing but errors is read.</summary>
internal sealed class DenseLogBench : IBench
{
    private const long Bytes = 200_000_000;
    private const int PromisedMegabytes = 100;

    public string Name => "dense-log";

    public string Question =>
        "A log of 200 MB of errors in their snippets is analysed, in this program: 60,000 different ones, repeated. Promised: 100 MB/s.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        using var log = SampleLog.Dense(Bytes);
        return await LogThroughput.MeasureAsync(checkout, log, PromisedMegabytes, cancellationToken);
    }
}
