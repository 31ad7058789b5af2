using System.Globalization;
using System.Text;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Reports;

/// <summary>A line of source as a terminal draws it, and where on it the caret goes.</summary>
/// <param name="Text">Tabs are spaces, nothing in it steers a terminal; cut on both sides when it is too wide.</param>
/// <param name="Caret">Columns of the terminal left of the caret; null when the place is not on the line.</param>
internal sealed record SourceQuote(string Text, int? Caret)
{
    private const int TabWidth = 4;
    private const int MaxLength = 10_000;
    private const char Ellipsis = '…';

    /// <param name="line">The line, without its line end.</param>
    /// <param name="column">From 1, in bytes of UTF-8; null when unknown.</param>
    /// <param name="width">How many columns there are.</param>
    public static SourceQuote Of(string line, int? column, int width)
    {
        var cells = Cells(line.Length > MaxLength ? line[..MaxLength] : line, column, out var caret);
        var total = cells.Sum(cell => cell.Width);
        if (total <= width)
            return new SourceQuote(string.Concat(cells.Select(cell => cell.Text)).TrimEnd(), caret);
        return Cut(cells, Math.Max(width, 20), caret);
    }

    /// <summary>How many columns of a terminal a character takes.</summary>
    public static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    private static List<(string Text, int Width)> Cells(string line, int? column, out int? caret)
    {
        var cells = new List<(string Text, int Width)>(line.Length);
        var (bytes, width) = (0, 0);
        caret = null;
        foreach (var rune in line.EnumerateRunes())
        {
            if (caret is null && column is { } wanted && bytes >= wanted - 1)
                caret = width;
            cells.Add(Cell(rune, width));
            width += cells[^1].Width;
            bytes += rune.Utf8SequenceLength;
        }

        // Just after the last character is a place, too: what is missing is missing there.
        if (caret is null && column is { } end && bytes >= end - 1)
            caret = width;
        return cells;
    }

    private static (string Text, int Width) Cell(Rune rune, int width)
    {
        if (rune.Value == '\t')
        {
            var blanks = TabWidth - (width % TabWidth);
            return (new string(' ', blanks), blanks);
        }

        if (Invisible.IsDrawn(rune))
            return (rune.ToString(), WidthOf(rune));
        var mark = Invisible.Mark(rune);
        return (mark, mark.Length);
    }

    /// <summary>The part around the caret.</summary>
    private static SourceQuote Cut(List<(string Text, int Width)> cells, int width, int? caret)
    {
        var from = Math.Max(0, (caret ?? 0) - (width * 2 / 3));
        var text = new StringBuilder(from > 0 ? $"{Ellipsis}" : "");
        var (at, used) = (0, text.Length);
        int? moved = null;
        foreach (var (part, wide) in cells)
        {
            if (at >= from && used + wide > width - 1)
            {
                text.Append(Ellipsis);
                break;
            }

            moved ??= at == caret ? used : null;
            (text, used) = at >= from ? (text.Append(part), used + wide) : (text, used);
            at += wide;
        }

        return new SourceQuote(text.ToString(), moved ?? (at == caret ? used : null));
    }

    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or 0x231A or 0x231B or 0x2329 or 0x232A or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3
        or 0x25FD or 0x25FE or 0x2614 or 0x2615 or (>= 0x2648 and <= 0x2653) or 0x267F or 0x2693 or 0x26A1 or 0x26AA or 0x26AB
        or 0x26BD or 0x26BE or 0x26C4 or 0x26C5 or 0x26CE or 0x26D4 or 0x26EA or 0x26F2 or 0x26F3 or 0x26F5 or 0x26FA or 0x26FD
        or 0x2705 or 0x270A or 0x270B or 0x2728 or 0x274C or 0x274E or (>= 0x2753 and <= 0x2755) or 0x2757
        or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55
        or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0xA4CF)
        or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE10 and <= 0xFE19)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x16FE0 and <= 0x18DFF)
        or (>= 0x1B000 and <= 0x1B2FF) or 0x1F004 or 0x1F0CF or 0x1F18E or (>= 0x1F191 and <= 0x1F19A)
        or (>= 0x1F200 and <= 0x1F320) or (>= 0x1F32D and <= 0x1F335) or (>= 0x1F337 and <= 0x1F37C)
        or (>= 0x1F37E and <= 0x1F393) or (>= 0x1F3A0 and <= 0x1F3CA) or (>= 0x1F3CF and <= 0x1F3D3)
        or (>= 0x1F3E0 and <= 0x1F3F0) or 0x1F3F4 or (>= 0x1F3F8 and <= 0x1F43E) or 0x1F440 or (>= 0x1F442 and <= 0x1F4FC)
        or (>= 0x1F4FF and <= 0x1F53D) or (>= 0x1F54B and <= 0x1F54E) or (>= 0x1F550 and <= 0x1F567) or 0x1F57A
        or 0x1F595 or 0x1F596 or 0x1F5A4 or (>= 0x1F5FB and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6C5)
        or (>= 0x1F6CC and <= 0x1F6FC) or (>= 0x1F7E0 and <= 0x1F7EB) or (>= 0x1F90C and <= 0x1FAFF)
        or (>= 0x20000 and <= 0x3FFFD);
}
