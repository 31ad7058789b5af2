using Deployer.Build.Swift;

namespace Deployer.Diagnose;

/// <summary>The package's targets, each behind those it depends on.</summary>
internal sealed class TargetOrder
{
    private readonly List<SwiftTarget> ordered = [];
    private readonly Dictionary<string, SwiftTarget> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ranks = new(StringComparer.Ordinal);

    /// <param name="manifest">Null when there is none: then no file has a target.</param>
    public TargetOrder(SwiftManifest? manifest)
    {
        foreach (var target in manifest?.Targets ?? [])
        {
            byName.TryAdd(target.Name, target);
        }

        foreach (var target in manifest?.Targets ?? [])
        {
            Place(target.Name, []);
        }

        for (var index = 0; index < ordered.Count; index++)
        {
            ranks[ordered[index].Name] = index;
        }
    }

    public IReadOnlyList<SwiftTarget> Targets => ordered;

    public bool Contains(string name) => byName.ContainsKey(name);

    /// <summary>Place in the order; what is no target comes last.</summary>
    public int RankOf(string? target) => target is not null && ranks.TryGetValue(target, out var rank) ? rank : int.MaxValue;

    /// <summary>The target a file belongs to; null when to none.</summary>
    public string? TargetOf(string? file) =>
        file is null ? null : ordered.Where(target => IsUnder(file, target.Folder)).MaxBy(target => target.Folder.Length)?.Name;

    /// <summary>True when the target declares the other, itself or through its dependencies.</summary>
    public bool DependsOn(string target, string other) => Reaches(target, other, []);

    private bool Reaches(string target, string other, HashSet<string> seen) =>
        seen.Add(target)
        && byName.TryGetValue(target, out var known)
        && known.Dependencies.Any(name => name == other || Reaches(name, other, seen));

    private void Place(string name, HashSet<string> path)
    {
        if (!byName.TryGetValue(name, out var target) || ordered.Contains(target) || !path.Add(name))
        {
            return;
        }

        foreach (var dependency in target.Dependencies)
        {
            Place(dependency, path);
        }

        ordered.Add(target);
    }

    private static bool IsUnder(string file, string folder)
    {
        var prefix = folder.Trim('/') is "." or "" ? "" : folder.Trim('/') + "/";
        return file.StartsWith(prefix, StringComparison.Ordinal) && !file.StartsWith('/');
    }
}
