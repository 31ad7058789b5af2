using System.Globalization;

namespace Deployer.Diagnose.Tests;

/// <summary>What the Swift runtime prints before it ends a program: `Lib/L.swift:4: Fatal error: boom`.</summary>
internal static class LastWords
{
    private const string FileMark = ": file ";
    private const string LineMark = ", line ";

    /// <summary>A line that holds none of these is no last words.</summary>
    public static IReadOnlyList<string> Marks { get; } = ["Fatal error", "Precondition failed", "Assertion failed"];

    /// <param name="text">The line.</param>
    /// <param name="message">Without the place.</param>
    /// <param name="file">As printed; null when none was.</param>
    /// <param name="line">From 1; null when unknown.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out string message, out string? file, out int? line)
    {
        foreach (var words in Marks)
        {
            var start = text.IndexOf(words, StringComparison.Ordinal);
            var end = start + words.Length;
            if (start < 0
                || (start > 0 && !text[..start].EndsWith(": ", StringComparison.Ordinal))
                || (end < text.Length && text[end] != ':'))
            {
                continue;
            }

            message = SwiftFive(TestIssue.Cut(text[start..]), out file, out line);
            if (start > 2 && file is null)
            {
                (file, line, _) = CrashFrames.Place(text[..(start - 2)]);
            }

            return true;
        }

        (message, file, line) = ("", null, null);
        return false;
    }

    /// <summary>Swift before 5.4 prints the place behind: `Fatal error: boom: file /p/L.swift, line 3`.</summary>
    private static string SwiftFive(string message, out string? file, out int? line)
    {
        (file, line) = (null, null);
        var place = message.LastIndexOf(FileMark, StringComparison.Ordinal);
        var number = place < 0 ? -1 : message.IndexOf(LineMark, place, StringComparison.Ordinal);
        if (number < 0
            || !int.TryParse(message.AsSpan(number + LineMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
        {
            return message;
        }

        (file, line) = (message[(place + FileMark.Length)..number], parsed);
        return message[..place];
    }
}
