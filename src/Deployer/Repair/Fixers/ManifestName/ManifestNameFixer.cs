using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;

namespace Deployer.Repair.Fixers.ManifestName;

/// <summary>Corrects the misspelt name of a target, product or package that a manifest refers to.</summary>
internal sealed class ManifestNameFixer : IFixer
{
    public string Name => "rule/manifest-name";

    public bool Recognizes(Diagnostic error) => UnknownName.Of(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        if (errors.Count == 0 || await ManifestDocument.ReadAsync(context.PackageFolder, cancellationToken) is not { } manifest) return [];
        var fixes = errors.Select(error => Mend(manifest, error)).OfType<ManifestFix>().ToList();
        if (fixes.Count == 0) return [];
        var all = fixes[0] with { Edits = [.. fixes.SelectMany(fix => fix.Edits).Distinct()] };
        return [all.Propose(Name, Confidence.High, manifest.File) with { Addresses = [.. fixes.Select(fix => fix.Error)] }];
    }

    private static ManifestFix? Mend(ManifestDocument manifest, Diagnostic error)
    {
        var unknown = UnknownName.Of(error)!;
        var uses = Uses(manifest, unknown).ToList();
        return uses.Count == 0 || (unknown.Suggestion ?? NearName.Of(unknown.Name, Known(manifest, unknown))) is not { } name || name == unknown.Name
            ? null
            : new ManifestFix(
                error,
                [.. uses.Select(use => manifest.Replace(use, name))],
                $"Write '{name}' for '{unknown.Name}' in Package.swift",
                $"Package.swift refers to '{unknown.Name}', which does not exist; '{name}' does.");
    }

    private static IEnumerable<ManifestLiteral> Uses(ManifestDocument manifest, UnknownName unknown) => unknown.Kind switch
    {
        UnknownName.Role.TargetOfProduct => manifest.Literals.Where(literal =>
            literal.Label == "targets" && literal.Value == unknown.Name && manifest.Products.Contains(literal.Call) && manifest.NameOf(literal.Call) == unknown.User),
        UnknownName.Role.Package => manifest.Literals.Where(literal =>
            literal.Label == "package" && literal.Value == unknown.Name && IsOf(manifest, literal, unknown.User)),
        _ => manifest.TargetDependencies.Where(literal => literal.Value == unknown.Name && IsOf(manifest, literal, unknown.User)),
    };

    private static bool IsOf(ManifestDocument manifest, ManifestLiteral literal, string user) =>
        manifest.TargetAround(literal.Call) is { } target && manifest.NameOf(target) == user;

    private static IEnumerable<string> Known(ManifestDocument manifest, UnknownName unknown) =>
        unknown.Valid.Count > 0 || unknown.Kind != UnknownName.Role.Dependency
            ? unknown.Valid
            : manifest.Targets.Select(manifest.NameOf).OfType<string>().Where(name => name != unknown.User);
}
