namespace Deployer.Repair.Fixers.Manifests;

/// <summary>Folders of a package or repository in which sources or other packages may lie.</summary>
internal static class PackageFolders
{
    private const int MaxFolders = 5_000;
    private const int MaxDepth = 6;

    /// <summary>All folders below one, nearer ones first, without links and hidden ones; relative, with forward slashes.</summary>
    public static IReadOnlyList<string> Below(string root)
    {
        var found = new List<string>();
        var open = new Queue<(string Folder, string Name, int Depth)>([(root, "", 0)]);
        while (open.TryDequeue(out var next) && found.Count < MaxFolders)
        {
            foreach (var folder in ChildrenOf(next.Folder))
            {
                var name = next.Name.Length == 0 ? folder.Name : $"{next.Name}/{folder.Name}";
                found.Add(name);
                if (next.Depth + 1 < MaxDepth) open.Enqueue((folder.FullName, name, next.Depth + 1));
            }
        }

        return found;
    }

    /// <summary>Whether Swift sources lie directly in a folder.</summary>
    public static bool HasSources(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.swift").Any();

    /// <summary>The folder of the repository around a package; the package's own when it is in none.</summary>
    public static string RepositoryAround(string package)
    {
        for (var folder = new DirectoryInfo(package); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git"))) return folder.FullName;
        }

        return package;
    }

    private static List<DirectoryInfo> ChildrenOf(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateDirectories()
                .Where(child => child.LinkTarget is null && !child.Name.StartsWith('.') && child.Name != "node_modules")
                .Take(MaxFolders)
                .OrderBy(child => child.Name, StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
