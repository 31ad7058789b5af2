namespace Deployer.Bench;

/// <summary>How long a person waits for the command line.</summary>
internal sealed class StartUpBench : IBench
{
    /// <summary>The argument that makes this program say hello and end.</summary>
    public const string Hello = "--hello";

    public string Name => "start-up";

    public string Question => "The command line: from its start to its end, on a workspace of ten services.";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        await checkout.RunAsync([checkout.Launcher, "--version"], [0], cancellationToken);
        await using var scene = new Scene(checkout);
        await scene.AddTrivialAsync(10, cancellationToken);
        await scene.StartAsync(cancellationToken);
        await scene.SweepAsync(cycles: 10, cancellationToken);
        var here = typeof(StartUpBench).Assembly.Location;
        return
        [
            new Row("a .NET program that says hello", await RunsOfAsync(["dotnet", here, Hello])),
            new Row("`codex-deployer --version`", await RunsOfAsync(["dotnet", checkout.Program, "--version"])),
            new Row("`codex-deployer status`", await RunsOfAsync(["dotnet", checkout.Program, "status", "--workspace", scene.Folder])),
            new Row("`codex-deployer status --json`", await RunsOfAsync(["dotnet", checkout.Program, "status", "--json", "--workspace", scene.Folder])),
        ];

        Task<IReadOnlyList<TimeSpan>> RunsOfAsync(IReadOnlyList<string> command) =>
            Stopped.RunsOfAsync(() => checkout.RunAsync(command, [0], cancellationToken));
    }
}
