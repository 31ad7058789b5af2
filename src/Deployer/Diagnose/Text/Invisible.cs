using System.Globalization;
using System.Text;

namespace Deployer.Diagnose.Text;

/// <summary>Judges the characters of other people's text by what a reader sees of them.</summary>
internal static class Invisible
{
    /// <summary>True for a character that is drawn: it steers nothing and is no letter without a shape.</summary>
    public static bool IsDrawn(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        _ => rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF)),
    };

    /// <summary>True also for what is drawn at times, and in which text can be hidden: variation selectors, private characters, empty cells.</summary>
    public static bool MayHide(Rune rune) =>
        !IsDrawn(rune) || rune.Value is (>= 0xFE00 and <= 0xFE0F) or 0x2800 || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    /// <summary>True for a character that turns the direction of writing, so that code reads as another.</summary>
    public static bool TurnsDirection(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    /// <summary>What stands for a character that is not drawn, for example `\u{202E}`.</summary>
    public static string Mark(Rune rune) => $"\\u{{{rune.Value:X}}}";
}
