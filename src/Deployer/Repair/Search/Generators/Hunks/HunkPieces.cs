using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Cuts what differs between two versions of a file into pieces that can be undone one by one.</summary>
/// <param name="green">The file as it was when all was green.</param>
/// <param name="now">The file as it is.</param>
internal sealed class HunkPieces(SourceFile green, SourceFile now)
{
    private static readonly string[] Declaring = ["func", "let", "var", "case", "struct", "class", "enum", "actor", "protocol", "typealias", "associatedtype"];

    /// <summary>All pieces in the order of the file; none of what differs in comments and blanks only.</summary>
    public IEnumerable<Piece> All() => LineDiff.Between(green.Text, now.Text).SelectMany(Of);

    private IEnumerable<Piece> Of(TextHunk hunk)
    {
        var before = TextLine.In(green.Text, hunk.BeforeStart, hunk.BeforeEnd);
        var after = TextLine.In(now.Text, hunk.AfterStart, hunk.AfterEnd);
        if (Words(before).SequenceEqual(Words(after), StringComparer.Ordinal)) return [];
        var groups = LineAlignment.Of(before, after);
        var pieces = new List<Piece>();
        var at = hunk.AfterStart;
        foreach (var group in groups)
        {
            pieces.AddRange(group.IsPair ? OfPair(group.Before[0], group.After[0]) : OfBlock(group, at));
            at = group.After.Count > 0 ? group.After[^1].End : at;
        }

        var isMixed = groups.Count > 1 && before.Count > 0 && after.Count > 0;
        return isMixed ? [.. pieces, Replacing(PieceKind.Whole, hunk)] : pieces;
    }

    private IEnumerable<Piece> OfBlock(LineGroup group, int at)
    {
        var start = group.Before.Count > 0 ? group.Before[0].Start : 0;
        var end = group.Before.Count > 0 ? group.Before[^1].End : 0;
        var until = group.After.Count > 0 ? group.After[^1].End : at;
        var (isLost, isMore) = (Words(group.Before).Any(), Words(group.After).Any());
        if (isLost && isMore) yield return Replacing(PieceKind.OtherLines, new TextHunk(start, end, at, until));
        if (isLost) yield return Replacing(isMore ? PieceKind.LostBeside : PieceKind.LostLines, new TextHunk(start, end, at, at));
        else if (isMore) yield return new Piece(IsPunctuation(group.After) ? PieceKind.MoreTokens : PieceKind.MoreLines, new TextEdit(at, until, ""), start, start);
    }

    /// <summary>Nobody means to add a bracket alone.</summary>
    private static bool IsPunctuation(IEnumerable<TextLine> lines) => lines.SelectMany(line => line.Tokens).All(token => token.Kind == SwiftTokenKind.Symbol);

    private IEnumerable<Piece> OfPair(TextLine before, TextLine after)
    {
        var runs = TokenRuns.Between(before.Tokens, after.Tokens);
        var lost = runs.Where(run => run.IsLost).ToList();
        if (lost.Count > 0 && (lost.Count == runs.Count || IsBalanced(lost, before, after))) yield return Undo(PieceKind.LostTokens, lost, before, after);
        foreach (var run in runs.Where(run => runs.Count == 1 || IsBalanced([run], before, after)))
        {
            if (!run.IsLost) yield return Undo(run.IsMore ? PieceKind.MoreTokens : PieceKind.OtherTokens, [run], before, after);
            else if (lost.Count > 1) yield return Undo(PieceKind.LostTokens, [run], before, after);
        }

        if (runs.Count > 1 && lost.Count < runs.Count) yield return Undo(PieceKind.OtherLines, runs, before, after);
    }

    /// <summary>One edit from the first of some runs to the last; what differs between them stays as it is.</summary>
    private Piece Undo(PieceKind kind, IReadOnlyList<TokenRun> runs, TextLine before, TextLine after)
    {
        var text = "";
        var (at, end) = (-1, 0);
        foreach (var run in runs)
        {
            var (oldStart, oldEnd) = Between(before, run.BeforeStart, run.BeforeEnd);
            var (start, until) = Between(after, run.AfterStart, run.AfterEnd);
            text += (at < 0 ? "" : now.Text[end..start]) + green.Text[oldStart..oldEnd];
            (at, end) = (at < 0 ? start : at, until);
        }

        var first = Between(before, runs[0].BeforeStart, runs[0].BeforeEnd).Start;
        var last = Between(before, runs[^1].BeforeStart, runs[^1].BeforeEnd).End;
        return new Piece(kind, new TextEdit(at, end, text), first, last) { IsRename = runs.Count == 1 && IsRename(runs[0], before, after) };
    }

    /// <summary>From behind the token in front of some tokens of a line to the one behind them; the blanks around a line stay out.</summary>
    private static (int Start, int End) Between(TextLine line, int start, int end) => (
        line.Start + (start > 0 ? line.Tokens[start - 1].End : line.Tokens[0].Start),
        line.Start + (end < line.Tokens.Count ? line.Tokens[end].Start : line.Tokens[^1].End));

    private static bool IsRename(TokenRun run, TextLine before, TextLine after) =>
        run.BeforeEnd - run.BeforeStart == 1 && run.AfterEnd - run.AfterStart == 1 && run.BeforeStart > 0
        && before.Tokens[run.BeforeStart].Kind == SwiftTokenKind.Word && after.Tokens[run.AfterStart].Kind == SwiftTokenKind.Word
        && Declaring.Contains(before.Tokens[run.BeforeStart - 1].Text);

    private static bool IsBalanced(IReadOnlyList<TokenRun> runs, TextLine before, TextLine after) =>
        runs.Sum(run => Depth(before.Tokens, run.BeforeStart, run.BeforeEnd) - Depth(after.Tokens, run.AfterStart, run.AfterEnd)) == 0;

    private static int Depth(IReadOnlyList<SwiftToken> tokens, int start, int end) => tokens.Take(end).Skip(start)
        .Where(token => token.Kind == SwiftTokenKind.Symbol)
        .Sum(token => "([{".Contains(token.Text[0]) ? 1 : ")]}".Contains(token.Text[0]) ? -1 : 0);

    private Piece Replacing(PieceKind kind, TextHunk hunk) => new(
        kind,
        new TextEdit(hunk.AfterStart, hunk.AfterEnd, Fit(green.Text[hunk.BeforeStart..hunk.BeforeEnd], hunk.AfterStart, hunk.AfterEnd)),
        hunk.BeforeStart,
        hunk.BeforeEnd);

    /// <summary>Lines stay lines where a last line has no terminator.</summary>
    private string Fit(string lines, int start, int end) =>
        (start > 0 && now.Text[start - 1] != '\n' ? now.LineEnding : "")
        + lines
        + (end < now.Text.Length && lines.Length > 0 && lines[^1] != '\n' ? now.LineEnding : "");

    private static IEnumerable<string> Words(IEnumerable<TextLine> lines) => lines.SelectMany(line => line.Tokens).Select(token => token.Text);
}
