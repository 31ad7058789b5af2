using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;

namespace Deployer.Build;

/// <summary>
/// Failures that may come from what an earlier build left behind. SwiftPM does not see each change that the rest of a package has
/// to be compiled against (issues 10502 and 7715 of swift-package-manager, 89636 of swift): then tests die or fail, or symbols are
/// missing, though the code is right. Such a failure is believed when a build from nothing shows it too. One of these looks after one
/// package in one cycle.
/// </summary>
internal sealed class StaleBuilds(ICycleLog log)
{
    /// <summary>A build from nothing takes minutes: of candidates, only a few are worth one.</summary>
    private const int MostRemovals = 3;

    /// <summary>What `swift package clean` leaves alone, too: a machine that is offline could not build without it.</summary>
    private static readonly string[] Fetched = ["artifacts", "checkouts", "repositories", "workspace-state.json"];

    private int _removals;

    /// <summary>True when something was built here before.</summary>
    public static bool HasProducts(BuildPlace place) => ProductsOf(place).Any();

    /// <summary>Removes what was built, and nothing that was fetched, when it may be the cause of a failure, and tells whether it did; the next build is one from nothing.</summary>
    /// <param name="place">Where it failed.</param>
    /// <param name="seen">The failure.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> RemoveAsync(BuildPlace place, Diagnosis seen, CancellationToken cancellationToken)
    {
        if (!IsSuspect(seen) || _removals == MostRemovals)
        {
            return false;
        }

        _removals++;
        await log.StepAsync("build", "building from nothing: what an earlier build left behind may be why it fails", cancellationToken);
        await Task.Run(() => ProductsOf(place).ToList().ForEach(FolderTree.Remove), cancellationToken);
        return true;
    }

    /// <summary>Says what the build from nothing has shown.</summary>
    public Task TellAsync(Diagnosis seen, CancellationToken cancellationToken) => seen.IsGreen
        ? log.StepAsync("test", "green when built from nothing: only the earlier build was at fault, not the code", cancellationToken)
        : Task.CompletedTask;

    /// <summary>Tests that only fail are looked at once: the candidates that follow come on top of that build.</summary>
    private bool IsSuspect(Diagnosis seen) => !seen.IsGreen && seen.FailureClass switch
    {
        FailureClass.Crash or FailureClass.Link => true,
        FailureClass.Test => _removals == 0,
        _ => false,
    };

    private static IEnumerable<string> ProductsOf(BuildPlace place)
    {
        var folder = new DirectoryInfo(Path.Combine(place.PackageFolder, Slot.BuildFolder));
        return folder.Exists
            ? folder.EnumerateFileSystemInfos().Where(entry => !Fetched.Contains(entry.Name)).Select(entry => entry.FullName)
            : [];
    }
}
