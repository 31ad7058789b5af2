using DiffPlex;

namespace Deployer.Repair.History;

/// <summary>Lines that differ between two texts: the bytes of one give way to those of the other.</summary>
/// <param name="BeforeStart">Offset of the first byte that differs in the text before.</param>
/// <param name="BeforeEnd">Offset after the last; equal to the start where lines were only added.</param>
/// <param name="AfterStart">Offset of the first byte that differs in the text after.</param>
/// <param name="AfterEnd">Offset after the last; equal to the start where lines were only removed.</param>
internal sealed record TextHunk(int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd);

/// <summary>Compares texts line by line.</summary>
internal static class LineDiff
{
    /// <summary>The hunks from one text to the other, in their order, without context.</summary>
    public static IReadOnlyList<TextHunk> Between(string before, string after)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Lines);
        var (old, fresh) = (Offsets(diff.PiecesOld), Offsets(diff.PiecesNew));
        return
        [
            .. diff.DiffBlocks.Select(block => new TextHunk(
                old[block.DeleteStartA],
                old[block.DeleteStartA + block.DeleteCountA],
                fresh[block.InsertStartB],
                fresh[block.InsertStartB + block.InsertCountB])),
        ];
    }

    /// <summary>With their ends, so that they add up to the text.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private static int[] Offsets(string[] lines)
    {
        var offsets = new int[lines.Length + 1];
        for (var index = 0; index < lines.Length; index++) offsets[index + 1] = offsets[index] + lines[index].Length;
        return offsets;
    }
}
