using Deployer.Processes;
using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Runs;

/// <summary>Where states of packages are built: one slot for each, and one memory for all.</summary>
/// <param name="runner">Runs Swift.</param>
/// <param name="machine">What the results hold for.</param>
/// <param name="packages">What is built.</param>
/// <param name="folders">Absolute paths of the folder of the slots, and of the one that remembers results.</param>
internal sealed class Workshop(ProcessRunner runner, RunMachine machine, IReadOnlyList<BenchPackage> packages, (string Slots, string Builds) folders)
{
    private readonly Dictionary<string, IBuilder> builders = packages.ToDictionary(
        package => package.Name,
        package => (IBuilder)new RememberedBuilds(
            new SwiftSlot(runner, Path.Combine(folders.Slots, package.Name), package.Good, machine.Toolchain), folders.Builds, package.Name, machine.Toolchain),
        StringComparer.Ordinal);

    public IBuilder BuilderOf(string package) => builders[package];
}
