using System.Runtime.InteropServices;

namespace Deployer.Bench;

/// <summary>How long a person waits for the analysis of a small log.</summary>
internal sealed class AnalyzeStartBench : IBench
{
    private const int Runs = 20;

    private static readonly TimeSpan _limit = TimeSpan.FromMilliseconds(150);

    public string Name => "analyze-start";

    public string Question => "`analyze` on a log of four errors: the published program, compiled ahead, from its start to its end.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var target = RuntimeInformation.RuntimeIdentifier;
        await checkout.RunAsync(
            ["dotnet", "publish", "src/Deployer.App", "-c", "Release", "-r", target, "--no-self-contained", "-v", "quiet", "--nologo"],
            [0],
            cancellationToken);
        var program = Path.Combine(checkout.Root, "artifacts", "publish", "Deployer.App", $"release_{target}", "codex-deployer");
        var log = Path.Combine(checkout.Root, "tests", "Deployer.Tests", "Diagnose", "fixtures", "errors.log");
        return
        [
            new Row("`codex-deployer --version`", await RunsOfAsync([program, "--version"], 0)),
            new Row("`codex-deployer analyze LOG`", await RunsOfAsync([program, "analyze", log], 1)) { Limit = _limit },
            new Row("`codex-deployer analyze LOG --format json`", await RunsOfAsync([program, "analyze", log, "--format", "json"], 1)) { Limit = _limit },
            new Row("`codex-deployer analyze LOG --format sarif`", await RunsOfAsync([program, "analyze", log, "--format", "sarif"], 1)) { Limit = _limit },
        ];

        async Task<IReadOnlyList<TimeSpan>> RunsOfAsync(IReadOnlyList<string> command, int exitCode)
        {
            await checkout.RunAsync(command, [exitCode], cancellationToken);
            var samples = new List<TimeSpan>();
            for (var run = 0; run < Runs; run++)
                samples.Add(await Stopped.OnceAsync(() => checkout.RunAsync(command, [exitCode], cancellationToken)));
            return samples;
        }
    }
}
