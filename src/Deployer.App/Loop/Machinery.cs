using Deployer.Build;
using Deployer.Build.Resources;
using Deployer.Build.Swift;
using Deployer.Git;
using Deployer.Processes;

namespace Deployer.App.Loop;

/// <summary>What starts programs on this machine, put together for one workspace or one folder.</summary>
/// <param name="Runner">Runs programs.</param>
/// <param name="Ledger">Knows those that are running.</param>
/// <param name="Git">Speaks Git.</param>
/// <param name="Toolchains">Builds and tests.</param>
internal sealed record Machinery(ProcessRunner Runner, ProcessLedger Ledger, GitProgram Git, Toolchains Toolchains)
{
    /// <param name="surroundings">Environment and clock.</param>
    /// <param name="identity">Who commits.</param>
    /// <param name="stateFolder">Absolute path of a folder of ours.</param>
    /// <param name="jobs">Passed to SwiftPM as `--jobs`; null: its own choice.</param>
    public static Machinery Create(Surroundings surroundings, GitIdentity identity, string stateFolder, int? jobs)
    {
        Directory.CreateDirectory(stateFolder);
        var ledger = new ProcessLedger(Path.Combine(stateFolder, "processes"));
        var runner = new ProcessRunner(new ProcessEnvironment(surroundings.Environment), surroundings.Time, ledger)
        {
            Redactor = surroundings.Terminal.Redactor,
            Warden = new MemoryWarden(new KernelGauge(""), new Patience(), surroundings.Time, surroundings.Terminal.Progress),
        };
        var swift = SwiftLocator.Find(surroundings.Environment);
        var settings = new ToolchainSettings(swift, Path.Combine(stateFolder, "cache"), jobs);
        var git = new GitProgram(runner, identity, stateFolder) { Redactor = surroundings.Terminal.Redactor };
        return new Machinery(runner, ledger, git, new Toolchains(settings, runner));
    }
}
