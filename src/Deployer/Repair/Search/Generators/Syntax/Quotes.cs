using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Syntax;

/// <summary>Closes literals that have lost a quote, and interpolations that have lost their bracket.</summary>
internal static class Quotes
{
    public static IEnumerable<Placement> Of(string message, SwiftOutline file, int offset)
    {
        var text = file.Source.File;
        if (message.StartsWith("cannot find ')'", StringComparison.Ordinal)) return Interpolation(text, offset);
        return message.StartsWith("unterminated string", StringComparison.Ordinal) && offset < text.Text.Length && text.Text[offset] is '"' or '#'
            ? OfLiteral(file, offset)
            : [];
    }

    private static IEnumerable<Placement> OfLiteral(SwiftOutline file, int offset)
    {
        var text = file.Source.File;
        var end = text.EndOfLine(offset);
        while (end > offset && text.Text[end - 1] is ' ' or '\t') end--;
        if (string.CompareOrdinal(text.Text, offset, "\"\"\"", 0, 3) == 0) return Long(text, offset);
        return text.Text[offset] == '#' ? [] : [.. Unclosed(text, offset, end), .. Starts(file, offset, end), .. Ends(text, offset, end)];
    }

    /// <summary>An interpolation within the literal that swallows its last quote.</summary>
    private static IEnumerable<Placement> Unclosed(SourceFile text, int offset, int end)
    {
        var open = text.Text.LastIndexOf("\\(", end - 1, end - offset, StringComparison.Ordinal);
        var quote = open < 0 ? -1 : text.Text.IndexOf('"', open, end - open);
        var inner = quote < 0 ? "" : text.Text[open..quote];
        return inner.Count(character => character == '(') > inner.Count(character => character == ')')
            ? Interpolation(text, open + 1)
            : [];
    }

    /// <summary>In front of the brackets and commas that the line ends with, from the first to the last, and at other commas.</summary>
    private static IEnumerable<Placement> Ends(SourceFile text, int offset, int end)
    {
        var tail = end;
        while (tail > offset + 1 && ")],;{} ".Contains(text.Text[tail - 1])) tail--;
        var places = new List<int> { tail };
        for (var at = tail; at < end; at++) if (text.Text[at + 1 < end ? at + 1 : at] != ' ' && at + 1 <= end) places.Add(at + 1);
        for (var at = tail - 1; at > offset; at--)
        {
            if (",)]:".Contains(text.Text[at]) && text.Text[at - 1] != '\\') places.Add(at);
        }

        return places.Distinct().Where(at => at > offset).Select((at, rank) => Placement.Insert(at, "\"", rank * 0.25));
    }

    /// <summary>Where the quote at hand closes a literal: in front of the words before it.</summary>
    private static IEnumerable<Placement> Starts(SwiftOutline file, int offset, int end)
    {
        var text = file.Source.File;
        if (end - offset > 1 && !text.Text[(offset + 1)..end].All(character => ")],;{} ".Contains(character))) yield break;
        var start = text.StartOfLine(offset);
        for (var at = offset - 1; at > start; at--)
        {
            if (!"([=,:".Contains(text.Text[at])) continue;
            while (text.Text[++at] == ' ') { }
            if (at < offset) yield return Placement.Insert(at, "\"");
            yield break;
        }
    }

    /// <summary>A line of its own where the text is no longer as deep as its first line.</summary>
    private static IEnumerable<Placement> Long(SourceFile text, int offset)
    {
        var first = text.StartOfNextLine(offset);
        if (first >= text.Text.Length) yield break;
        var indentation = text.IndentationAt(first);
        var outer = text.IndentationAt(offset);
        var count = 0;
        for (var at = text.StartOfNextLine(first); at < text.Text.Length && count < 4; at = text.StartOfNextLine(at))
        {
            if (text.LineAt(at).Trim().Length == 0) continue;
            var isOut = text.IndentationAt(at).Length < indentation.Length || (indentation == outer && text.LineAt(at).TrimStart().StartsWith(')'));
            if (!isOut && indentation.Length > outer.Length) continue;
            yield return Placement.Insert(at, indentation + "\"\"\"" + text.LineEnding, count++ * 0.5);
            if (isOut) yield break;
        }
    }

    /// <summary>Behind the name with its members and calls, then in front of the quote.</summary>
    private static IEnumerable<Placement> Interpolation(SourceFile text, int offset)
    {
        var open = text.Text.IndexOf('(', offset);
        if (open < 0 || open > offset + 2) yield break;
        var line = text.EndOfLine(open);
        var at = open + 1;
        for (var depth = 0; at < line && (depth > 0 || SwiftLexer.IsNamePart(text.Text[at]) || text.Text[at] is '.' or '('); at++)
        {
            depth += text.Text[at] == '(' ? 1 : text.Text[at] == ')' ? -1 : 0;
            if (text.Text[at] == '"') break;
        }

        while (at > open + 1 && text.Text[at - 1] == '.') at--;
        if (at > open + 1) yield return Placement.Insert(at, ")");
        var quote = text.Text.IndexOf('"', open);
        if (quote > at && quote < line) yield return Placement.Insert(quote, ")", 0.5);
    }
}
