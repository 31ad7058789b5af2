namespace Deployer.Diagnose.Tests;

/// <summary>The Swift files of the package's targets, looked up by the short names under which tests print them.</summary>
internal sealed class TestSources(PackagePaths paths, TargetOrder targets)
{
    private const int MaxFiles = 20_000;
    private const int MaxDepth = 20;

    private readonly Lazy<List<Source>> sources = new(() => List(paths, targets));

    public IReadOnlyList<Source> All => sources.Value;

    /// <summary>
    /// The file of a base name, with or without its target in front (`S.swift`, `LibTests/S.swift`); null when there is none or more than one.
    /// One of a test target goes before others.
    /// </summary>
    public string? Find(string name)
    {
        var slash = name.LastIndexOf('/');
        var (target, file) = slash < 0 ? (null, name) : (name[..slash], name[(slash + 1)..]);
        var found = sources.Value.Where(source => source.Name == file && (target is null || source.Target == target)).ToList();
        var tests = found.Where(source => source.IsTest).ToList();
        return (tests.Count > 0 && target is null ? tests : found) is [var only] ? only.File : null;
    }

    private static List<Source> List(PackagePaths paths, TargetOrder targets)
    {
        List<Source> found = [];
        foreach (var target in targets.Targets)
        {
            if (paths.Folder is not { } folder || Path.Combine(folder, target.Folder) is var path && !Directory.Exists(path))
            {
                continue;
            }

            var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = MaxDepth };
            found.AddRange(Directory.EnumerateFiles(path, "*.swift", options)
                .Take(MaxFiles - found.Count)
                .Order(StringComparer.Ordinal)
                .Select(file => new Source(target.Name, target.IsTest, Path.GetRelativePath(folder, file))));
        }

        return found;
    }

    /// <summary>A file of a target, relative to the package.</summary>
    internal sealed record Source(string Target, bool IsTest, string File)
    {
        public string Name => File[(File.LastIndexOf('/') + 1)..];
    }
}
