using Deployer.Kernel;

namespace Deployer.Repair.History;

/// <summary>Knows which version of a package was green before it became red.</summary>
internal interface IGreenHistory
{
    /// <summary>The last such version; null when none is known. What is checked out and built in the warm slot is the same afterwards.</summary>
    /// <param name="bench">Where the package is looked at.</param>
    /// <param name="red">The commit that is red.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<GreenVersion?> FindAsync(Workbench bench, CommitId red, CancellationToken cancellationToken);
}
