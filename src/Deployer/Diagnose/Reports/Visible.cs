using System.Text;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Reports;

/// <summary>
/// Text of a log as people may see it: what steers a terminal, turns the direction of writing or takes no room is written out,
/// for example `\u{202E}`.
/// </summary>
internal static class Visible
{
    private const string Ellipsis = "…";

    /// <summary>Text that stays on one line.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="most">What is longer is cut.</param>
    public static string Line(string text, int most = 1_000)
    {
        var clean = Of(text.Length > most ? Cut(text, most) : text, keepBreaks: true);
        return clean.AsSpan().IndexOfAny('\n', '\t') < 0 ? clean : clean.Replace('\n', ' ').Replace('\t', ' ');
    }

    /// <summary>The lines of a text; tabs stay.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="most">How many lines at most; an ellipsis stands for the rest.</param>
    public static IReadOnlyList<string> Lines(string text, int most)
    {
        var lines = Of(text, keepBreaks: true).Split('\n', most + 1);
        return lines.Length <= most ? lines : [.. lines[..most], Ellipsis];
    }

    private static string Of(string text, bool keepBreaks)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (Invisible.IsDrawn(rune) || (keepBreaks && rune.Value is '\n' or '\t'))
                clean.Append(rune);
            else
                clean.Append(Invisible.Mark(rune));
        }

        return clean.ToString();
    }

    private static string Cut(string text, int most) => text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + Ellipsis;
}
