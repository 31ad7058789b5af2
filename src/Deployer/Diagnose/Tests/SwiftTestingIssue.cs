using System.Globalization;

namespace Deployer.Diagnose.Tests;

/// <summary>Takes apart `recorded an issue with 1 argument x → 2 at S.swift:8:50: Expectation failed: …`.</summary>
internal static class SwiftTestingIssue
{
    private const int MaxTries = 50;
    private const int MaxArguments = 500;

    /// <param name="text">From the word `recorded` on.</param>
    /// <param name="logLine">Line of the log.</param>
    public static TestIssue? Parse(ReadOnlySpan<char> text, int logLine)
    {
        var arguments = Arguments(text, out var tail);
        var from = 0;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var at = tail[from..].IndexOf(" at ", StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            from += at + 4;
            if (Place(tail[from..]) is { } found)
            {
                var inArguments = arguments ? TestIssue.Cut(tail[..Math.Min(from - 4, MaxArguments)].Trim()) : null;
                return found with { Arguments = inArguments, LogLine = logLine };
            }
        }

        var colon = tail.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? null : new TestIssue(TestIssue.Cut(tail[(colon + 2)..].Trim()), null, null, null) { LogLine = logLine };
    }

    /// <summary>True when arguments come first; what is left begins with them.</summary>
    private static bool Arguments(ReadOnlySpan<char> text, out ReadOnlySpan<char> tail)
    {
        var with = text.IndexOf(" with ", StringComparison.Ordinal);
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var word = with < 0 || (colon >= 0 && colon < with) ? -1 : text[with..].IndexOf(" argument", StringComparison.Ordinal);
        var blank = word < 0 ? -1 : text[(with + word + 1)..].IndexOf(' ');
        if (word < 0 || blank < 0 || word > " with 1000".Length)
        {
            tail = text;
            return false;
        }

        tail = text[(with + word + 1 + blank)..];
        return true;
    }

    /// <summary>`S.swift:8:50: message`.</summary>
    private static TestIssue? Place(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(": ", StringComparison.Ordinal);
        var column = end < 0 ? -1 : text[..end].LastIndexOf(':');
        var line = column < 0 ? -1 : text[..column].LastIndexOf(':');
        return line > 0
            && int.TryParse(text[(column + 1)..end], NumberStyles.None, CultureInfo.InvariantCulture, out var columnNumber)
            && int.TryParse(text[(line + 1)..column], NumberStyles.None, CultureInfo.InvariantCulture, out var lineNumber)
                ? new TestIssue(TestIssue.Cut(text[(end + 2)..].Trim()), text[..line].ToString(), lineNumber, columnNumber)
                : null;
    }
}
