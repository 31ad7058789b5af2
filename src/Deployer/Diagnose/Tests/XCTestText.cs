using System.Globalization;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>
/// Reads what XCTest prints, on Linux (`Suite.testName`) and on macOS (`-[Module.Suite testName]`), and what xcodebuild
/// (`Suite.testName()`) and `swift test --parallel` (`[1/3] Testing Module.Suite/testName`) print about tests.
/// </summary>
internal sealed class XCTestText
{
    public const int MaxTests = 100_000;

    /// <summary>How most lines of XCTest begin.</summary>
    public const string CaseMark = "Test Case '";

    private const int MaxName = 1_000;
    private const int MaxFailedBeyond = 10_000;
    private const string XcodeMark = "Test case '";
    private const string SuiteMark = "Test Suite '";
    private const string ParallelMark = "] Testing ";
    private const string SecondsMark = " seconds)";

    private readonly TestNames<XCTestCase> newest = new();
    private readonly List<XCTestCase> cases = [];
    private readonly List<string> listed = [];

    /// <summary>Every execution of a test, in their order.</summary>
    public IReadOnlyList<XCTestCase> Cases => cases;

    /// <summary>The tests that `swift test --parallel` says it ran, for example `LibTests.XT/testOK`.</summary>
    public IReadOnlyList<string> Listed => listed;

    /// <summary>Tests beyond the limit, which all passed.</summary>
    public int Omitted { get; private set; }

    /// <summary>The test that started last and has not ended; null when there is none.</summary>
    public XCTestCase? Running { get; private set; }

    /// <summary>What the outermost suites ended with; unknown when none did.</summary>
    public RunOutcome Outcome { get; private set; } = RunOutcome.Unknown;

    /// <summary>True when a run began and none said how it ended.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>False when the line is not XCTest's.</summary>
    public bool Read(LogLine line)
    {
        var text = line.Text;
        var start = text.StartsWith(CaseMark, StringComparison.Ordinal) ? 0 : text.IndexOf(CaseMark, StringComparison.Ordinal);
        start = start < 0 ? text.IndexOf(XcodeMark, StringComparison.Ordinal) : start;
        return start >= 0
            ? ReadCase(text[(start + CaseMark.Length)..], line.Number) || XCTestErrors.Read(line, this)
            : ReadParallel(text) || ReadSuite(text) || XCTestErrors.Read(line, this);
    }

    /// <summary>As <see cref="Read"/>, for a line that begins with <see cref="CaseMark"/>.</summary>
    public bool ReadStep(LogLine line) => ReadCase(line.Text[CaseMark.Length..], line.Number);

    /// <summary>What comes next belongs to another process.</summary>
    public void EndProcess()
    {
        if (Running is { } running)
        {
            running.IsAbandoned = true;
            Running = null;
        }
    }

    /// <summary>The newest execution of a test; null when it is unknown.</summary>
    public XCTestCase? Find(ReadOnlySpan<char> name) => newest.Find(name);

    /// <summary>The newest execution of a test that failed, which is kept even when there are too many tests.</summary>
    public XCTestCase FindOrAdd(ReadOnlySpan<char> name, int number) => newest.Find(name) ?? Add(name, number, null);

    private bool ReadCase(ReadOnlySpan<char> text, int number)
    {
        var end = text.IndexOf("' ", StringComparison.Ordinal);
        if (end is <= 0 or > MaxName)
        {
            return false;
        }

        var name = text[..end];
        var rest = text[(end + 2)..];
        if (rest.StartsWith("started", StringComparison.Ordinal))
        {
            Start(name, number);
            return true;
        }

        TestOutcome? outcome = rest.StartsWith("passed", StringComparison.Ordinal) ? TestOutcome.Passed
            : rest.StartsWith("failed", StringComparison.Ordinal) ? TestOutcome.Failed
            : rest.StartsWith("skipped", StringComparison.Ordinal) ? TestOutcome.Skipped
            : null;
        if (outcome is { } known)
        {
            End(name, known, rest, number);
        }

        return outcome is not null || rest.StartsWith("measured", StringComparison.Ordinal);
    }

    private void Start(ReadOnlySpan<char> name, int number)
    {
        var known = newest.Find(name);
        if (known is { Outcome: null, IsAbandoned: false })
        {
            Running = known;
        }
        else if (cases.Count < MaxTests)
        {
            Running = Add(name, number, known);
        }
    }

    private void End(ReadOnlySpan<char> name, TestOutcome outcome, ReadOnlySpan<char> rest, int number)
    {
        var known = newest.Find(name);
        if (known is null && outcome != TestOutcome.Failed && cases.Count >= MaxTests)
        {
            Omitted++;
            return;
        }

        // A process that was believed gone may still report: parallel runs print what each said as one block.
        known ??= Add(name, number, null);
        known.End(outcome);
        known.Seconds = SecondsIn(rest) ?? known.Seconds;
        Running = ReferenceEquals(Running, known) ? null : Running;
    }

    private XCTestCase Add(ReadOnlySpan<char> name, int number, XCTestCase? previous)
    {
        var added = new XCTestCase(previous?.Name ?? name.ToString()) { Previous = previous, LogLine = number };
        if (cases.Count < MaxTests + MaxFailedBeyond)
        {
            cases.Add(added);
            newest.Put(added.Name, added);
        }

        return added;
    }

    private bool ReadParallel(ReadOnlySpan<char> text)
    {
        var mark = text.StartsWith('[') ? text.IndexOf(ParallelMark, StringComparison.Ordinal) : -1;
        if (mark < 0)
        {
            return false;
        }

        var name = text[(mark + ParallelMark.Length)..].Trim();
        if (name.Length is 0 or > MaxName || !name.Contains('/') || name.Contains(' '))
        {
            return false;
        }

        if (listed.Count < MaxTests)
        {
            listed.Add(name.ToString());
        }

        return true;
    }

    private bool ReadSuite(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf(SuiteMark, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        text = text[(start + SuiteMark.Length)..];
        var isOuter = text.StartsWith("All tests' ", StringComparison.Ordinal) || text.StartsWith("Selected tests' ", StringComparison.Ordinal);
        var rest = isOuter ? text[(text.IndexOf('\'') + 2)..] : default;
        if (rest.StartsWith("started", StringComparison.Ordinal))
        {
            EndProcess();
            IsCutShort |= Outcome == RunOutcome.Unknown;
        }
        else if (rest.StartsWith("failed", StringComparison.Ordinal))
        {
            IsCutShort = false;
            Outcome = RunOutcome.Failed;
        }
        else if (rest.StartsWith("passed", StringComparison.Ordinal) && Outcome == RunOutcome.Unknown)
        {
            IsCutShort = false;
            Outcome = RunOutcome.Succeeded;
        }

        return true;
    }

    private static double? SecondsIn(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(SecondsMark, StringComparison.Ordinal);
        var start = end < 0 ? -1 : rest[..end].LastIndexOf('(');
        return start >= 0 && double.TryParse(rest[(start + 1)..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
    }
}
