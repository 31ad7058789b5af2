namespace Deployer.Bench;

/// <summary>How long a newcomer waits for the first mended services.</summary>
internal sealed class QuickstartBench : IBench
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(7);

    public string Name => "quickstart";

    public string Question => "`./quickstart --dir DIR` into a new folder, with everything installed: six services, four of them mended.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        await checkout.RunAsync([checkout.Launcher, "--version"], [0], cancellationToken);
        var folder = Directory.CreateTempSubdirectory("codex-deployer-bench-").FullName;
        try
        {
            var time = await Stopped.OnceAsync(() =>
                checkout.RunAsync([Path.Combine(checkout.Root, "quickstart"), "--dir", folder], [0], cancellationToken));
            return [new Row("`./quickstart`", [time]) { Limit = _limit }];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
