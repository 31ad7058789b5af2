using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair;

/// <summary>What a fixer may look at. It reads the package's files and changes none.</summary>
/// <param name="PackageFolder">Absolute path of the package as it was built.</param>
/// <param name="Diagnosis">What is wrong with it.</param>
/// <param name="Manifest">Its targets; null when the manifest could not be read or it is no Swift package.</param>
internal sealed record RepairContext(string PackageFolder, Diagnosis Diagnosis, SwiftManifest? Manifest)
{
    /// <summary>Its sources, read when a fixer first wants them all.</summary>
    public SourceShelf Sources { get; init; } = new(PackageFolder, Manifest, SourceFile.ReadAsync);

    /// <summary>What takes time to find out.</summary>
    public IEvidence Evidence { get; init; } = NoEvidence.Instance;
}

/// <summary>Proposes fixes for a failure. It has no credential and no way to publish.</summary>
internal interface IFixer
{
    /// <summary>The name its candidates carry.</summary>
    string Name { get; }

    /// <summary>
    /// Whether it could mend an error, judged without the sources: by its message, identifier, fix-its and the line quoted with it.
    /// The sources may still say no; what this says no to it never mends, unless only the sources show it.
    /// </summary>
    bool Recognizes(Diagnostic error);

    /// <summary>Candidates, the most promising first; empty when it knows none. At most 8.</summary>
    ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken);
}
