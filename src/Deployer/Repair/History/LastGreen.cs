using Deployer.Build.Swift;
using Deployer.Kernel;

namespace Deployer.Repair.History;

/// <summary>The commit that was noted as green, as far as the mirror still has it.</summary>
/// <param name="green">What was noted; null when nothing was.</param>
/// <param name="manifest">The package's targets; null when unknown.</param>
internal sealed class LastGreen(CommitId? green, SwiftManifest? manifest) : IGreenHistory
{
    public async Task<GreenVersion?> FindAsync(Workbench bench, CommitId red, CancellationToken cancellationToken)
    {
        if (green is null || green == red) return null;
        try
        {
            return await bench.Mirror.HasCommitAsync(green, cancellationToken)
                && await CommittedSources.ReadAsync(bench, green, manifest, cancellationToken) is { } sources
                    ? new GreenVersion(green, sources)
                    : null;
        }
        catch (MachineException)
        {
            // Something to compare with would be welcome; without it a repair goes on.
            return null;
        }
    }
}
