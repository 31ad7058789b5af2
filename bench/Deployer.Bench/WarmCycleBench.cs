namespace Deployer.Bench;

/// <summary>What a cycle costs that finds a small change green.</summary>
internal sealed class WarmCycleBench : IBench
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(0.5);

    public string Name => "warm-cycle";

    public string Question =>
        "A cycle over a push that changes a comment of `samples/healthy`, with a warm slot: seen, fetched, built, tested, journalled, reflected.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var times = await WarmCycles.MeasureAsync(checkout, "auto", cancellationToken);
        return
        [
            new Row($"its {times.Processes} child processes", times.Children),
            new Row("the whole cycle", times.Whole),
            new Row("the cycle beyond them", times.Beyond) { Limit = _limit },
        ];
    }
}
