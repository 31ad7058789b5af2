using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;

namespace Deployer.Repair.Fixers.MovedPackage;

/// <summary>Finds the new place of a package that a manifest depends on by its path, when the repository holds exactly one of its name.</summary>
internal sealed partial class MovedPackageFixer : IFixer
{
    // A package below one of these is there for another's sake: a test's, a reader's.
    private static readonly string[] SideFolders = ["Tests", "Fixtures", "Examples", "Example", "Samples", "Templates", "Benchmarks", "Vendor", "docs"];

    public string Name => "rule/moved-package";

    public bool Recognizes(Diagnostic error) => error.Phase is Phase.Manifest or Phase.Resolve && Missing().IsMatch(error.Message);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var error = FailingTarget.Errors(context.Diagnosis).FirstOrDefault(Recognizes);
        if (error is null || await ManifestDocument.ReadAsync(context.PackageFolder, cancellationToken) is not { } manifest) return [];
        var printed = Missing().Match(error.Message).Groups[1].Value;
        var paths = manifest.Packages.Select(package => manifest.LiteralOf(package, "path")).OfType<ManifestLiteral>()
            .Where(path => IsSame(context.PackageFolder, path.Value, printed) && !HasManifest(Path.Combine(context.PackageFolder, path.Value)))
            .ToList();
        if (paths is not [var moved] || Find(context.PackageFolder, moved.Value) is not { } place) return [];
        return [new ManifestFix(
            error,
            [manifest.Replace(moved, place)],
            $"Look for the package {Path.GetFileName(place)} in {place}",
            $"There is no package at {moved.Value}, and the only one of that name in the repository is at {place}.")
            .Propose(Name, IsAside(moved.Value, place) ? Confidence.Low : Confidence.Medium, manifest.File)];
    }

    private static bool IsSame(string package, string path, string printed) =>
        !Path.IsPathRooted(path) && Path.GetFullPath(Path.Combine(package, path)).TrimEnd('/') == Path.GetFullPath(Path.Combine(package, printed)).TrimEnd('/');

    /// <summary>Whether it would lie among tests or examples, where it did not lie before.</summary>
    private static bool IsAside(string before, string place) =>
        place.Split('/').Intersect(SideFolders, StringComparer.OrdinalIgnoreCase).Except(before.Split('/'), StringComparer.OrdinalIgnoreCase).Any();

    private static string? Find(string package, string path)
    {
        var name = Path.GetFileName(path.TrimEnd('/'));
        var root = PackageFolders.RepositoryAround(package);
        var places = PackageFolders.Below(root)
            .Where(folder => Path.GetFileName(folder).Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(folder => Path.Combine(root, folder))
            .Where(HasManifest)
            .ToList();
        return places is [var only] ? Path.GetRelativePath(package, only).Replace('\\', '/') : null;
    }

    private static bool HasManifest(string folder) => File.Exists(Path.Combine(folder, ManifestDocument.FileName));

    [GeneratedRegex(@"^the package at '([^']{1,1000})' cannot be accessed")]
    private static partial Regex Missing();
}
