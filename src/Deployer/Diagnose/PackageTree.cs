namespace Deployer.Diagnose;

/// <summary>What files lie under a package's folder. Never looks outside of it or behind a link, and asks only so often.</summary>
/// <param name="folder">Absolute path of the package.</param>
internal sealed class PackageTree(string folder)
{
    private const int MaxQuestions = 10_000;

    private readonly Dictionary<string, Kind> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> suffixes = new(StringComparer.Ordinal);
    private int questions;

    private enum Kind
    {
        Missing,
        Folder,
        File,
    }

    /// <summary>The longest end of a path that is a file of the package; null when no end is.</summary>
    public string? LongestSuffix(string path)
    {
        if (suffixes.TryGetValue(path, out var suffix) || suffixes.Count >= MaxQuestions)
        {
            return suffix;
        }

        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0 && suffix is null; slash = path.IndexOf('/', slash + 1))
        {
            suffix = HoldsFile(path[(slash + 1)..]) ? path[(slash + 1)..] : null;
        }

        suffixes[path] = suffix;
        return suffix;
    }

    /// <summary>True when the relative path, without `..` and links, names a file.</summary>
    public bool HoldsFile(string relative)
    {
        for (var end = relative.IndexOf('/', StringComparison.Ordinal); end >= 0; end = relative.IndexOf('/', end + 1))
        {
            if (KindOf(relative[..end]) != Kind.Folder)
            {
                return false;
            }
        }

        return KindOf(relative) == Kind.File;
    }

    private Kind KindOf(string relative)
    {
        if (known.TryGetValue(relative, out var kind) || ++questions > MaxQuestions)
        {
            return kind;
        }

        return known[relative] = Ask(relative);
    }

    private Kind Ask(string relative)
    {
        try
        {
            var attributes = relative.Split('/').Any(part => part is "" or "." or "..")
                ? FileAttributes.ReparsePoint
                : File.GetAttributes(Path.Combine(folder, relative));
            return attributes.HasFlag(FileAttributes.ReparsePoint) ? Kind.Missing
                : attributes.HasFlag(FileAttributes.Directory) ? Kind.Folder
                : Kind.File;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Kind.Missing;
        }
    }
}
