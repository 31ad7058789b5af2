using System.Text.RegularExpressions;
using Deployer.Diagnose;
using Deployer.Repair.Fixers.Manifests;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.DependencyCycle;

/// <summary>Breaks a circle of target dependencies where exactly one of them is declared but imported nowhere.</summary>
internal sealed partial class DependencyCycleFixer : IFixer
{
    private const int MaxFiles = 500;
    private const int MaxEdges = 50;

    public string Name => "rule/dependency-cycle";

    public bool Recognizes(Diagnostic error) => error.Phase is Phase.Manifest or Phase.Resolve && Circle().IsMatch(error.Message);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        var error = FailingTarget.Errors(context.Diagnosis).FirstOrDefault(Recognizes);
        if (error is null || await ManifestDocument.ReadAsync(context.PackageFolder, cancellationToken) is not { } manifest) return [];
        var names = Circle().Match(error.Message).Groups[1].Value.Split(" -> ").Take(MaxEdges).ToList();
        var unused = new List<(string User, string Used)>();
        foreach (var edge in names.Zip(names.Skip(1)).Distinct())
        {
            if (!await ImportsAsync(manifest, context.PackageFolder, edge, cancellationToken)) unused.Add(edge);
        }

        return unused is [var only] && Remove(manifest, only) is { } edit
            ? [new ManifestFix(error, [edit], $"Let {only.User} no longer depend on {only.Used}",
                $"The targets depend on each other in a circle, and no file of {only.User} imports {only.Used}.").Propose(Name, Confidence.Medium, manifest.File)]
            : [];
    }

    /// <summary>Whether a target imports another; true as well when its sources cannot be looked at.</summary>
    private static async ValueTask<bool> ImportsAsync(
        ManifestDocument manifest, string packageFolder, (string User, string Used) edge, CancellationToken cancellationToken)
    {
        var target = manifest.Targets.FirstOrDefault(target => manifest.NameOf(target) == edge.User);
        if (target is null || (target.Find("path") is not null && manifest.TextOf(target, "path") is null)) return true;
        var folder = manifest.TextOf(target, "path") ?? $"{(target.Name == "testTarget" ? "Tests" : "Sources")}/{edge.User}";
        var files = SwiftFiles.In(packageFolder, folder).Take(MaxFiles + 1).ToList();
        if (files.Count is 0 or > MaxFiles) return true;
        foreach (var path in files)
        {
            if (await SourceFile.ReadAsync(packageFolder, path, cancellationToken) is not { } file
                || new ImportSection(new SwiftSource(file)).Imports.Any(import => import.Module == SourceFile.Bytes(edge.Used)))
            {
                return true;
            }
        }

        return false;
    }

    private static TextEdit? Remove(ManifestDocument manifest, (string User, string Used) edge)
    {
        var uses = manifest.TargetDependencies
            .Where(literal => literal.Value == edge.Used && manifest.TargetAround(literal.Call) is { } target && manifest.NameOf(target) == edge.User)
            .ToList();
        if (uses is not [var use]) return null;
        return use.Label == "dependencies" ? ListElement.Remove(manifest, use.Token, use.Token) : ListElement.Remove(manifest, use.Call.First, use.Call.Close);
    }

    [GeneratedRegex(@"^cyclic dependency declaration found: (\S{1,200}(?: -> \S{1,200}){1,50})$")]
    private static partial Regex Circle();
}
