using System.Buffers;

namespace Deployer.Diagnose.Text;

/// <summary>Takes off what container tools, build servers and system journals put in front of a line.</summary>
internal static class LinePrefix
{
    /// <summary>A container's line in a build server's log with times has three.</summary>
    private const int MaxPrefixes = 4;

    private const int MaxName = 100;

    private static readonly SearchValues<char> NameParts =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The line without them.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> line)
    {
        for (var count = 0; count < MaxPrefixes && line.Length > 2; count++)
        {
            var length = LengthOf(line);
            if (length == 0)
            {
                break;
            }

            line = line[length..];
        }

        return line;
    }

    private static int LengthOf(ReadOnlySpan<char> line) => line[0] switch
    {
        ' ' or '/' or '\t' => 0,
        '#' => line[1] == '#' ? Command(line) : Docker(line),
        '[' => line[1] is >= '0' and <= '9' ? Bracketed(line) : 0,
        >= '0' and <= '9' => Digits(line),
        >= 'A' and <= 'Z' => Syslog(line) is > 0 and var length ? length : Compose(line),
        >= 'a' and <= 'z' => Compose(line),
        _ => 0,
    };

    /// <summary>`##[error]text`</summary>
    private static int Command(ReadOnlySpan<char> line)
    {
        var end = line.StartsWith("##[") ? line[3..].IndexOfAnyExceptInRange('a', 'z') : -1;
        return end > 0 && line[3 + end] == ']' ? end + 4 : 0;
    }

    /// <summary>`#12 8.996 text` and `#12 text`</summary>
    private static int Docker(ReadOnlySpan<char> line)
    {
        var digits = DigitsAt(line, 1);
        return digits > 0 && At(line, 1 + digits) == ' ' ? digits + 2 : 0;
    }

    /// <summary>`[2025-07-14 12:00:00] text` and `[12:00:00] text`, but not `[5/11] Compiling`.</summary>
    private static int Bracketed(ReadOnlySpan<char> line)
    {
        var length = Timestamp.LengthOf(line[1..]);
        return length > 0 && At(line, 1 + length) == ']' ? WithBlank(line, length + 2) : 0;
    }

    /// <summary>A time, or the seconds of a container's build, or the number of a GitLab runner's stream.</summary>
    private static int Digits(ReadOnlySpan<char> line)
    {
        var length = Timestamp.LengthOf(line);
        if (length > 0 && At(line, length) == ' ')
        {
            length++;
            return length + AfterTime(line[length..]);
        }

        return Seconds(line);
    }

    /// <summary>`8.996 text`, `12.34 text`, `123.4 text`: always four digits, or more of an hour.</summary>
    private static int Seconds(ReadOnlySpan<char> line)
    {
        var whole = DigitsAt(line, 0);
        var part = At(line, whole) == '.' ? DigitsAt(line, whole + 1) : 0;
        var end = whole + 1 + part;
        return part > 0 && part == Math.Max(4 - whole, 1) && At(line, end) == ' ' ? end + 1 : 0;
    }

    /// <summary>GitLab writes `00O text` behind the time, a journal `host name[123]: text`.</summary>
    private static int AfterTime(ReadOnlySpan<char> line)
    {
        if (DigitsAt(line, 0) == 2 && At(line, 2) is 'O' or 'E')
        {
            return At(line, 3) is ' ' or '+' ? 4 : line.Length == 3 ? 3 : 0;
        }

        return line.Length > 0 && char.IsAsciiLetter(line[0]) ? Program(line) : 0;
    }

    /// <summary>`Jul 14 12:00:00 host name[123]: text`</summary>
    private static int Syslog(ReadOnlySpan<char> line)
    {
        const int Time = 7;
        if (line.Length < Time + 9 || line[3] != ' ' || line[Time - 1] != ' ' || !IsMonth(line[..3]) || Timestamp.LengthOf(line[Time..]) != 8)
        {
            return 0;
        }

        var host = Time + 9;
        return host <= line.Length && Program(line[host..]) is > 0 and var length ? host + length : 0;
    }

    /// <summary>`host name[123]: `</summary>
    private static int Program(ReadOnlySpan<char> line)
    {
        var host = line.IndexOf(' ');
        var end = host < 0 ? -1 : line[(host + 1)..].IndexOf(": ");
        if (host is < 0 or > MaxName || end is <= 0 or > MaxName)
        {
            return 0;
        }

        var name = line.Slice(host + 1, end);
        return name[^1] == ']' && name.IndexOf('[') is > 0 and var open && DigitsAt(name, open + 1) == name.Length - open - 2
            ? host + end + 3
            : 0;
    }

    /// <summary>`web_1  | text` and `web-1  | text`: the number tells a container from a word of the source.</summary>
    private static int Compose(ReadOnlySpan<char> line)
    {
        var name = line.IndexOfAnyExcept(NameParts);
        if (name is < 3 or > MaxName || line[name] != ' ' || !char.IsAsciiDigit(line[name - 1]))
        {
            return 0;
        }

        var index = line[..name].LastIndexOfAnyExceptInRange('0', '9');
        var bar = line[name..].IndexOfAnyExcept(' ') is >= 0 and var blanks ? name + blanks : -1;
        return index > 0 && line[index] is '_' or '-' && bar >= 0 && line[bar] == '|' && At(line, bar + 1) is ' ' or '\0'
            ? WithBlank(line, bar + 1)
            : 0;
    }

    private static int WithBlank(ReadOnlySpan<char> line, int length) => At(line, length) == ' ' ? length + 1 : length;

    private static char At(ReadOnlySpan<char> line, int index) => index < line.Length ? line[index] : '\0';

    private static int DigitsAt(ReadOnlySpan<char> line, int start)
    {
        var end = start;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
        {
            end++;
        }

        return end - start;
    }

    private static bool IsMonth(ReadOnlySpan<char> name)
    {
        foreach (var month in Months)
        {
            if (name.SequenceEqual(month))
            {
                return true;
            }
        }

        return false;
    }
}
