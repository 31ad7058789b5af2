namespace Deployer.Diagnose.Tests;

/// <summary>One execution of a test in the text of XCTest or xcodebuild.</summary>
/// <param name="name">As printed: `Suite.testName`, `-[Module.Suite testName]`, `Suite.testName()` or `Suite/name()`.</param>
internal sealed class XCTestCase(string name)
{
    public string Name { get; } = name;

    /// <summary>Null while it runs.</summary>
    public TestOutcome? Outcome { get; private set; }

    /// <summary>True when something else began before it ended: its process is gone.</summary>
    public bool IsAbandoned { get; set; }

    public double? Seconds { get; set; }

    public string? SkipReason { get; set; }

    /// <summary>The first error, else the first expected failure.</summary>
    public TestIssue? First { get; private set; }

    public int ErrorCount { get; private set; }

    /// <summary>The execution of a test of the same name before this one.</summary>
    public XCTestCase? Previous { get; init; }

    /// <summary>The line of the log where it started or was first named.</summary>
    public int LogLine { get; init; }

    public bool IsKnownIssue { get; private set; }

    public void Record(TestIssue error)
    {
        First = ErrorCount++ == 0 ? error : First;
        Outcome = Outcome is null ? null : TestOutcome.Failed;
    }

    public void RecordExpected(TestIssue failure)
    {
        IsKnownIssue = true;
        First ??= failure;
    }

    /// <summary>A test that ends twice is as bad as its worst end.</summary>
    public void End(TestOutcome outcome) => Outcome = (Outcome, outcome) switch
    {
        (TestOutcome.Failed, _) => TestOutcome.Failed,
        _ when ErrorCount > 0 => TestOutcome.Failed,
        (_, TestOutcome.Passed) when IsKnownIssue => TestOutcome.KnownIssue,
        _ => outcome,
    };
}
