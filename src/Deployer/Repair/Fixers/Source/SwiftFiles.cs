namespace Deployer.Repair.Fixers.Source;

/// <summary>Finds Swift sources. It follows no links: they lead anywhere, and in circles.</summary>
internal static class SwiftFiles
{
    private static readonly EnumerationOptions Walk = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 24,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>Their paths relative to the package, with forward slashes; none when there is no such folder.</summary>
    /// <param name="packageFolder">The package.</param>
    /// <param name="folder">Where in it they are looked for; empty for everywhere.</param>
    public static IEnumerable<string> In(string packageFolder, string folder)
    {
        var start = Path.Combine(packageFolder, folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*.swift", Walk).Select(path => Path.GetRelativePath(packageFolder, path).Replace('\\', '/'))
            : [];
    }
}
