using Deployer.Cycle;

namespace Deployer.App.Reading;

/// <summary>One cycle in full, for people.</summary>
/// <param name="terminal">Where it is written.</param>
internal sealed class CycleText(Terminal terminal)
{
    public void Print(CycleRecord cycle, IReadOnlyList<CycleStep> steps, IReadOnlyList<AttemptRecord> attempts)
    {
        terminal.Result($"cycle {cycle.Id} of {cycle.Service}: {Shown.Name(cycle.Outcome)}");
        Record(cycle);
        foreach (var step in steps.Select((step, index) => (step, index)))
        {
            if (step.index == 0)
                Title("steps");
            terminal.Result($"  {step.step.At.UtcDateTime:HH:mm:ss}  {Shown.Line(step.step.Stage),-9} {Shown.Line(step.step.Text)}");
        }

        foreach (var (attempt, number) in attempts.Select((attempt, index) => (attempt, index + 1)))
            Attempt(attempt, $"attempt {number} of {attempts.Count}");
    }

    private void Record(CycleRecord cycle)
    {
        Field("commit", cycle.Commit.Value);
        Field("trigger", cycle.Trigger);
        Field("started", $"{cycle.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        Field("took", cycle.Ended is { } ended ? $"{Math.Max(0, (ended - cycle.Started).TotalSeconds):0.0} s" : "not ended");
        if (cycle.Fingerprint is { } fingerprint)
        {
            Field("cause", cycle.Cause);
            Field("class", Shown.Name(cycle.FailureClass));
            Field("fingerprint", fingerprint.Value);
        }

        if (cycle.Fixer is not null)
        {
            Field("fixed by", cycle.Fixer);
            Field("fix commit", cycle.FixCommit?.Value);
            Field("fix branch", cycle.FixBranch);
        }

        Field("tests", $"{cycle.TestsPassed} of {cycle.TestsRun} passed");
        Field("summary", cycle.Summary);
        Field("log", cycle.LogFile);
    }

    private void Attempt(AttemptRecord attempt, string title)
    {
        Title($"{title}: {Shown.Line(attempt.Fixer)}, {Shown.Line(attempt.Verdict)}");
        Field("reason", attempt.Reason);
        Field("confidence", attempt.Confidence);
        Field("took", $"{attempt.Seconds:0.0} s");
        if (attempt.Diff.Length > 0)
            terminal.Result(Shown.Block(attempt.Diff).TrimEnd('\n'));
    }

    private void Title(string text)
    {
        terminal.Result("");
        terminal.Result(text);
    }

    private void Field(string name, string? value) => terminal.Result($"  {name,-12} {Shown.Line(value)}");
}
