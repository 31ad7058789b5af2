namespace Deployer.Bench;

/// <summary>What it costs to look at a service that has not moved.</summary>
internal sealed class NoChangeBench : IBench
{
    private const string Sample = "healthy";

    private static readonly TimeSpan _limit = TimeSpan.FromMilliseconds(50);

    public string Name => "no-change";

    public string Question => "The daemon looks at one Swift service whose remote, a folder of this machine, has not moved.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        await using var scene = new Scene(checkout);
        await scene.AddSampleAsync(Sample, cancellationToken);
        await scene.StartAsync(cancellationToken);
        await scene.SweepAsync(cycles: 1, cancellationToken);
        var byHand = await Stopped.RunsOfAsync(
            () => checkout.RunAsync(["git", "ls-remote", scene.Remote(Sample), "refs/heads/main"], [0], cancellationToken));
        var times = await Split.OfAsync(() => Task.CompletedTask, () => scene.SweepAsync(cycles: 0, cancellationToken));
        return
        [
            new Row("`git ls-remote` by hand", byHand),
            new Row($"the look, with {times.Processes} run of Git", times.Whole),
            new Row("the look beyond Git's own time", times.Beyond) { Limit = _limit },
        ];
    }
}
