using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.MissingDependency;

/// <summary>Declares in `Package.swift` that a target depends on a sibling which it imports.</summary>
internal sealed class MissingDependencyFixer : IFixer
{
    private const string ManifestFile = "Package.swift";

    public string Name => "rule/missing-dependency";

    public bool Recognizes(Diagnostic error) => DependencyReader.NamesModule(error) is { } module && !PlatformModules.Contains(module);

    public async ValueTask<IReadOnlyList<Candidate>> ProposeAsync(RepairContext context, CancellationToken cancellationToken)
    {
        if (context.Manifest is null
            || await SourceFile.ReadAsync(context.PackageFolder, ManifestFile, cancellationToken) is not { } original)
        {
            return [];
        }

        var graph = new TargetGraph(context.Manifest);
        var reader = new DependencyReader(context.PackageFolder, graph);
        var edited = original;
        var edges = new HashSet<TargetEdge>();
        var addresses = new List<Diagnostic>();
        foreach (var error in FailingTarget.Errors(context.Diagnosis))
        {
            foreach (var edge in await reader.ReadAsync(error, cancellationToken))
            {
                if (edges.Contains(edge)) addresses.Add(error);
                else if (graph.Allows(edge) && new ManifestText(edited).Add(edge) is { } next)
                {
                    edges.Add(edge);
                    addresses.Add(error);
                    edited = next;
                    graph = graph.With(edge);
                }
            }
        }

        return edges.Count == 0 ? [] : [Describe(edited, [.. edges], [.. addresses.Distinct()])];
    }

    private Candidate Describe(SourceFile manifest, IReadOnlyList<TargetEdge> edges, IReadOnlyList<Diagnostic> addresses) => new()
    {
        Fixer = Name,
        Confidence = Confidence.High,
        Summary = Shortened(edges.Count == 1 ? $"Let {edges[0].Target} depend on {edges[0].Dependency}" : "Declare missing target dependencies"),
        Reason = string.Join(" ", edges.Select(edge => $"{edge.Target} imports {edge.Dependency}, but Package.swift does not declare it.")),
        Patch = new Patch.Edits([manifest.ToFileEdit()]),
        Addresses = addresses,
    };

    private static string Shortened(string summary) => summary.Length <= 72 ? summary : "Declare a missing target dependency";
}
