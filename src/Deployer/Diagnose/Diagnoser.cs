using Deployer.Build;
using Deployer.Build.Economy;
using Deployer.Diagnose.Tests;

namespace Deployer.Diagnose;

/// <summary>Understands a build and its tests: what failed, of what kind, where it began, and whether it is the same as before.</summary>
internal sealed class Diagnoser
{
#pragma warning disable CA1822 // A stage is an object, like its siblings.
    public async Task<Diagnosis> DiagnoseAsync(Observation observation, CancellationToken cancellationToken)
    {
        var paths = new PackagePaths(observation.PackageFolder);
        var targets = new TargetOrder(observation.Manifest);
        var build = await BuildRun.ReadAsync(observation.Build, paths, cancellationToken);
        var test = observation.Test is null
            ? RunFindings.None
            : await new TestRun(paths, targets).ReadAsync(observation.Test, cancellationToken);
        var diagnosis = new Conclusion(paths, targets) { IsSwiftPackage = observation.Manifest is not null }.Of(build, test);
        return diagnosis with { Omission = observation.Measures.Omission() };
    }
#pragma warning restore CA1822
}
