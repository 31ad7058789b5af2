using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Grading;

/// <summary>How much two states differ.</summary>
/// <param name="Lines">Lines added and lines removed.</param>
/// <param name="Files">Files added, removed or changed.</param>
internal sealed record DiffSize(int Lines, int Files)
{
    public static DiffSize Between(FileTree before, FileTree after)
    {
        var changed = before.Files.Keys.Union(after.Files.Keys, StringComparer.Ordinal)
            .Select(path => (Before: Lines(before, path), After: Lines(after, path)))
            .Where(file => !file.Before.SequenceEqual(file.After))
            .ToList();
        return new(changed.Sum(file => file.Before.Length + file.After.Length - (2 * Common(file.Before, file.After))), changed.Count);

        static string[] Lines(FileTree tree, string path) => tree.Files.TryGetValue(path, out var text) ? text.Split('\n') : [];
    }

    /// <summary>Length of the longest common subsequence; the packages' files are short.</summary>
    private static int Common(string[] before, string[] after)
    {
        var row = new int[after.Length + 1];
        foreach (var line in before)
        {
            var corner = 0;
            for (var i = 0; i < after.Length; i++)
            {
                var above = row[i + 1];
                row[i + 1] = line == after[i] ? corner + 1 : Math.Max(above, row[i]);
                corner = above;
            }
        }

        return row[after.Length];
    }
}
