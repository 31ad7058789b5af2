namespace Deployer.Bench;

/// <summary>All benches, in the order of the page.</summary>
internal static class Benches
{
    public static IReadOnlyList<IBench> All { get; } =
    [
        new LauncherBench(),
        new StartUpBench(),
        new AnalyzeStartBench(),
        new NoChangeBench(),
        new SweepBench(),
        new WarmCycleBench(),
        new SandboxBench(),
        new CleanLogBench(),
        new DenseLogBench(),
        new SerializedDiagnosticsBench(),
        new ReplayBench(),
        new QuickstartBench(),
    ];
}
