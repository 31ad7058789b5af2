using System.Text;
using Deployer.Kernel;

namespace Deployer.Repair.Minimise;

/// <summary>Makes commits of a fix without some of its hunks.</summary>
/// <param name="bench">Whose repository.</param>
/// <param name="from">The commit that is mended.</param>
/// <param name="fix">The commit with all hunks.</param>
internal sealed class HunkTree(Workbench bench, CommitId from, CommitId fix)
{
    private string Prefix => bench.Package == "." ? "" : bench.Package.TrimEnd('/') + "/";

    /// <param name="all">All hunks of the fix.</param>
    /// <param name="dropped">Those to leave out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CommitId> WithoutAsync(IReadOnlyList<Hunk> all, IReadOnlyCollection<Hunk> dropped, CancellationToken cancellationToken)
    {
        var byFile = all.GroupBy(hunk => hunk.Path, StringComparer.Ordinal).Where(file => file.Any(dropped.Contains)).ToList();
        var restored = byFile.Where(file => file.All(dropped.Contains)).Select(file => Prefix + file.Key).ToList();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in byFile.Where(file => !file.All(dropped.Contains)))
        {
            files[Prefix + file.Key] = Mix(
                await ReadAsync(from, file.Key, cancellationToken), await ReadAsync(fix, file.Key, cancellationToken), [.. file.Where(dropped.Contains)]);
        }

        var tree = await bench.Mirror.WriteTreeAsync(fix, files, [], cancellationToken);
        var mixed = await bench.Mirror.CommitTreeAsync(tree, from, "Candidate", cancellationToken);
        return restored.Count == 0 ? mixed : await bench.Mirror.TakeAsync(mixed, from, restored, cancellationToken);
    }

    /// <summary>The text after with the lines before in the place of some hunks. Bytes are kept as they are.</summary>
    public static byte[] Mix(byte[] before, byte[] after, IReadOnlyList<Hunk> dropped)
    {
        var (old, now) = (Lines(before), Lines(after));
        var mixed = new StringBuilder();
        var at = 0;
        foreach (var hunk in dropped.OrderBy(hunk => hunk.New.Start))
        {
            mixed.AppendJoin("", now.Skip(at).Take(hunk.New.Start - at)).AppendJoin("", old.Skip(hunk.Old.Start).Take(hunk.Old.Count));
            at = hunk.New.End;
        }

        return Encoding.Latin1.GetBytes(mixed.AppendJoin("", now.Skip(at)).ToString());
    }

    private async Task<byte[]> ReadAsync(CommitId commit, string path, CancellationToken cancellationToken) =>
        await bench.Mirror.ReadFileAsync(commit, Prefix + path, cancellationToken) ?? [];

    /// <summary>With their line ends.</summary>
    private static List<string> Lines(byte[] bytes)
    {
        var (text, lines, start) = (Encoding.Latin1.GetString(bytes), new List<string>(), 0);
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            lines.Add(text[start..(end + 1)]);
            start = end + 1;
        }

        if (start < text.Length) lines.Add(text[start..]);
        return lines;
    }
}
