namespace Deployer.Diagnose;

/// <summary>The absolute paths that a log names, and what they tell about where its package lay.</summary>
internal sealed class PrintedPaths
{
    /// <summary>What is longer is no path.</summary>
    public const int MaxLength = 4_096;

    private const int MaxPaths = 100_000;
    private const int MaxRoots = 8;
    private const int MaxMarked = 100;

    private static readonly string[] SourceFolders = ["/Sources/", "/Tests/", "/Plugins/", "/Generated/"];
    private static readonly string[] SourceEndings = [".swift", ".c", ".cc", ".cpp", ".h", ".hpp", ".m", ".mm"];

    /// <summary>Files of ours with how often they were named.</summary>
    private readonly Dictionary<string, int> files = new(StringComparer.Ordinal);

    /// <summary>Folders that hold a `.build` folder or a manifest: surely packages.</summary>
    private readonly Dictionary<string, int> packages = new(StringComparer.Ordinal);

    public PrintedPaths(IEnumerable<string> printed)
    {
        foreach (var path in printed.Where(path => path.StartsWith('/') && path.Length <= MaxLength && !path.Contains('\0', StringComparison.Ordinal)))
        {
            Add(Path.GetFullPath(path));
        }
    }

    /// <summary>The folders that take the place of the package's own in the paths, the most frequent first.</summary>
    public IReadOnlyList<string> RootsIn(PackageTree tree)
    {
        Dictionary<string, int> votes = new(StringComparer.Ordinal);
        foreach (var (file, count) in files)
        {
            var root = tree.LongestSuffix(file) is { } suffix ? file[..^(suffix.Length + 1)] : "";
            if (root.Length > 0)
            {
                votes[root] = votes.GetValueOrDefault(root) + count;
            }
        }

        return [.. ByVotes(votes).Take(MaxRoots)];
    }

    /// <summary>The folder that most of the files are about as their package's; null when nothing tells.</summary>
    public string? Root()
    {
        Dictionary<string, int> votes = new(StringComparer.Ordinal);
        List<string> unmarked = [];
        var surely = packages.Keys.OrderByDescending(root => root.Length).ToList();
        foreach (var (file, count) in files)
        {
            if ((surely.Find(root => IsUnder(file, root)) ?? BeforeSources(file)) is { } root)
            {
                votes[root] = votes.GetValueOrDefault(root) + count;
            }
            else if (SourceEndings.Contains(Path.GetExtension(file)))
            {
                unmarked.Add(file);
            }
        }

        return ByVotes(votes).FirstOrDefault() ?? ByVotes(packages).FirstOrDefault() ?? CommonFolder(unmarked);
    }

    private void Add(string path)
    {
        if (PackageOf(path) is { } package)
        {
            if (packages.Count < MaxMarked || packages.ContainsKey(package))
            {
                packages[package] = packages.GetValueOrDefault(package) + 1;
            }
        }

        if (!ForeignPlaces.Hold(path)
            && !path.Contains("/.build/", StringComparison.Ordinal)
            && !path.Contains("/DerivedData/", StringComparison.Ordinal)
            && (files.Count < MaxPaths || files.ContainsKey(path)))
        {
            files[path] = files.GetValueOrDefault(path) + 1;
        }
    }

    private static string? PackageOf(string path)
    {
        var build = path.IndexOf("/.build/", StringComparison.Ordinal);
        var end = build > 0 ? build
            : path.EndsWith("/Package.swift", StringComparison.Ordinal) && !ForeignPlaces.Hold(path) ? path.LastIndexOf('/')
            : 0;
        return end > 0 ? path[..end] : null;
    }

    private static string? BeforeSources(string file)
    {
        var first = file.Length;
        foreach (var folder in SourceFolders)
        {
            first = file.IndexOf(folder, StringComparison.Ordinal) is > 0 and var start ? Math.Min(first, start) : first;
        }

        return first == file.Length ? null : file[..first];
    }

    private static string? CommonFolder(List<string> paths)
    {
        if (paths.Count == 0)
        {
            return null;
        }

        var common = Path.GetDirectoryName(paths[0])!;
        foreach (var path in paths)
        {
            while (common.Length > 1 && !IsUnder(path, common))
            {
                common = Path.GetDirectoryName(common)!;
            }
        }

        return common.Length > 1 ? common : null;
    }

    private static IEnumerable<string> ByVotes(Dictionary<string, int> votes) =>
        votes.Keys.OrderByDescending(root => votes[root]).ThenBy(root => root.Length).ThenBy(root => root, StringComparer.Ordinal);

    private static bool IsUnder(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);
}
