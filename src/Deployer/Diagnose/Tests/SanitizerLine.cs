namespace Deployer.Diagnose.Tests;

/// <summary>The first line of what a sanitizer found.</summary>
internal static class SanitizerLine
{
    private const string UndefinedMark = ": runtime error: ";

    private static readonly string[] Names = ["AddressSanitizer: ", "ThreadSanitizer: ", "LeakSanitizer: ", "UndefinedBehaviorSanitizer: "];

    /// <summary>A line that holds none of these is no sanitizer's.</summary>
    public static IReadOnlyList<string> Marks { get; } = [.. Names, UndefinedMark];

    /// <param name="text">The line.</param>
    /// <param name="message">The same from one run to the next, as far as possible.</param>
    /// <param name="file">As printed; null when a stack follows that names it.</param>
    /// <param name="line">From 1; null when unknown.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out string message, out string? file, out int? line)
    {
        (message, file, line) = ("", null, null);
        if (text.StartsWith("SUMMARY: ", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var name in Names)
        {
            if (text.IndexOf(name, StringComparison.Ordinal) is var start and >= 0)
            {
                message = WithoutAddresses(TestIssue.Cut(text[start..]));
                return true;
            }
        }

        var mark = text.IndexOf(UndefinedMark, StringComparison.Ordinal);
        if (mark <= 0)
        {
            return false;
        }

        (file, line, _) = CrashFrames.Place(text[..mark]);
        message = TestIssue.Cut(text[(mark + 2)..]);
        return line is not null;
    }

    /// <summary>`heap-buffer-overflow on address 0x602 at pc 0x55 …` differs between runs.</summary>
    private static string WithoutAddresses(string message)
    {
        var end = message.IndexOf(" on address 0x", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" (pid=", StringComparison.Ordinal) : end;
        return end < 0 ? message : message[..end];
    }
}
