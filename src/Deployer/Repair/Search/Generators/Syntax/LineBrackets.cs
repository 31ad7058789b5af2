using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>Finds round and square brackets of one line that have no partner, and the places where the partner may belong.</summary>
internal static class LineBrackets
{
    private const double Elsewhere = 0.5;

    public static IEnumerable<Placement> Of(Diagnostic error, SwiftOutline file, int token)
    {
        var lines = error.Notes.Where(note => note.File == error.File && note is { Line: not null, Column: not null })
            .Select(note => file.Source.NearestTokenOf(note)).OfType<int>()
            .Concat([token, token - 1]).Where(at => at >= 0 && at < file.Source.Tokens.Count).Select(at => FirstOfLine(file, at)).Distinct();
        return lines.SelectMany((first, rank) => OfLine(file, first).Select(placement => placement with { Doubt = placement.Doubt + (rank * 0.25) }));
    }

    private static int FirstOfLine(SwiftOutline file, int at)
    {
        while (at > 0 && !file.StartsLine(at)) at--;
        return at;
    }

    private static IEnumerable<Placement> OfLine(SwiftOutline file, int first)
    {
        var last = first;
        while (last + 1 < file.Source.Tokens.Count && !file.StartsLine(last + 1)) last++;
        var open = new Stack<int>();
        for (var at = first; at <= last; at++)
        {
            if (file.Is(at, '(') || file.Is(at, '[')) open.Push(at);
            if (!file.Is(at, ')') && !file.Is(at, ']')) continue;
            if (open.TryPeek(out var top) && Closing(file, top) == file.Text(at))
            {
                open.Pop();
                continue;
            }

            return open.Count > 0 ? [.. Closed(file, open.Peek(), at), Spare(file, at, Elsewhere)] : file.Brackets.Of(at) is { } partner && partner < first ? [] : [Spare(file, at, 0), .. Opened(file, at, first)];
        }

        return open.TryPop(out var unclosed) && !(unclosed == last && file.Brackets.Of(unclosed) is not null) ? Unclosed(file, unclosed, last) : [];
    }

    private static string Closing(SwiftOutline file, int open) => file.Is(open, '(') ? ")" : "]";

    /// <summary>In front of a bracket of another kind.</summary>
    private static IEnumerable<Placement> Closed(SwiftOutline file, int open, int at) => [Placement.Insert(file.Source.Tokens[at - 1].End, Closing(file, open))];

    private static Placement Spare(SwiftOutline file, int at, double doubt) =>
        Placement.Remove(file.Source.Tokens[at].Start, file.Source.Tokens[at].End, "a spare " + file.Text(at), doubt);

    /// <summary>The opening bracket in front of what is compared or assigned, and behind names.</summary>
    private static IEnumerable<Placement> Opened(SwiftOutline file, int close, int first)
    {
        var text = file.Is(close, ')') ? "(" : "[";
        for (var at = close - 1; at >= first; at--)
        {
            if (file.IsWord(at) && file.IsWord(at + 1) && at + 1 < close) yield break;
            var isPlace = at == first || !file.IsWord(at - 1) || file.Text(at - 1) is "return" or "if" or "in" or "try" or "await";
            if (isPlace && !file.Is(at, '.')) yield return Placement.Insert(file.Source.Tokens[at].Start, text, Elsewhere);
        }
    }

    /// <summary>In front of a block, of an arrow, or at the end; behind the parts of the list as well.</summary>
    private static IEnumerable<Placement> Unclosed(SwiftOutline file, int open, int last)
    {
        var text = Closing(file, open);
        var places = new List<int>();
        if (file.Is(last, '{')) places.Add(Behind(file, last));
        var arrow = Enumerable.Range(open, last - open).FirstOrDefault(at => file.Is(at, '-') && file.Is(at + 1, '>'), -1);
        if (arrow > 0) places.Insert(0, Behind(file, arrow));
        if (places.Count == 0) places.Add(last);
        for (var at = last - 1; at > open; at--)
        {
            var next = at + 1;
            if (file.Is(next, '.') || file.Is(next, '=') || file.Is(next, ',') || file.Is(next, '+') || file.Is(next, '{') || file.Is(next, '?') || file.Is(next, ':') || file.Is(next, ')')) places.Add(at);
        }

        return places.Distinct().Where(at => at >= open).Select((at, rank) => Placement.Insert(file.Source.Tokens[at].End, text, rank * 0.25));
    }

    /// <summary>The token in front of a block or an arrow, without `else` and effects.</summary>
    private static int Behind(SwiftOutline file, int brace) => file.Text(brace - 1) is "else" or "throws" or "async" ? Behind(file, brace - 1) : brace - 1;
}
