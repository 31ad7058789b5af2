namespace Deployer.Replay;

/// <summary>What a folder of logs holds.</summary>
/// <param name="Files">The logs, oldest first.</param>
/// <param name="Ignored">How many other files there are, by their names no logs.</param>
/// <param name="IsCut">True when there are more files than are looked at.</param>
internal sealed record HistoryListing(IReadOnlyList<HistoryFile> Files, int Ignored, bool IsCut);

/// <summary>Finds the logs in a folder and in those below. Links and hidden files are left alone.</summary>
internal static class HistoryFolder
{
    public const int MaxFiles = 100_000;

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>By the time in the name; those without come last, in the natural order of their names.</summary>
    public static HistoryListing List(string folder)
    {
        var all = Directory.EnumerateFiles(folder, "*", Everywhere)
            .Take(MaxFiles + 1)
            .Select(path => new HistoryFile(folder, Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .ToList();
        var logs = all.Take(MaxFiles)
            .Where(file => file.IsLog)
            .OrderBy(file => file.Time ?? DateTimeOffset.MaxValue)
            .ThenBy(file => file.Name, NaturalOrder.Instance)
            .ToList();
        return new HistoryListing(logs, Math.Min(all.Count, MaxFiles) - logs.Count, all.Count > MaxFiles);
    }
}
