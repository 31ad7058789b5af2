using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>
/// Finds lines that say the same as in the green version but for brackets, quotes and separators, and lines of brackets alone that came
/// or went. Larger changes are not its business.
/// </summary>
internal static class GreenLines
{
    private const string Punctuation = "(){}[]\",:; \t\r\n";
    private const int Most = 4;

    /// <summary>Each edit makes one place as it was.</summary>
    public static IReadOnlyList<TextEdit> Restored(string green, string now) =>
        [.. LineDiff.Between(green, now).SelectMany(hunk => Of(hunk, green, now)).Take(Most)];

    private static IEnumerable<TextEdit> Of(TextHunk hunk, string green, string now)
    {
        var old = Lines(green, hunk.BeforeStart, hunk.BeforeEnd);
        var fresh = Lines(now, hunk.AfterStart, hunk.AfterEnd);
        if (old.All(line => Bare(line.Text).Length == 0) && fresh.All(line => Bare(line.Text).Length == 0))
        {
            var isBalanceChanged = Marks(green[hunk.BeforeStart..hunk.BeforeEnd]) != Marks(now[hunk.AfterStart..hunk.AfterEnd]);
            if (isBalanceChanged) yield return new TextEdit(hunk.AfterStart, hunk.AfterEnd, green[hunk.BeforeStart..hunk.BeforeEnd]);
            yield break;
        }

        foreach (var line in fresh.Where(line => Bare(line.Text).Length > 0))
        {
            var same = old.Where(other => Bare(other.Text) == Bare(line.Text)).ToList();
            if (same is [var only] && Marks(only.Text) != Marks(line.Text)) yield return new TextEdit(line.Start, line.Start + line.Text.Length, only.Text);
        }
    }

    private static List<(int Start, string Text)> Lines(string text, int start, int end)
    {
        var lines = new List<(int, string)>();
        while (start < end)
        {
            var next = text.IndexOf('\n', start) is >= 0 and var found ? Math.Min(found + 1, end) : end;
            lines.Add((start, text[start..next]));
            start = next;
        }

        return lines;
    }

    private static string Bare(string line) => string.Concat(line.Where(character => !Punctuation.Contains(character)));

    private static string Marks(string line) => string.Concat(line.Where(character => Punctuation.Contains(character) && !char.IsWhiteSpace(character)));
}
