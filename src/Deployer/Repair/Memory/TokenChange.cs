using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;

namespace Deployer.Repair.Memory;

/// <summary>The tokens that really differ in lines that differ.</summary>
/// <param name="Before">The file as it was.</param>
/// <param name="After">The file as it is.</param>
/// <param name="Hunk">The lines.</param>
internal sealed record TokenChange(SwiftOutline Before, SwiftOutline After, TextHunk Hunk)
{
    /// <summary>Index of the first token that gives way; where tokens were only added, of the one behind them.</summary>
    public int First { get; private init; }

    /// <summary>Index after the last token that gives way.</summary>
    public int Last { get; private init; }

    public int AfterFirst { get; private init; }

    public int AfterLast { get; private init; }

    public bool IsInsertion => First == Last;

    public bool IsDeletion => AfterFirst == AfterLast;

    /// <summary>What changes is the first on its line.</summary>
    public bool StartsLine => IsInsertion ? After.StartsLine(AfterFirst) : Before.StartsLine(First);

    /// <summary>What changes is the last on its line.</summary>
    public bool EndsLine => Before.StartsLine(Last) && !(IsInsertion && StartsLine);

    /// <summary>Only whole lines were added.</summary>
    public bool AddsLines => Hunk.BeforeStart == Hunk.BeforeEnd;

    public string Path => Before.Source.File.Path;

    /// <summary>How many lines went and came.</summary>
    public int Lines => CountLines(Before.Source.File, Hunk.BeforeStart, Hunk.BeforeEnd) + CountLines(After.Source.File, Hunk.AfterStart, Hunk.AfterEnd);

    /// <summary>All changes from one text of a file to another; lines whose tokens are the same are none.</summary>
    public static IReadOnlyList<TokenChange> Between(SwiftOutline before, SwiftOutline after) =>
    [
        .. LineDiff.Between(before.Source.File.Text, after.Source.File.Text)
            .SelectMany(hunk => ByLine(before.Source.File, after.Source.File, hunk))
            .Select(hunk => new TokenChange(before, after, hunk).Trimmed())
            .Where(change => !change.IsInsertion || !change.IsDeletion),
    ];

    /// <summary>Lines that give way to as many others are so many changes.</summary>
    private static IEnumerable<TextHunk> ByLine(SourceFile before, SourceFile after, TextHunk hunk)
    {
        if (CountLines(before, hunk.BeforeStart, hunk.BeforeEnd) != CountLines(after, hunk.AfterStart, hunk.AfterEnd))
        {
            yield return hunk;
            yield break;
        }

        for (var (old, fresh) = (hunk.BeforeStart, hunk.AfterStart); old < hunk.BeforeEnd || fresh < hunk.AfterEnd;)
        {
            var (oldEnd, freshEnd) = (Math.Min(before.StartOfNextLine(old), hunk.BeforeEnd), Math.Min(after.StartOfNextLine(fresh), hunk.AfterEnd));
            yield return new TextHunk(old, oldEnd, fresh, freshEnd);
            (old, fresh) = (oldEnd, freshEnd);
        }
    }

    private TokenChange Trimmed()
    {
        var (old, fresh) = (Before.Source.Tokens, After.Source.Tokens);
        var (first, last) = RangeOf(old, Hunk.BeforeStart, Hunk.BeforeEnd);
        var (afterFirst, afterLast) = RangeOf(fresh, Hunk.AfterStart, Hunk.AfterEnd);
        for (; first < last && afterFirst < afterLast && old[first].Text == fresh[afterFirst].Text; first++) afterFirst++;
        for (; first < last && afterFirst < afterLast && old[last - 1].Text == fresh[afterLast - 1].Text; last--) afterLast--;
        return this with { First = first, Last = last, AfterFirst = afterFirst, AfterLast = afterLast };
    }

    private static (int First, int Last) RangeOf(IReadOnlyList<SwiftToken> tokens, int start, int end)
    {
        var first = 0;
        while (first < tokens.Count && tokens[first].End <= start) first++;
        var last = first;
        while (last < tokens.Count && tokens[last].Start < end) last++;
        return (first, last);
    }

    private static int CountLines(SourceFile file, int start, int end) => file.Text.AsSpan(start, end - start).Count('\n');
}
