using Deployer.Cycle;
using Deployer.Diagnose;

namespace Deployer.App.Reading;

/// <summary>One cycle in full, as `show --json` prints it.</summary>
internal sealed record CycleDocument
{
    public string Schema { get; } = "codex-deployer/cycle/1";

    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Commit { get; init; }

    public required string Trigger { get; init; }

    public required DateTime Started { get; init; }

    public DateTime? Ended { get; init; }

    public CycleOutcome Outcome { get; init; }

    public string? Fingerprint { get; init; }

    public FailureClass FailureClass { get; init; }

    public string? Cause { get; init; }

    public string? Fixer { get; init; }

    public string? FixCommit { get; init; }

    public string? FixBranch { get; init; }

    public string? Summary { get; init; }

    public int TestsRun { get; init; }

    public int TestsPassed { get; init; }

    public string? LogFile { get; init; }

    public required IReadOnlyList<StepEntry> Steps { get; init; }

    public required IReadOnlyList<AttemptRecord> Attempts { get; init; }

    public static CycleDocument Of(CycleRecord cycle, IReadOnlyList<CycleStep> steps, IReadOnlyList<AttemptRecord> attempts) => new()
    {
        Id = cycle.Id,
        Service = cycle.Service.Value,
        Commit = cycle.Commit.Value,
        Trigger = cycle.Trigger,
        Started = cycle.Started.UtcDateTime,
        Ended = cycle.Ended?.UtcDateTime,
        Outcome = cycle.Outcome,
        Fingerprint = cycle.Fingerprint?.Value,
        FailureClass = cycle.FailureClass,
        Cause = cycle.Cause,
        Fixer = cycle.Fixer,
        FixCommit = cycle.FixCommit?.Value,
        FixBranch = cycle.FixBranch,
        Summary = cycle.Summary,
        TestsRun = cycle.TestsRun,
        TestsPassed = cycle.TestsPassed,
        LogFile = cycle.LogFile,
        Steps = [.. steps.Select(step => new StepEntry(step.At.UtcDateTime, step.Stage, step.Text))],
        Attempts = attempts,
    };

    internal sealed record StepEntry(DateTime At, string Stage, string Text);
}
