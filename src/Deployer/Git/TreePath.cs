namespace Deployer.Git;

/// <summary>Paths in a commit's tree: relative, with forward slashes.</summary>
internal static class TreePath
{
    /// <summary>The components, without empty ones and dots.</summary>
    public static string[] Split(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".")];

    /// <summary>True for a path that leads to a source file and nowhere else.</summary>
    public static bool IsSafe(string path) =>
        !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Any(part => part.Length == 0 || IsForbidden(part));

    /// <summary>True for a component that no change of ours may have.</summary>
    public static bool IsForbidden(string part) => part is "." or ".." or ".build" || part.ToLowerInvariant() is ".git" or ".gitmodules";
}
