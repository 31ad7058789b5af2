namespace Deployer.Diagnose.Tests;

/// <summary>Something a test complained about, as it was printed or recorded.</summary>
/// <param name="Message">Without the test's name and the place.</param>
/// <param name="File">As printed; null when it names none.</param>
/// <param name="Line">From 1; null when unknown.</param>
/// <param name="Column">From 1; null when unknown.</param>
internal sealed record TestIssue(string Message, string? File, int? Line, int? Column)
{
    public const int MaxMessage = 2_000;

    /// <summary>The arguments of a parameterised test's case, for example `x → 2`; null when it has none.</summary>
    public string? Arguments { get; init; }

    /// <summary>Line of the log that says it; null when no log does.</summary>
    public int? LogLine { get; init; }

    /// <summary>The message with its arguments.</summary>
    public string Text => Arguments is null ? Message : $"{Message} (with {Arguments})";

    /// <summary>Orders the issues of a test that come in any order: the one furthest up in the file is the first.</summary>
    public static int Compare(TestIssue left, TestIssue right)
    {
        var order = (left.Line ?? 0, left.Column ?? 0).CompareTo((right.Line ?? 0, right.Column ?? 0));
        return order != 0 ? order : string.CompareOrdinal(left.Text, right.Text);
    }

    /// <summary>At most as much of a text as a message may hold.</summary>
    public static string Cut(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, MaxMessage)].ToString();
}
