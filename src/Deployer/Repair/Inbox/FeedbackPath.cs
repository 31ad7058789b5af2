using System.Globalization;

namespace Deployer.Repair.Inbox;

/// <summary>Reads paths of a feedback file: they lie in the service's package, or the file is rejected.</summary>
/// <param name="folder">The package's folder from the repository's root; a path that starts with it means the same without.</param>
internal sealed class FeedbackPath(string folder)
{
    private const int MaxLength = 400;

    /// <summary>The path relative to the package.</summary>
    public string Read(string path)
    {
        if (Fault(path) is { } fault) throw new FeedbackException($"The path '{Shown(path)}' {fault}.");
        return folder.Length > 0 && path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path;
    }

    private static string? Fault(string path)
    {
        if (path.Length is 0 or > MaxLength) return "is empty or too long";
        if (path.Any(IsForbidden)) return "holds characters that no path may hold";
        if (path.StartsWith('/') || (path.Length > 1 && path[1] == ':')) return "is absolute";
        var parts = path.Split('/');
        if (parts.Contains("..")) return "leaves the package";
        if (parts.Any(part => part.Length == 0 || part == ".")) return "has an empty part";
        return parts.Any(IsGit) ? "belongs to Git" : null;
    }

    // Characters of no width can make `.git` look like another name and are dropped by some file systems.
    private static bool IsForbidden(char character) =>
        char.IsControl(character) || character is '\\' or '"' || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    // Some file systems take these spellings for `.git`, too.
    private static bool IsGit(string part)
    {
        var name = part.TrimEnd('.', ' ');
        return name.Equals(".git", StringComparison.OrdinalIgnoreCase)
            || name.Equals("git~1", StringComparison.OrdinalIgnoreCase)
            || name.Equals(".gitmodules", StringComparison.OrdinalIgnoreCase);
    }

    private static string Shown(string path) =>
        new([.. path.Take(120).Select(character => char.IsControl(character) ? '?' : character)]);
}
