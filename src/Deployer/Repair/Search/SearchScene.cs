using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;

namespace Deployer.Repair.Search;

/// <summary>What a generator may look at: the package as it stands at one step of the search.</summary>
/// <param name="Sources">All sources with the edits made so far.</param>
/// <param name="Errors">What the compiler says of them in the target that fails first, the root cause first.</param>
internal sealed record SearchScene(PackageSources Sources, IReadOnlyList<Diagnostic> Errors)
{
    /// <summary>The package's targets; null when unknown.</summary>
    public SwiftManifest? Manifest { get; init; }

    /// <summary>The last version of the package that was green; null when none is known.</summary>
    public GreenVersion? Green { get; init; }

    /// <summary>The file that an error stands in; null when it is none of the package's sources.</summary>
    public SwiftOutline? FileOf(Diagnostic error) => Sources.File(error.File);

    /// <summary>
    /// Whether a file may be edited: tests are not changed to please the code, so only those may that an error stands in.
    /// </summary>
    public bool MayChange(string path) =>
        !path.EndsWith("Package.swift", StringComparison.Ordinal)
        && Sources.File(path) is not null
        && (Errors.Any(error => error.File == path) || Sources.TargetOf(path)?.IsTest != true);
}
