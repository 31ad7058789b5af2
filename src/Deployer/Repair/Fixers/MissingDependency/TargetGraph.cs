using Deployer.Build.Swift;

namespace Deployer.Repair.Fixers.MissingDependency;

/// <summary>The targets of a package and what they depend on.</summary>
internal sealed class TargetGraph(SwiftManifest manifest)
{
    public IReadOnlyList<SwiftTarget> Targets => manifest.Targets;

    public SwiftTarget? Find(string? name) => Targets.FirstOrDefault(target => target.Name == name);

    /// <summary>The target whose folder holds a file; null when none does.</summary>
    public SwiftTarget? OwnerOf(string? file) => file is null
        ? null
        : Targets
            .Where(target => file.StartsWith(target.Folder.TrimEnd('/') + "/", StringComparison.Ordinal))
            .MaxBy(target => target.Folder.Length);

    /// <summary>Whether a target may be made to depend on another one: it does not yet, no cycle arises, and the kinds fit.</summary>
    public bool Allows(TargetEdge edge) =>
        Find(edge.Target) is { } target && Find(edge.Dependency) is { } dependency
        && !target.Dependencies.Contains(edge.Dependency)
        && IsLinkable(target, dependency)
        && !Reaches(dependency, edge.Target);

    /// <summary>The graph with one more dependency.</summary>
    public TargetGraph With(TargetEdge edge) => new(manifest with
    {
        Targets = [.. Targets.Select(target =>
            target.Name == edge.Target ? target with { Dependencies = [.. target.Dependencies, edge.Dependency] } : target)],
    });

    private static bool IsLinkable(SwiftTarget target, SwiftTarget dependency) => dependency.Type switch
    {
        "test" or "plugin" => false,
        "executable" => target.IsTest,
        _ => true,
    };

    private bool Reaches(SwiftTarget start, string name)
    {
        var open = new Stack<SwiftTarget>([start]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var target))
        {
            if (target.Name == name) return true;
            if (!seen.Add(target.Name)) continue;
            foreach (var next in target.Dependencies.Select(Find).OfType<SwiftTarget>()) open.Push(next);
        }

        return false;
    }
}
