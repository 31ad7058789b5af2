using Deployer.Processes;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Runs;

/// <summary>Where states of packages are built: one slot for each, and one memory for all.</summary>
/// <param name="runner">Runs Swift.</param>
/// <param name="machine">What the results hold for.</param>
/// <param name="slots">Absolute path of the folder of the slots.</param>
/// <param name="builds">Absolute path of the folder that remembers results.</param>
internal sealed class Workshop(ProcessRunner runner, RunMachine machine, string slots, string builds)
{
    private readonly Dictionary<string, IBuilder> builders = new(StringComparer.Ordinal);

    public IBuilder BuilderOf(string package) => builders.TryGetValue(package, out var known)
        ? known
        : builders[package] = new RememberedBuilds(new SwiftSlot(runner, Path.Combine(slots, package)), builds, package, machine.Toolchain);
}
