namespace Deployer.Diagnose;

/// <summary>Says where the files that tools name lie in a package.</summary>
internal sealed class PackagePaths
{
    private const int MaxLinks = 40;
    private const int MaxName = 200;

    private readonly string[] prefixes;
    private readonly string[] names;
    private readonly PackageTree? tree;
    private readonly bool isLogAlone;
    private readonly bool isNameUnknown;

    /// <param name="folder">Absolute path of the package.</param>
    public PackagePaths(string folder)
        : this(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), [], null)
    {
    }

    private PackagePaths(string? folder, IReadOnlyCollection<string> printedRoots, PackageTree? tree)
    {
        Folder = folder;
        this.tree = tree;
        string[] own = folder is null ? [] : [folder, WithoutLinks(folder)];
        PrintedFolder = printedRoots.FirstOrDefault() ?? folder;
        var roots = own.Concat(printedRoots).Distinct(StringComparer.Ordinal).ToList();
        prefixes = [.. roots.Select(root => root + "/").OrderByDescending(prefix => prefix.Length)];
        names = [.. roots.Select(root => Path.GetFileName(root))];
    }

    private PackagePaths(string? folder, IReadOnlyCollection<string> printedRoots)
        : this(folder, printedRoots, folder is null ? null : new PackageTree(folder)) =>
        (isLogAlone, isNameUnknown) = (true, printedRoots.Count == 0);

    /// <summary>Absolute path of the package; null when only a log of it is at hand.</summary>
    public string? Folder { get; }

    /// <summary>Absolute path of the package where it was built, as far as the log tells; null when nothing does.</summary>
    public string? PrintedFolder { get; }

    /// <summary>Finds out where the package of a log lay.</summary>
    /// <param name="printedFiles">Files, objects and other paths as the log names them; a file as often as an error is about it.</param>
    /// <param name="packageFolder">The package itself, perhaps at another place than it was built at; null when it is not at hand.</param>
    public static PackagePaths Infer(IEnumerable<string> printedFiles, string? packageFolder)
    {
        var printed = new PrintedPaths(printedFiles);
        if (packageFolder is null)
        {
            return new PackagePaths(null, printed.Root() is { } root ? [root] : []);
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(packageFolder));
        var mapped = printed.RootsIn(new PackageTree(folder));
        return new PackagePaths(folder, mapped.Count > 0 ? mapped : printed.Root() is { } guess ? [guess] : []);
    }

    /// <summary>True for the name by which SwiftPM calls the root package: that of its folder, which differs between worktrees.</summary>
    public bool IsPackageName(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The path relative to the package when it lies inside, else absolute; a relative path is one of the package.</summary>
    public string Relative(string file)
    {
        if (file.Length is 0 or > PrintedPaths.MaxLength || file.Contains('\0', StringComparison.Ordinal))
        {
            return file;
        }

        var full = Path.GetFullPath(file, Folder ?? "/").Replace('\\', '/');
        if (Folder is null && !Path.IsPathRooted(file))
        {
            return full.TrimStart('/');
        }

        return tree is not null && !IsUnderFolder(full) && !ForeignPlaces.Hold(full) && tree.LongestSuffix(full) is { } suffix
            ? suffix
            : Array.Find(prefixes, prefix => full.StartsWith(prefix, StringComparison.Ordinal)) is { } root ? full[root.Length..] : full;
    }

    /// <summary>The text with the package's absolute path taken out of it.</summary>
    public string Shorten(string text) => prefixes.Aggregate(text, Without);

    /// <summary>What a log says as it is about the package: files relative to it, its place and its folder's name taken out.</summary>
    public Diagnostic Locate(Diagnostic printed)
    {
        var file = printed.File is null ? null : Relative(printed.File);
        return printed with
        {
            File = file,
            Phase = file is not null && printed.Phase == Phase.Compile && IsManifest(file) ? Phase.Manifest : printed.Phase,
            Message = WithoutPackage(Shorten(printed.Message)),
            Notes = [.. printed.Notes.Select(Locate)],
            FixIts = [.. printed.FixIts.Select(fix => fix with { File = Relative(fix.File) })],
        };
    }

    /// <summary>True for a file of the package itself: neither outside nor fetched or generated under `.build`.</summary>
    public static bool IsOurs(string? file) => file is not null && !file.StartsWith('/') && !file.StartsWith(".build/", StringComparison.Ordinal);

    /// <summary>
    /// True for a file that another package or the toolchain brings. Where only a log is at hand, that is not everything outside:
    /// it may tell of several packages of ours.
    /// </summary>
    public bool IsForeign(string? file) => file switch
    {
        null => false,
        _ when file.StartsWith('/') => !isLogAlone || ForeignPlaces.Hold(file),
        _ => file.StartsWith(".build/", StringComparison.Ordinal) && !file.StartsWith(".build/plugins/outputs/", StringComparison.Ordinal),
    };

    /// <summary>Where a file of the package can be read; null when it is not ours, or the package is not at hand.</summary>
    public string? PlaceOf(string? file) =>
        Folder is null || !IsOurs(file) || file!.Contains('\0', StringComparison.Ordinal) || tree?.HoldsFile(file!) == false ? null : Path.Combine(Folder, file!);

    private bool IsUnderFolder(string full) => full.StartsWith(Folder + "/", StringComparison.Ordinal);

    /// <summary>SwiftPM names the package by its folder, which is only a slot's name.</summary>
    private string WithoutPackage(string message)
    {
        var end = message.StartsWith('\'') ? message.IndexOf("': ", StringComparison.Ordinal) : -1;
        if (end is < 2 or > MaxName || message.AsSpan(1, end - 1).Contains('\''))
        {
            return message;
        }

        // A log without a path does not tell the folder's name: its first word is the best guess.
        return isNameUnknown || IsPackageName(message[1..end]) ? message[(end + 3)..] : message;
    }

    private bool IsManifest(string file)
    {
        var name = Path.GetFileName(file);
        return (name == "Package.swift" || (name.StartsWith("Package@swift-", StringComparison.Ordinal) && name.EndsWith(".swift", StringComparison.Ordinal)))
            && (name == file || (file.StartsWith('/') && !IsForeign(file)));
    }

    /// <summary>Takes the prefix out wherever a path begins with it, not where it is the middle of one.</summary>
    private static string Without(string text, string prefix)
    {
        for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at, StringComparison.Ordinal))
        {
            if (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.'))
            {
                text = text.Remove(at, prefix.Length);
            }
            else
            {
                at += prefix.Length;
            }
        }

        return text;
    }

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
