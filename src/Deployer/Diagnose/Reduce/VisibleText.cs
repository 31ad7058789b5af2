using System.Globalization;
using System.Text;
using Deployer.Diagnose.Text;

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
                index = EscapeSequence.EndAt(text, index);
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
        if (Invisible.TurnsDirection(rune))
        {
            clean.Append(Invisible.Mark(rune));
        }
        else if (rune.Value is '\n' or '\t' || !Invisible.MayHide(rune))
        {
            clean.Append(rune);
        }
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            clean.Append(' ');
        }
    }
}
