using System.Globalization;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads the lines in which XCTest says why a test failed, was skipped or failed as expected.</summary>
internal static class XCTestErrors
{
    private const string ErrorMark = ": error: ";
    private const string SkipMark = " : Test skipped";
    private const string ExpectedMark = ": Expected failure in ";
    private const int MaxName = 1_000;

    /// <summary>False when the line is none of these.</summary>
    public static bool Read(LogLine line, XCTestText tests) => ReadError(line, tests) || ReadSkip(line.Text, tests) || ReadExpected(line, tests);

    private static bool ReadError(LogLine line, XCTestText tests)
    {
        var text = line.Text;
        var mark = text.IndexOf(ErrorMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return false;
        }

        var message = text[(mark + ErrorMark.Length)..].Trim();
        var end = message.IndexOf(" : ", StringComparison.Ordinal);
        if (end is <= 0 or > MaxName || (tests.Find(message[..end]) is null && !LooksLikeTest(message[..end])))
        {
            return false;
        }

        var (file, number) = Place(text[..mark]);
        tests.FindOrAdd(message[..end], line.Number)
            .Record(new TestIssue(TestIssue.Cut(WithoutEmptyComment(message[(end + 3)..].Trim())), file, number, null) { LogLine = line.Number });
        return true;
    }

    private static bool ReadSkip(ReadOnlySpan<char> text, XCTestText tests)
    {
        var end = text.IndexOf(SkipMark, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var colon = text[..end].LastIndexOf(": ", StringComparison.Ordinal);
        if (tests.Find(text[(colon < 0 ? 0 : colon + 2)..end]) is not { } test)
        {
            return false;
        }

        test.SkipReason ??= TestIssue.Cut(text[(end + SkipMark.Length)..].TrimStart(" -:"));
        return true;
    }

    /// <summary>`T.swift:15: Expected failure in -[Module.Suite testName]: …`, after XCTExpectFailure.</summary>
    private static bool ReadExpected(LogLine line, XCTestText tests)
    {
        var text = line.Text;
        var mark = text.IndexOf(ExpectedMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return text.StartsWith("XCTExpectFailure: ", StringComparison.Ordinal);
        }

        var rest = text[(mark + ExpectedMark.Length)..];
        var end = rest.IndexOf(": ", StringComparison.Ordinal);
        if ((tests.Find(rest[..Math.Max(end, 0)]) ?? tests.Running) is not { } test)
        {
            return false;
        }

        var (file, number) = Place(text[..mark]);
        test.RecordExpected(new TestIssue(TestIssue.Cut(rest[(end < 0 ? 0 : end + 2)..].Trim()), file, number, null) { LogLine = line.Number });
        return true;
    }

    /// <summary>`/p/T.swift:15`; XCTest names `&lt;EXPR&gt;:0` when it knows no place.</summary>
    private static (string? File, int? Line) Place(ReadOnlySpan<char> place)
    {
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0
            ? (WithoutNoise(place[..colon]).ToString(), line)
            : (null, null);
    }

    /// <summary>A test's own output without line end stands before the file.</summary>
    private static ReadOnlySpan<char> WithoutNoise(ReadOnlySpan<char> file)
    {
        var slash = file.StartsWith('/') ? -1 : file.LastIndexOf(" /", StringComparison.Ordinal);
        return slash < 0 ? file : file[(slash + 1)..];
    }

    /// <summary>The line that names the test's start may be missing: `Suite.testName` and `-[Module.Suite testName]`.</summary>
    private static bool LooksLikeTest(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("-[", StringComparison.Ordinal))
        {
            return name.EndsWith(']') && name.Count(' ') == 1;
        }

        var dot = name.LastIndexOf('.');
        return dot > 0 && name[(dot + 1)..].StartsWith("test", StringComparison.Ordinal) && !name.Contains(' ');
    }

    /// <summary>XCTest joins the comment of an assertion by a dash, also when there is none.</summary>
    private static ReadOnlySpan<char> WithoutEmptyComment(ReadOnlySpan<char> message) =>
        message.EndsWith(" -", StringComparison.Ordinal) ? message[..^2] : message;
}
