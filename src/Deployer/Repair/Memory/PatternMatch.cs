using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>A place that looks like a template.</summary>
/// <param name="File">Where it is.</param>
/// <param name="First">Index of the first token that gives way.</param>
/// <param name="Last">Index after the last token that gives way.</param>
/// <param name="Names">What the holes stand for here.</param>
internal sealed record FoundPlace(SwiftOutline File, int First, int Last, IReadOnlyDictionary<string, string> Names);

/// <summary>Compares a pattern with the tokens of a file.</summary>
/// <param name="site">Where it is looked for.</param>
/// <param name="known">What the holes stand for already.</param>
internal sealed class PatternMatch(Site site, IReadOnlyDictionary<string, string> known)
{
    /// <summary>How many tokens before the site what is left of an edit may begin.</summary>
    private const int MaxReach = 200;

    private readonly SwiftOutline _file = site.File;

    /// <summary>All places where an edit fits with so much of its surroundings.</summary>
    public IEnumerable<FoundPlace> Find(EditTemplate edit, int left, int right)
    {
        string[] pattern = [.. edit.Left.TakeLast(left), .. edit.Old, .. edit.Right.Take(right)];
        var mark = edit.Mark - (edit.Left.Count - left);
        for (var start = Math.Max(0, site.First - MaxReach); start <= site.Last + 1; start++)
        {
            var names = new Dictionary<string, string>(known, StringComparer.Ordinal);
            if (Read(pattern, start, names) is not { } starts || !IsMarked(starts, mark)) continue;
            var (first, last) = (starts[left], starts[left + edit.Old.Count]);
            if (site.Has(first, last)) yield return new FoundPlace(_file, first, last, names);
        }
    }

    /// <summary>The error points at the element itself, and not into brackets that are part of it.</summary>
    private bool IsMarked(List<int> starts, int? mark) =>
        mark is not { } element
        || (starts[element] <= site.Mark && site.Mark < starts[element + 1]
            && !Enumerable.Range(starts[element], site.Mark.Value - starts[element]).Any(token => _file.Brackets.Of(token) > site.Mark));

    /// <summary>Where each element starts, and the end of the last; null when they do not match.</summary>
    private List<int>? Read(string[] pattern, int start, Dictionary<string, string> names)
    {
        var starts = new List<int> { start };
        foreach (var element in pattern)
        {
            if (EndOf(element, starts[^1], names) is not { } end) return null;
            starts.Add(end);
        }

        return starts;
    }

    private int? EndOf(string element, int at, Dictionary<string, string> names)
    {
        if (at >= _file.Source.Tokens.Count) return null;
        if (Elements.IsGroup(element)) return _file.Brackets.Of(at) is { } close && close > at && !_file.Is(at, '{') ? Bind(element, at, close + 1, names) : null;
        if (Elements.IsExpression(element)) return PostfixExpression.EndOf(_file, at) is { } end ? Bind(element, at, end, names) : null;
        var token = _file.Source.Tokens[at];
        if (Elements.HoleInString(element) is { } inner) return names.TryGetValue(inner, out var text) && token.Text == $"\"{text}\"" ? at + 1 : null;
        if (!Elements.IsHole(element)) return token.Text == element ? at + 1 : null;
        return IsOfKind(element, token) ? Bind(element, at, at + 1, names) : null;
    }

    private static bool IsOfKind(string hole, SwiftToken token) => Elements.IsLiteral(hole)
        ? token.Kind == SwiftTokenKind.String || Elements.IsNumber(token)
        : token.Kind == SwiftTokenKind.Word && !Elements.IsNumber(token) && !SwiftNames.IsKeyword(token.Text);

    /// <summary>Names of the error are known before, or nothing is meant by them.</summary>
    private int? Bind(string hole, int first, int last, Dictionary<string, string> names)
    {
        var tokens = _file.Source.Tokens;
        var text = _file.Source.File.Text[tokens[first].Start..tokens[last - 1].End];
        if (names.TryGetValue(hole, out var bound)) return bound == text ? last : null;
        if (!"xlge".Contains(hole[Elements.Hole.Length])) return null;
        names[hole] = text;
        return last;
    }
}
