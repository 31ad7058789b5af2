namespace Deployer.Diagnose.Text;

/// <summary>Recognizes a time at the start of a text: `2025-07-14T12:00:00.123Z`, `2025-07-14 12:00:00`, `12:00:00.123`.</summary>
internal static class Timestamp
{
    private const int DateLength = 10;
    private const int TimeLength = 8;

    /// <summary>How many characters it takes; 0 when there is none.</summary>
    public static int LengthOf(ReadOnlySpan<char> text)
    {
        var start = Fits(text, "dddd-dd-dd") && text.Length > DateLength && text[DateLength] is 'T' or ' ' ? DateLength + 1 : 0;
        if (!Fits(text[start..], "dd:dd:dd"))
        {
            return 0;
        }

        var end = start + TimeLength;
        end += Fraction(text[end..]);
        return end + (start > 0 ? Zone(text[end..]) : 0);
    }

    private static int Fraction(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('.' or ','))
        {
            return 0;
        }

        var digits = text[1..].IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? text.Length : digits == 0 ? 0 : digits + 1;
    }

    private static int Zone(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] == 'Z')
        {
            return 1;
        }

        return text.Length == 0 || text[0] is not ('+' or '-') ? 0 : Fits(text[1..], "dd:dd") ? 6 : Fits(text[1..], "dddd") ? 5 : 0;
    }

    private static bool Fits(ReadOnlySpan<char> text, string pattern)
    {
        if (text.Length < pattern.Length)
        {
            return false;
        }

        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == 'd' ? !char.IsAsciiDigit(text[index]) : text[index] != pattern[index])
            {
                return false;
            }
        }

        return true;
    }
}
