using System.Globalization;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads a line of a backtrace.</summary>
internal static class CrashFrames
{
    private const int MaxName = 500;

    /// <summary>
    /// `5 [ra] 0x0000558d idx(_:_:) + 47 in Tests.xctest at /p/L.swift:2:4`, also without address and offset, and the sanitizers'
    /// `#0 0x55e3 in idx(_:_:) /p/L.swift:2`. Null for all other lines and for frames without a file.
    /// </summary>
    public static CrashFrame? Parse(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.StartsWith('#'))
        {
            return Sanitizer(text);
        }

        var number = text.IndexOfAnyExceptInRange('0', '9');
        return number > 0 && text[number] == ' ' ? Runtime(text[number..].TrimStart()) : null;
    }

    private static CrashFrame? Runtime(ReadOnlySpan<char> text)
    {
        while (text.StartsWith('[') && text.IndexOf(']') is var end and > 0)
        {
            text = text[(end + 1)..].TrimStart();
        }

        if (text.StartsWith("0x", StringComparison.Ordinal) && text.IndexOf(' ') is var blank and > 0)
        {
            text = text[blank..].TrimStart();
        }

        var at = text.LastIndexOf(" at /", StringComparison.Ordinal);
        var image = at < 0 ? -1 : text[..at].LastIndexOf(" in ", StringComparison.Ordinal);
        if (image <= 0)
        {
            return null;
        }

        var function = text[..image];
        var offset = function.LastIndexOf(" + ", StringComparison.Ordinal);
        return Frame(offset < 0 ? function : function[..offset], text[(at + 4)..]);
    }

    private static CrashFrame? Sanitizer(ReadOnlySpan<char> text)
    {
        var number = text[1..].IndexOfAnyExceptInRange('0', '9');
        var rest = number <= 0 ? default : text[(number + 1)..].TrimStart();
        if (rest.StartsWith("0x", StringComparison.Ordinal))
        {
            var name = rest.IndexOf(" in ", StringComparison.Ordinal);
            rest = name < 0 ? default : rest[(name + 4)..];
        }

        var file = rest.LastIndexOf(" /", StringComparison.Ordinal);
        var end = file < 0 ? -1 : rest[(file + 1)..].IndexOf(" (", StringComparison.Ordinal);
        return file <= 0 ? null : Frame(rest[..file], end < 0 ? rest[(file + 1)..] : rest.Slice(file + 1, end));
    }

    private static CrashFrame? Frame(ReadOnlySpan<char> function, ReadOnlySpan<char> place)
    {
        var (file, line, column) = Place(place.Trim());
        return function.Length is 0 or > MaxName || file.Length == 0 ? null : new CrashFrame(function.Trim().ToString(), file, line, column);
    }

    /// <summary>`/p/L.swift:2:4` and `/p/L.swift:2`; what is not there is null.</summary>
    public static (string File, int? Line, int? Column) Place(ReadOnlySpan<char> place)
    {
        int? line = null;
        int? column = null;
        for (var parts = 0; parts < 2; parts++)
        {
            var colon = place.LastIndexOf(':');
            if (colon <= 0 || !int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                break;
            }

            place = place[..colon];
            (line, column) = (number, line);
        }

        return (place.ToString(), line, column);
    }
}
