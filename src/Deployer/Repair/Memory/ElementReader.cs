using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>An element of a template with the tokens that it stands for.</summary>
/// <param name="Text">As the template has it.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index after its last token.</param>
internal sealed record ReadElement(string Text, int First, int Last);

/// <summary>Reads tokens as elements of a pattern; brackets that hold nothing of interest become one hole.</summary>
/// <param name="file">What is read.</param>
/// <param name="mark">The token that the error points at; null when it is elsewhere.</param>
/// <param name="holes">Names and literals so far.</param>
internal sealed class ElementReader(SwiftOutline file, int? mark, HoleNames holes)
{
    private const int Context = 2;
    private const int MaxReach = 8;

    /// <summary>The elements left of a change on its line, the nearest last; more of them when the error points there.</summary>
    public IReadOnlyList<ReadElement> Left(TokenChange change)
    {
        var token = change.First;
        var found = new List<ReadElement>();
        for (var at = token; at > 0 && !(at == token ? change.StartsLine : file.StartsLine(at)) && IsWanted(found, mark < token);)
        {
            var first = file.Brackets.Of(at - 1) is { } open && open < at - 1 && !Holds(open, at) && !file.Is(at - 1, '}') ? open : at - 1;
            if (Read(first, at) is not { } element) break;
            found.Insert(0, element);
            at = first;
        }

        return Kept(found, mark < token, fromEnd: true);
    }

    /// <summary>The elements right of a change on its line; more of them when the error points there.</summary>
    public IReadOnlyList<ReadElement> Right(TokenChange change)
    {
        var token = change.Last;
        var found = new List<ReadElement>();
        for (var at = token; at < file.Source.Tokens.Count && !(at == token ? change.EndsLine : file.StartsLine(at)) && IsWanted(found, mark >= token);)
        {
            var last = IsGroup(at) ? file.Brackets.Of(at)!.Value + 1 : at + 1;
            if (Read(at, last) is not { } element) break;
            found.Add(element);
            at = last;
        }

        return Kept(found, mark >= token, fromEnd: false);
    }

    /// <summary>The elements of a range; those brackets that are kept whole become holes. Null when one cannot be abstracted.</summary>
    public IReadOnlyList<ReadElement>? All(int first, int last, Func<int, int, bool> isKept)
    {
        if (first < last && PostfixExpression.EndOf(file, first) == last && isKept(first, last)) return [new(holes.Take('e'), first, last)];
        var found = new List<ReadElement>();
        for (var at = first; at < last; at = found[^1].Last)
        {
            var end = IsGroup(at) && file.Brackets.Of(at) < last && isKept(at, file.Brackets.Of(at)!.Value + 1) ? file.Brackets.Of(at)!.Value + 1 : at + 1;
            if (Read(at, end) is not { } element) return null;
            found.Add(element);
        }

        return found;
    }

    private bool IsWanted(List<ReadElement> found, bool towardsMark) =>
        found.Count < Context || (towardsMark && found.Count < MaxReach && !found.Any(IsMarked));

    private List<ReadElement> Kept(List<ReadElement> found, bool towardsMark, bool fromEnd) =>
        towardsMark && !found.Any(IsMarked) && found.Count > Context
            ? fromEnd ? found[^Context..] : found[..Context]
            : found;

    private bool IsMarked(ReadElement element) => element.First <= mark && mark < element.Last;

    private bool IsGroup(int token) =>
        (file.Is(token, '(') || file.Is(token, '[')) && file.Brackets.Of(token) is { } close && close > token && !Holds(token, close + 1);

    private bool Holds(int open, int end) => open < mark && mark < end;

    private ReadElement? Read(int first, int last) =>
        (last > first + 1 ? holes.Take('g') : holes.InPattern(file.Source.Tokens[first])) is { } text ? new ReadElement(text, first, last) : null;
}
