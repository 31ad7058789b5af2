using Deployer.Build;
using Deployer.Kernel;
using Deployer.Repair.Gate.Proof;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>A manifest and what is around it, as checked out.</summary>
/// <param name="Json">What the tools say of it; null when they cannot read it.</param>
/// <param name="Conditions">Names by which sources are compiled or not.</param>
/// <param name="Packages">Absolute paths of the packages beside it that it depends on and that are there.</param>
internal sealed record ManifestLook(string? Json, IReadOnlySet<string> Conditions, IReadOnlySet<string> Packages)
{
    public ManifestDump? Dump { get; } = Json is null ? null : ManifestDump.Parse(Json);

    /// <summary>Looks at the manifest of a folder of the package, in the warm slot.</summary>
    public static Task<ManifestLook> AtAsync(Workbench bench, CommitId commit, string folder, CancellationToken cancellationToken) =>
        WarmVisit.AtAsync(bench, commit, place => AtAsync(bench, place with { PackageFolder = Path.Combine(place.PackageFolder, folder) }, cancellationToken), cancellationToken);

    private static async Task<ManifestLook> AtAsync(Workbench bench, BuildPlace place, CancellationToken cancellationToken)
    {
        var json = Directory.Exists(place.PackageFolder) ? await bench.Examiner.DescribeManifestAsync(place, cancellationToken) : null;
        var conditions = Directory.Exists(place.PackageFolder)
            ? await SourceConditions.ReadAsync(place.PackageFolder, cancellationToken)
            : new HashSet<string>(StringComparer.Ordinal);
        var look = new ManifestLook(json, conditions, new HashSet<string>(StringComparer.Ordinal));
        return look with
        {
            Packages = (look.Dump?.Dependencies ?? [])
                .Where(dependency => dependency.Kind == "fileSystem" && File.Exists(Path.Combine(dependency.Location, "Package.swift")))
                .Select(dependency => dependency.Location)
                .ToHashSet(StringComparer.Ordinal),
        };
    }
}
