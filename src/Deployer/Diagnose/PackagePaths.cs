namespace Deployer.Diagnose;

/// <summary>Says where the files that tools name lie in a package.</summary>
internal sealed class PackagePaths
{
    private const int MaxLinks = 40;

    private readonly string[] prefixes;

    /// <param name="folder">Absolute path of the package.</param>
    public PackagePaths(string folder)
    {
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        prefixes = [.. new[] { Folder, WithoutLinks(Folder) }.Distinct(StringComparer.Ordinal).Select(path => path + "/")];
    }

    public string Folder { get; }

    /// <summary>SwiftPM calls a root package by this name, which differs from one worktree to the next.</summary>
    public string FolderName => Path.GetFileName(Folder);

    /// <summary>The path relative to the package when it lies inside, else absolute; a relative path is one of the package.</summary>
    public string Relative(string file)
    {
        if (file.Length == 0 || file.Contains('\0', StringComparison.Ordinal))
        {
            return file;
        }

        var full = Path.GetFullPath(file, Folder).Replace('\\', '/');
        var prefix = Array.Find(prefixes, candidate => full.StartsWith(candidate, StringComparison.Ordinal));
        return prefix is null ? full : full[prefix.Length..];
    }

    /// <summary>The text with the package's absolute path taken out of it.</summary>
    public string Shorten(string text) => prefixes.Aggregate(text, (rest, prefix) => rest.Replace(prefix, "", StringComparison.Ordinal));

    /// <summary>What a log says as it is about the package: files relative to it, its place and its folder's name taken out.</summary>
    public Diagnostic Locate(Diagnostic printed)
    {
        var file = printed.File is null ? null : Relative(printed.File);
        return printed with
        {
            File = file,
            Phase = file is not null && IsManifest(file) ? Phase.Manifest : printed.Phase,
            Message = WithoutPackage(Shorten(printed.Message)),
            Notes = [.. printed.Notes.Select(Locate)],
        };
    }

    /// <summary>SwiftPM names the package by its folder, which is only a slot's name.</summary>
    private string WithoutPackage(string message)
    {
        var prefix = $"'{FolderName}': ";
        return message.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? message[prefix.Length..] : message;
    }

    private static bool IsManifest(string file) =>
        file == "Package.swift"
        || (file.StartsWith("Package@swift-", StringComparison.Ordinal) && !file.Contains('/', StringComparison.Ordinal));

    /// <summary>True for a file of the package itself: neither outside nor fetched or generated under `.build`.</summary>
    public static bool IsOurs(string? file) => file is not null && !file.StartsWith('/') && !file.StartsWith(".build/", StringComparison.Ordinal);

    /// <summary>The compiler prints the path behind symbolic links, whichever way the workspace was named.</summary>
    private static string WithoutLinks(string path)
    {
        var resolved = "/";
        var links = 0;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, part);
            try
            {
                resolved = links++ < MaxLinks && Directory.ResolveLinkTarget(next, returnFinalTarget: true) is { } target ? target.FullName : next;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                resolved = next;
            }
        }

        return resolved;
    }
}
