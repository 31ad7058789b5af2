using System.Globalization;
using Deployer.Tests.Replay;

namespace Deployer.Bench;

/// <summary>How long a history of months takes to read.</summary>
internal sealed class ReplayBench : IBench
{
    private const int Logs = 600;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(3);

    public string Name => "replay";

    public string Question => $"A folder of {Logs} historic logs of 15 kB, hundreds of them red by the same error.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        await checkout.RunAsync([checkout.Launcher, "--version"], [0], cancellationToken);
        var folder = Directory.CreateTempSubdirectory("codex-deployer-bench-").FullName;
        try
        {
            PlantedHistory.Write(folder, PlantedHistory.Cycles(Logs));
            var megabytes = Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length) / 1e6;
            var size = megabytes.ToString("0.0", CultureInfo.InvariantCulture);
            return
            [
                new Row($"`grep -rc 'error:'` on the folder, {size} MB", await RunsOfAsync(["grep", "-rc", "error:", folder])),
                new Row("`codex-deployer replay`, its start included", await RunsOfAsync(["dotnet", checkout.Program, "replay", folder])) { Limit = _limit },
                new Row("`codex-deployer replay --json`", await RunsOfAsync(["dotnet", checkout.Program, "replay", folder, "--json"])) { Limit = _limit },
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<IReadOnlyList<TimeSpan>> RunsOfAsync(IReadOnlyList<string> command) =>
            Stopped.RunsOfAsync(() => checkout.RunAsync(command, [0], cancellationToken));
    }
}
