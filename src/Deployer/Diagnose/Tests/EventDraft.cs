namespace Deployer.Diagnose.Tests;

/// <summary>What the events have told of a test so far; a repeated test is as bad as its worst iteration.</summary>
internal sealed class EventDraft
{
    private bool failed;
    private bool known;
    private bool skipped;

    public double? Started { get; private set; }

    public double? Seconds { get; private set; }

    /// <summary>Null while it runs.</summary>
    public TestOutcome? Outcome { get; private set; }

    public string? SkipReason { get; private set; }

    /// <summary>Arguments with which it ran; 0 when nothing tells of any.</summary>
    public int Cases { get; private set; }

    /// <summary>Issues that fail it.</summary>
    public int IssueCount { get; private set; }

    /// <summary>Of several the one furthest up in the file: they come in any order.</summary>
    public TestIssue? First { get; private set; }

    public void Start(double instant)
    {
        Started = instant;
        Outcome = Outcome == TestOutcome.Failed ? Outcome : null;
    }

    public void StartCase() => Cases++;

    public void Record(TestIssue issue, bool isKnown)
    {
        if (First is null || (!isKnown && (!failed || TestIssue.Compare(issue, First) < 0)))
        {
            First = issue;
        }

        IssueCount += isKnown ? 0 : 1;
        failed |= !isKnown;
        known |= isKnown;
    }

    public void End(double? instant, bool failed)
    {
        this.failed |= failed;
        Seconds = instant - Started;
        Outcome = this.failed ? TestOutcome.Failed
            : skipped ? TestOutcome.Skipped
            : known ? TestOutcome.KnownIssue
            : TestOutcome.Passed;
    }

    /// <param name="reason">Null when none was given.</param>
    /// <param name="hasStarted">True when it was cancelled while it ran.</param>
    public void Skip(string? reason, bool hasStarted)
    {
        SkipReason ??= reason;
        skipped |= hasStarted;
        Outcome = failed ? TestOutcome.Failed : Outcome ?? TestOutcome.Skipped;
    }
}
