namespace Deployer.Bench;

/// <summary>What the launcher adds when nothing has to be built.</summary>
internal sealed class LauncherBench : IBench
{
    private static readonly TimeSpan _limit = TimeSpan.FromMilliseconds(150);

    public string Name => "launcher";

    public string Question => "What `./codex-deployer` adds to the program it starts, when no source has changed.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        await checkout.RunAsync([checkout.Launcher, "--version"], [0], cancellationToken);
        var direct = new Row(
            "`dotnet codex-deployer.dll --version`",
            await Stopped.RunsOfAsync(() => checkout.RunAsync(["dotnet", checkout.Program, "--version"], [0], cancellationToken)));
        var launched = new Row(
            "`./codex-deployer --version`",
            await Stopped.RunsOfAsync(() => checkout.RunAsync([checkout.Launcher, "--version"], [0], cancellationToken)));
        return [direct, launched with { Limit = _limit, Over = direct }];
    }
}
