using System.Globalization;

namespace Deployer.Diagnose.Text;

/// <summary>A line of the source that a compiler quotes, or of what it draws below: `12 | let x`, `   |     `- error: text`.</summary>
internal readonly ref struct SnippetLine
{
    private const int MaxDigits = 9;

    private SnippetLine(int? number, ReadOnlySpan<char> text)
    {
        Number = number;
        Text = text;
    }

    /// <summary>The number of the quoted line; null for a drawing.</summary>
    public int? Number { get; }

    /// <summary>What stands behind the bar and its blank.</summary>
    public ReadOnlySpan<char> Text { get; }

    public static bool TryParse(ReadOnlySpan<char> line, out SnippetLine snippet)
    {
        snippet = default;
        var start = 0;
        while (start < line.Length && line[start] == ' ')
        {
            start++;
        }

        var end = start;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
        {
            end++;
        }

        var bar = end;
        while (bar < line.Length && line[bar] == ' ')
        {
            bar++;
        }

        if (bar >= line.Length || line[bar] is not ('|' or '\u2502') || bar == 0 || end - start > MaxDigits)
        {
            return false;
        }

        var text = bar + 1 < line.Length && line[bar + 1] == ' ' ? bar + 2 : bar + 1;
        int? number = end > start ? int.Parse(line[start..end], NumberStyles.None, CultureInfo.InvariantCulture) : null;
        snippet = new SnippetLine(number, line[text..]);
        return true;
    }

    /// <summary>What a drawing says, with the place of its corner in the text; false when it says nothing.</summary>
    public bool TryReadMark(out int corner, out HeaderLine said)
    {
        said = default;
        corner = 0;
        while (corner < Text.Length && Text[corner] is ' ' or '|' or '\u2502' && !IsCorner(Text[corner..]))
        {
            corner++;
        }

        return IsCorner(Text[corner..]) && HeaderLine.TryParse(Text[(corner + 2)..].TrimStart(), out said) && said.Place.File.Length == 0;
    }

    private static bool IsCorner(ReadOnlySpan<char> text) =>
        text.StartsWith("`-") || text.StartsWith("|-") || text.StartsWith("\u2570\u2500") || text.StartsWith("\u251C\u2500");
}
