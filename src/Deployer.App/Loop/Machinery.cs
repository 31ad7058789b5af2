using Deployer.Build;
using Deployer.Build.Resources;
using Deployer.Build.Swift;
using Deployer.Git;
using Deployer.Processes;

namespace Deployer.App.Loop;

/// <summary>Where programs keep what they need.</summary>
/// <param name="Shared">Absolute path of the folder of what outlives them: caches, and who is running.</param>
/// <param name="Own">Absolute path of the folder that nobody else works in meanwhile, for temporary files.</param>
internal sealed record MachineryFolders(string Shared, string Own);

/// <summary>What starts programs on this machine, put together for one workspace or one folder.</summary>
/// <param name="Runner">Runs programs.</param>
/// <param name="Ledger">Knows those that are running.</param>
/// <param name="Git">Speaks Git.</param>
/// <param name="Toolchains">Builds and tests.</param>
internal sealed record Machinery(ProcessRunner Runner, ProcessLedger Ledger, GitProgram Git, Toolchains Toolchains)
{
    /// <param name="surroundings">Environment and clock.</param>
    /// <param name="identity">Who commits.</param>
    /// <param name="folders">Where it keeps what it needs.</param>
    /// <param name="jobs">Passed to SwiftPM as `--jobs`; null: its own choice.</param>
    public static Machinery Create(Surroundings surroundings, GitIdentity identity, MachineryFolders folders, int? jobs)
    {
        Directory.CreateDirectory(folders.Shared);
        var ledger = new ProcessLedger(Path.Combine(folders.Shared, "processes"));
        var runner = new ProcessRunner(new ProcessEnvironment(surroundings.Environment), surroundings.Time, ledger)
        {
            Redactor = surroundings.Terminal.Redactor,
            TemporaryFolder = Path.Combine(folders.Own, Scratch.Place),
            Warden = new MemoryWarden(new KernelGauge(""), new Patience(), surroundings.Time, surroundings.Terminal.Progress),
        };
        var swift = SwiftLocator.Find(surroundings.Environment);
        var settings = new ToolchainSettings(swift, Path.Combine(folders.Shared, "cache"), jobs) { StateFolder = folders.Own, TestDeadline = surroundings.TestDeadline };
        var git = new GitProgram(runner, identity, folders.Own) { Redactor = surroundings.Terminal.Redactor };
        return new Machinery(runner, ledger, git, new Toolchains(settings, runner));
    }
}
