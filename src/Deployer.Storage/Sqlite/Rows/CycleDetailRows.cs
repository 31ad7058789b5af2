using Deployer.Cycle;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The tables `step` and `attempt`, in the order in which they were written.</summary>
internal static class CycleDetailRows
{
    public static Statement AddStep(string cycleId, CycleStep step) => new(
        "INSERT INTO step (cycle_id, at, stage, text) VALUES (@cycle_id, @at, @stage, @text)",
        ("cycle_id", cycleId),
        ("at", step.At),
        ("stage", step.Stage),
        ("text", step.Text));

    public static Statement ListSteps(string cycleId) => new(
        "SELECT * FROM step WHERE cycle_id = @cycle_id ORDER BY number", ("cycle_id", cycleId));

    public static CycleStep ReadStep(Row row) => new(row.Time("at"), row.Text("stage"), row.Text("text"));

    public static Statement AddAttempt(string cycleId, AttemptRecord attempt) => new(
        """
        INSERT INTO attempt (cycle_id, fixer, verdict, reason, confidence, diff, seconds)
        VALUES (@cycle_id, @fixer, @verdict, @reason, @confidence, @diff, @seconds)
        """,
        ("cycle_id", cycleId),
        ("fixer", attempt.Fixer),
        ("verdict", attempt.Verdict),
        ("reason", attempt.Reason),
        ("confidence", attempt.Confidence),
        ("diff", attempt.Diff),
        ("seconds", attempt.Seconds));

    public static Statement ListAttempts(string cycleId) => new(
        "SELECT * FROM attempt WHERE cycle_id = @cycle_id ORDER BY number", ("cycle_id", cycleId));

    public static AttemptRecord ReadAttempt(Row row) => new(
        row.Text("fixer"), row.Text("verdict"), row.Text("reason"), row.Text("confidence"), row.Text("diff"), row.Real("seconds"));
}
