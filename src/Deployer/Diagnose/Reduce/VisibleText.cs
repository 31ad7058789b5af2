using System.Globalization;
using System.Text;

namespace Deployer.Diagnose.Reduce;

/// <summary>
/// Makes text that others wrote show all it holds. Escape sequences, control characters and invisible ones go; characters that
/// turn the direction of writing become `\u{202E}`, for who reads around them must know.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with its line feeds and tabs.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            if (text[index] == '\e')
            {
                index = EndOfEscape(text, index + 1);
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length);
            Append(clean, rune);
            index += length;
        }

        return clean.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string LineOf(string text) => Of(text.ReplaceLineEndings(" ")).Replace('\t', ' ').Trim();

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (TurnsDirection(rune.Value))
        {
            clean.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
        }
        else if (rune.Value is '\n' or '\t' || !IsInvisible(rune))
        {
            clean.Append(rune);
        }
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            clean.Append(' ');
        }
    }

    private static bool TurnsDirection(int value) =>
        value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    /// <summary>Also variation selectors, in which text can be hidden, and letters that are drawn as nothing.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5
            or 0x3164 or 0xFFA0 or 0x2800;

    /// <summary>Index behind the escape sequence whose second character is at `index`.</summary>
    private static int EndOfEscape(string text, int index)
    {
        while (index < text.Length && text[index] is >= ' ' and <= '/') index++;
        if (index >= text.Length || text[index] is not ('[' or ']')) return Math.Min(index + 1, text.Length);
        var isCommand = text[index] == ']';
        for (index++; index < text.Length && text[index] != '\n'; index++)
        {
            if (isCommand ? text[index] is '\a' or '\\' : text[index] is >= '@' and <= '~') return index + 1;
        }

        return index;
    }
}
