using System.Buffers;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads what tests print: both libraries, crashes, and the words of those that cut a run short. Files are as printed.</summary>
internal sealed class TestLog
{
    private static readonly string[] CutMarks =
    [
        "signal code 15", "Terminated", "timed out after", "operation was canceled", "exceeded the maximum", "took longer than",
        "Exceeded timeout of",
    ];

    private static readonly SearchValues<string> Cuts = SearchValues.Create(CutMarks, StringComparison.Ordinal);

    private static readonly SearchValues<string> Facts = SearchValues.Create(
        ["Executed ", "** TEST ", "No matching test cases", "o tests found", .. CutMarks], StringComparison.Ordinal);

    private bool executedNone;
    private bool executedSome;
    private bool saysNone;
    private bool executedFailed;
    private RunOutcome xcodebuild = RunOutcome.Unknown;

    /// <summary>A line that holds none of these is no test's, except while the log is open.</summary>
    public static IReadOnlyList<string> Anchors { get; } =
    [
        "Test ", "Suite ", "error: ", "Executed ", "] Testing ", " Iteration ", "** TEST ", "tests found", "matching test cases", "xpected failure",
        "Fatal error", "Precondition failed", "Assertion failed", " crashed", "signal code ", "Sanitizer: ", "erminat", "Segmentation fault",
        " trap", "Illegal instruction", "core dumped", "Bus error", "Restarting after", "timed out after", "was canceled",
        "exceeded the maximum", "took longer than",
    ];

    public XCTestText XCTest { get; } = new();

    public SwiftTestingText SwiftTesting { get; } = new();

    public CrashLog Crashes { get; } = new();

    /// <summary>The files that failed tests and crashes name.</summary>
    public IEnumerable<string> PrintedFiles =>
        XCTest.Cases.Select(test => test.First?.File)
            .Concat(Crashes.Reports.SelectMany(report => report.Frames.Select(frame => frame.File).Prepend(report.File)))
            .OfType<string>();

    /// <summary>True when the next lines concern tests whatever they hold.</summary>
    public bool IsOpen => SwiftTesting.IsOpen || Crashes.IsOpen;

    /// <summary>The words that say that the run was cut short while tests ran; null when none do.</summary>
    public string? CutOff { get; private set; }

    /// <summary>Line of <see cref="CutOff"/>.</summary>
    public int CutOffLine { get; private set; }

    /// <summary>True when the text says that there was no test to run, and none ran.</summary>
    public bool SaysNone => (saysNone || SwiftTesting.SaysNone || executedNone) && !executedSome && SwiftTesting.Entries.Count == 0;

    /// <summary>True when a test, or the end of a test run, was seen.</summary>
    public bool HasTests =>
        XCTest.Cases.Count + XCTest.Listed.Count + SwiftTesting.Entries.Count > 0 || SaysNone || Outcome != RunOutcome.Unknown;

    /// <summary>True when a test library says that tests failed.</summary>
    public bool SaysFailed => XCTest.Outcome == RunOutcome.Failed || SwiftTesting.Outcome == RunOutcome.Failed || executedFailed;

    /// <summary>What the words say that the tests came to.</summary>
    public RunOutcome Outcome
    {
        get
        {
            RunOutcome[] said = [XCTest.Outcome, SwiftTesting.Outcome, xcodebuild];
            return SaysFailed || xcodebuild == RunOutcome.Failed || Crashes.Signals.Count > 0 ? RunOutcome.Failed
                : executedSome || said.Contains(RunOutcome.Succeeded) ? RunOutcome.Succeeded
                : RunOutcome.Unknown;
        }
    }

    /// <summary>True for the line of a test that starts, passes or, in XCTest, ends otherwise: nothing else stands on such a line.</summary>
    public static bool IsStep(ReadOnlySpan<char> text) => text is ['\u25C7' or '\u2714', ..] || IsCase(text);

    private static bool IsCase(ReadOnlySpan<char> text) => text is ['T', ..] && text.StartsWith(XCTestText.CaseMark, StringComparison.Ordinal);

    /// <summary>As <see cref="Read"/>, for a line that <see cref="IsStep"/>.</summary>
    public bool ReadStep(LogLine line)
    {
        if (line.Text[0] != 'T' || Crashes.IsOpen || SwiftTesting.IsOpen || SwiftTesting.IsRunning)
        {
            return Read(line);
        }

        return XCTest.ReadStep(line) || Read(line);
    }

    /// <summary>True when the line is a test's and says nothing about a build.</summary>
    public bool Read(LogLine line)
    {
        var isCase = IsCase(line.Text);
        var inCrash = (Crashes.IsOpen || !IsStep(line.Text)) && Crashes.Read(line, XCTest.Running?.Name, SwiftTesting.IsRunning);
        var ran = SwiftTesting.IsRunning;
        if (!isCase && SwiftTesting.Read(line))
        {
            if (SwiftTesting.IsRunning && !ran)
            {
                XCTest.EndProcess();
            }

            return true;
        }

        if (XCTest.Read(line))
        {
            if (ran && XCTest.Running is not null)
            {
                SwiftTesting.EndProcess();
            }

            return true;
        }

        return ReadFacts(line) || inCrash;
    }

    private bool ReadFacts(LogLine line)
    {
        var text = line.Text;
        if (!text.ContainsAny(Facts))
        {
            return false;
        }

        if (text.ContainsAny(Cuts))
        {
            (CutOff, CutOffLine) = (TestIssue.Cut(text.Trim()), line.Number);
            return false;
        }

        if (text.IndexOf("** TEST ", StringComparison.Ordinal) is var start and >= 0)
        {
            var rest = text[start..];
            xcodebuild = rest.Contains("FAILED **", StringComparison.Ordinal) ? RunOutcome.Failed
                : rest.Contains("SUCCEEDED **", StringComparison.Ordinal) ? RunOutcome.Succeeded
                : xcodebuild;
            return true;
        }

        saysNone |= text.Contains("No matching test cases", StringComparison.Ordinal) || text.Contains("o tests found", StringComparison.Ordinal);
        return ReadExecuted(text);
    }

    private bool ReadExecuted(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimStart();
        if (!trimmed.StartsWith("Executed ", StringComparison.Ordinal) || !trimmed.Contains(" test", StringComparison.Ordinal))
        {
            return false;
        }

        var failures = trimmed.IndexOf(" failure", StringComparison.Ordinal);
        executedFailed |= failures > 0 && !trimmed[..failures].EndsWith(" 0", StringComparison.Ordinal);
        executedNone |= trimmed.StartsWith("Executed 0 tests", StringComparison.Ordinal);
        executedSome |= !trimmed.StartsWith("Executed 0 tests", StringComparison.Ordinal);
        return true;
    }
}
