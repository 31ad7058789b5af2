namespace Deployer.Bench;

/// <summary>What it costs to look at many services that have not moved.</summary>
internal sealed class SweepBench : IBench
{
    private const int Services = 100;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(2);

    public string Name => "sweep";

    public string Question => $"A sweep over {Services} services whose remotes, folders of this machine, have not moved.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        await using var scene = new Scene(checkout);
        await scene.AddTrivialAsync(Services, cancellationToken);
        await scene.StartAsync(cancellationToken);
        await scene.SweepAsync(cycles: Services, cancellationToken);
        var remotes = Enumerable.Range(1, Services).Select(number => scene.Remote($"service-{number:000}")).ToList();
        return
        [
            new Row("`git ls-remote` of each, one after the other", await ByHandAsync(1)),
            new Row("`git ls-remote` of each, 8 at a time", await ByHandAsync(8)),
            new Row("a sweep of the daemon", await Stopped.RunsOfAsync(() => scene.SweepAsync(cycles: 0, cancellationToken)))
            {
                Limit = _limit,
            },
            new Row("`codex-deployer run --once`, its start included", await Stopped.RunsOfAsync(OnceAsync)) { Limit = _limit },
        ];

        Task<IReadOnlyList<TimeSpan>> ByHandAsync(int atATime) => Stopped.RunsOfAsync(() => Parallel.ForEachAsync(
            remotes,
            new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellationToken },
            async (remote, token) => await checkout.RunAsync(["git", "ls-remote", remote, "refs/heads/main"], [0], token)));

        Task OnceAsync() =>
            checkout.RunAsync(["dotnet", checkout.Program, "run", "--once", "--workspace", scene.Folder], [0], cancellationToken);
    }
}
