using System.IO.Enumeration;

namespace Deployer.Build.Resources;

/// <summary>How much disk a folder takes, counted file by file and in blocks, as the disk does.</summary>
internal static class FolderSize
{
    private const long Block = 4096;

    /// <summary>A folder with more entries is counted so far and no further.</summary>
    private const int MaxEntries = 2_000_000;

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>Bytes; 0 when there is no such folder. Links are not followed.</summary>
    public static long Of(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        var sizes = new FileSystemEnumerable<long>(folder, (ref entry) => SizeOf(ref entry), Everything)
        {
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };
        var total = 0L;
        foreach (var size in sizes.Take(MaxEntries))
        {
            cancellationToken.ThrowIfCancellationRequested();
            total += size;
        }

        return total;
    }

    /// <summary>For people.</summary>
    public static string Text(long bytes) => bytes >= 1_000_000_000 ? $"{bytes / 1e9:0.0} GB" : $"{bytes / 1e6:0.0} MB";

    private static long SizeOf(ref FileSystemEntry entry) =>
        entry.IsDirectory || IsLink(ref entry) ? Block : ((entry.Length + Block - 1) / Block * Block);

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != FileAttributes.None;
}
