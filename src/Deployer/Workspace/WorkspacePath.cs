namespace Deployer.Workspace;

/// <summary>Paths in the configuration that must stay inside a folder.</summary>
internal static class WorkspacePath
{
    /// <summary>
    /// The path with forward slashes, without `.` and without a slash at its end; `.` for the folder itself.
    /// Null when it is absolute, climbs out, or leads into Git's or our own state.
    /// </summary>
    public static string? Normalize(string path)
    {
        if (path.StartsWith('/') || path.Contains('\\') || path.Contains(':') || path.Any(char.IsControl))
            return null;
        var parts = path.Split('/').Where(part => part is not ("" or ".")).ToArray();
        if (parts.Any(part => part is ".." || part.Equals(".git", StringComparison.OrdinalIgnoreCase) || part is ".deployer"))
            return null;
        return parts.Length == 0 ? "." : string.Join('/', parts);
    }

    /// <summary>Whether a normalized path, its symbolic links followed as far as it exists, stays inside the folder.</summary>
    public static bool StaysInside(string folder, string path)
    {
        var root = Resolve(Path.GetFullPath(folder));
        var current = root;
        foreach (var part in path.Split('/'))
        {
            current = Resolve(Path.Combine(current, part));
            if (current != root && !current.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>An absolute path with all symbolic links on the way followed, as Git tells paths.</summary>
    public static string Resolve(string path)
    {
        var current = Path.GetPathRoot(path)!;
        foreach (var part in path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            current = Path.Combine(current, part);
            var folder = new DirectoryInfo(current);
            if (folder.LinkTarget is not null)
                current = Resolve(folder.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        return current;
    }
}
