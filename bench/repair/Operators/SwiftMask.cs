namespace Deployer.RepairBench.Operators;

/// <summary>Blanks out what is not code, so that patterns match code alone. Made for our own packages, which hold no regex literals.</summary>
internal static class SwiftMask
{
    /// <summary>The text with comments and the inner text of string literals replaced by blanks; every offset stays as it was.</summary>
    public static string Of(string text)
    {
        var masked = text.ToCharArray();
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfTrivia(text, at);
            if (end > at)
            {
                Blank(masked, at, end);
                at = end;
                continue;
            }

            end = EndOfString(text, at, out var quotes);
            if (end > at)
            {
                Blank(masked, at + quotes, end - quotes);
                at = end;
                continue;
            }

            at++;
        }

        return new string(masked);
    }

    private static int EndOfTrivia(string text, int at)
    {
        if (StartsWith(text, at, "//"))
        {
            var line = text.IndexOf('\n', at);
            return line < 0 ? text.Length : line;
        }

        if (!StartsWith(text, at, "/*"))
        {
            return at;
        }

        var depth = 0;
        for (var i = at; i < text.Length - 1; i++)
        {
            if (StartsWith(text, i, "/*"))
            {
                (depth, i) = (depth + 1, i + 1);
            }
            else if (StartsWith(text, i, "*/"))
            {
                (depth, i) = (depth - 1, i + 1);
                if (depth == 0)
                {
                    return i + 1;
                }
            }
        }

        return text.Length;
    }

    /// <summary>The end of the string literal that begins here, interpolations included; the same place when none does.</summary>
    private static int EndOfString(string text, int at, out int quotes)
    {
        var hashes = 0;
        while (at + hashes < text.Length && text[at + hashes] == '#')
        {
            hashes++;
        }

        quotes = 0;
        if (at + hashes >= text.Length || text[at + hashes] != '"')
        {
            return at;
        }

        var mark = StartsWith(text, at + hashes, "\"\"\"") ? "\"\"\"" : "\"";
        quotes = hashes + mark.Length;
        var close = mark + new string('#', hashes);
        var escape = '\\' + new string('#', hashes);
        var i = at + quotes;
        while (i < text.Length)
        {
            if (StartsWith(text, i, close))
            {
                return i + close.Length;
            }

            if (mark.Length == 1 && text[i] == '\n')
            {
                return i;
            }

            i = !StartsWith(text, i, escape) ? i + 1
                : StartsWith(text, i + escape.Length, "(") ? EndOfInterpolation(text, i + escape.Length)
                : i + escape.Length + 1;
        }

        return text.Length;
    }

    private static int EndOfInterpolation(string text, int at)
    {
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            var end = EndOfString(text, i, out _);
            if (end > i)
            {
                i = end - 1;
                continue;
            }

            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static void Blank(char[] masked, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            masked[i] = masked[i] is '\n' or '\r' ? masked[i] : ' ';
        }
    }

    private static bool StartsWith(string text, int at, string mark) =>
        at >= 0 && at <= text.Length && string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
