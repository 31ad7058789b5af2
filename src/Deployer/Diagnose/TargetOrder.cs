using Deployer.Build.Swift;
using Deployer.Build.Swift.Source;

namespace Deployer.Diagnose;

/// <summary>The package's targets, each behind those it depends on.</summary>
internal sealed class TargetOrder
{
    private const int MaxGuesses = 200;

    private static readonly string[] TargetFolders = ["Sources", "Tests", "Plugins"];

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

    /// <summary>The targets of a package of which only a log is at hand, and perhaps the package itself, but no toolchain.</summary>
    /// <param name="packageFolder">The package; null when it is not at hand.</param>
    /// <param name="located">What the log says, with files relative to the package.</param>
    public static TargetOrder OfLog(string? packageFolder, IReadOnlyCollection<Diagnostic> located)
    {
        var manifest = packageFolder is null ? null : ManifestSource.Read(packageFolder);
        return new TargetOrder(manifest is { Targets.Count: > 0 } ? manifest : new SwiftManifest("", "", [.. InPaths(located)], []));
    }

    /// <summary>The module that a file of any package belongs to by the name of its folder; null when that says nothing.</summary>
    public static string? ModuleIn(string file)
    {
        var parts = file.Split('/');
        var root = Array.FindLastIndex(parts, part => TargetFolders.Contains(part));
        return root >= 0 && root + 2 < parts.Length ? parts[root + 1] : null;
    }

    public bool Contains(string name) => byName.ContainsKey(name);

    /// <summary>Place in the order; what is no target comes last.</summary>
    public int RankOf(string? target) => target is not null && ranks.TryGetValue(target, out var rank) ? rank : int.MaxValue;

    /// <summary>The target a file belongs to; null when to none.</summary>
    public string? TargetOf(string? file) =>
        file is null ? null : ordered.Where(target => IsUnder(file, target.Folder)).MaxBy(target => target.Folder.Length)?.Name;

    /// <summary>True when the target declares the other, itself or through its dependencies.</summary>
    public bool DependsOn(string target, string other) => Reaches(target, other, []);

    /// <summary>
    /// Targets as far as paths tell, tests behind the others. One that misses a module which fails itself depends on it, and a test
    /// target on all that fail: otherwise nothing tells.
    /// </summary>
    private static IEnumerable<SwiftTarget> InPaths(IReadOnlyCollection<Diagnostic> located)
    {
        var files = located.Where(item => PackagePaths.IsOurs(item.File)).ToList();
        var failing = files.Where(item => item.Severity == Severity.Error).Select(item => NameIn(item.File!)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var missed = files.ToLookup(item => NameIn(item.File!), item => ErrorWords.MissingModule(item.Message));
        return files
            .Select(item => item.File!)
            .Where(file => NameIn(file) is not null)
            .Select(file => new TargetFolder(file.Split('/')[0], NameIn(file)!))
            .Distinct()
            .Take(MaxGuesses)
            .OrderBy(target => target.Folder == "Tests")
            .ThenBy(target => target.Name, StringComparer.Ordinal)
            .Select(target => new SwiftTarget(
                target.Name,
                target.Folder switch { "Tests" => "test", "Plugins" => "plugin", _ => "regular" },
                $"{target.Folder}/{target.Name}",
                [.. failing.Where(other => other != target.Name && (target.Folder == "Tests" || missed[target.Name].Contains(other))).Order(StringComparer.Ordinal)]));
    }

    private sealed record TargetFolder(string Folder, string Name);

    /// <summary>`Core` in `Sources/Core/A.swift`.</summary>
    private static string? NameIn(string file) =>
        file.Split('/', 4) is [var folder, var name, _, ..] && TargetFolders.Contains(folder) ? name : null;

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
