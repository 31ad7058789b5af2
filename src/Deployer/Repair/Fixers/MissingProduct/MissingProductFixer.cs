using System.Text.RegularExpressions;
using Deployer.Build.Swift.Source;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.MissingDependency;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingProduct;

/// <summary>
/// Lets a target depend on the product that brings a module it imports, when the package of that product is a dependency already.
/// </summary>
internal sealed partial class MissingProductFixer : IFixer
{
    public string Name => "rule/missing-product";

    public bool Recognizes(Diagnostic error) => ModuleOf(error) is not null;

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var errors = FailingTarget.Errors(context.Diagnosis).Where(Recognizes).ToList();
        var described = context.Manifest ?? ManifestSource.Read(context.PackageFolder);
        if (errors.Count == 0 || described is null || await ManifestDocument.ReadAsync(context.PackageFolder, cancellationToken) is not { } manifest) return [];
        var graph = new TargetGraph(described);
        var products = new DeclaredPackages(manifest, context.PackageFolder);
        var (edited, addresses, added) = (manifest.File, new List<Diagnostic>(), new SortedDictionary<(string Target, string Product), string>());
        foreach (var error in errors)
        {
            var target = (graph.OwnerOf(error.File) ?? graph.Find(error.Target))?.Name;
            if (target is null || graph.Find(ModuleOf(error)) is not null) continue;
            if (await products.FindAsync(ModuleOf(error)!, cancellationToken) is not { } product || DependsOn(manifest, target, product.Name)) continue;
            if (!added.ContainsKey((target, product.Name)))
            {
                if (new ManifestText(edited).Add(target, $".product(name: \"{product.Name}\", package: \"{product.Package}\")") is not { } next) continue;
                edited = next;
                added[(target, product.Name)] = product.Package;
            }

            addresses.Add(error);
        }

        return added.Count == 0 ? [] : [Describe(edited, added) with { Addresses = addresses }];
    }

    private static string? ModuleOf(Diagnostic error) =>
        error is { Phase: Phase.Compile } && (error.File ?? error.Target) is not null
        && NoModule().Match(error.Message) is { Success: true } match && !PlatformModules.Contains(match.Groups[1].Value)
            ? match.Groups[1].Value
            : null;

    private static bool DependsOn(ManifestDocument manifest, string target, string product) =>
        manifest.TargetDependencies.Any(literal =>
            literal.Value == product && manifest.TargetAround(literal.Call) is { } around && manifest.NameOf(around) == target);

    private Candidate Describe(SourceFile edited, SortedDictionary<(string Target, string Product), string> added)
    {
        var (first, package) = added.First();
        var summary = $"Let {first.Target} depend on {first.Product} of {package}";
        return new Candidate
        {
            Fixer = Name,
            Confidence = Confidence.High,
            Summary = added.Count == 1 && summary.Length <= 72 ? summary : "Declare missing dependencies on products",
            Reason = string.Join(" ", added.Select(pair => $"{pair.Key.Target} imports what {pair.Key.Product} of {pair.Value} brings, but Package.swift does not declare it.")),
            Patch = new Patch.Edits([edited.ToFileEdit()]),
        };
    }

    [GeneratedRegex(@"^no such module '(\w{1,200})'")]
    private static partial Regex NoModule();
}
