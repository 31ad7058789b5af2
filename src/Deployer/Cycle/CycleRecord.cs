using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>How a cycle ended.</summary>
internal enum CycleOutcome
{
    /// <summary>Not ended: running, or interrupted by a crash.</summary>
    Running,

    /// <summary>Green as it came.</summary>
    Green,

    /// <summary>Was red; a verified fix was pushed to the branch.</summary>
    Fixed,

    /// <summary>Was red; a verified fix waits on its own branch.</summary>
    Waiting,

    /// <summary>Red, and nothing that was tried passed.</summary>
    Red,

    /// <summary>Given up because something newer came or the program was stopped.</summary>
    Cancelled,

    /// <summary>The machine or a remote failed; nothing is known of the code.</summary>
    Failed,
}

/// <summary>One way of a commit of a service through the loop.</summary>
internal sealed record CycleRecord
{
    /// <summary>Sorts by time: `YYYYMMDD-HHMMSS-` and 4 lower-case letters or digits; unique.</summary>
    public required string Id { get; init; }

    public required ServiceName Service { get; init; }

    /// <summary>The commit it looked at.</summary>
    public required CommitId Commit { get; init; }

    /// <summary>What started it: `poll`, `trigger` or `feedback`.</summary>
    public required string Trigger { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public CycleOutcome Outcome { get; init; } = CycleOutcome.Running;

    /// <summary>Of the failure as it came; null when it came green.</summary>
    public Fingerprint? Fingerprint { get; init; }

    public FailureClass FailureClass { get; init; }

    public string? Cause { get; init; }

    /// <summary>Who made the fix that passed; null when none did.</summary>
    public string? Fixer { get; init; }

    /// <summary>The commit of the fix; null when there is none.</summary>
    public CommitId? FixCommit { get; init; }

    /// <summary>The branch the fix was pushed to; null when there is none.</summary>
    public string? FixBranch { get; init; }

    /// <summary>What verified it, or what it came to, one line.</summary>
    public string? Summary { get; init; }

    /// <summary>Tests that ran and passed in the last run of the cycle.</summary>
    public int TestsRun { get; init; }

    public int TestsPassed { get; init; }

    /// <summary>Absolute path of the cycle's log.</summary>
    public string? LogFile { get; init; }

    /// <summary>Its reflection is on the log branch.</summary>
    public bool Reflected { get; init; }
}

/// <summary>One step of a cycle, for people.</summary>
/// <param name="At">When it was noted.</param>
/// <param name="Stage">`build`, `test`, `diagnose`, `propose`, `search`, `gate`, `ship`, `release` or `reflect`.</param>
/// <param name="Text">What happened.</param>
internal sealed record CycleStep(DateTimeOffset At, string Stage, string Text);

/// <summary>One candidate that was tried.</summary>
/// <param name="Fixer">Who proposed it.</param>
/// <param name="Verdict">`passed`, `progress`, `no progress`, `does not apply` or `refused`.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Confidence">`high`, `medium` or `low`.</param>
/// <param name="Diff">What it changed, as a unified diff; may be empty when it did not apply.</param>
/// <param name="Seconds">How long trying it took.</param>
internal sealed record AttemptRecord(string Fixer, string Verdict, string Reason, string Confidence, string Diff, double Seconds);
