namespace Deployer.Bench;

/// <summary>What a cycle costs that finds a small change green.</summary>
internal sealed class WarmCycleBench : IBench
{
    private const string Sample = "healthy";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(0.5);

    public string Name => "warm-cycle";

    public string Question =>
        "A cycle over a push that changes a comment of `samples/healthy`, with a warm slot: seen, fetched, built, tested, journalled, reflected.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        await using var scene = new Scene(checkout);
        await scene.AddSampleAsync(Sample, cancellationToken);
        await scene.StartAsync(cancellationToken);
        await scene.SweepAsync(cycles: 1, cancellationToken);
        var times = await Split.OfAsync(
            () => scene.PushAsync(Sample, "Sources/RateLimit/Limiter.swift", "// And so on.\n", cancellationToken),
            () => scene.SweepAsync(cycles: 1, cancellationToken));
        return
        [
            new Row($"its {times.Processes} child processes", times.Children),
            new Row("the whole cycle", times.Whole),
            new Row("the cycle beyond them", times.Beyond) { Limit = _limit },
        ];
    }
}
