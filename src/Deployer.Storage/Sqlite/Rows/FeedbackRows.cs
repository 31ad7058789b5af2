using Deployer.Cycle;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `feedback`.</summary>
internal static class FeedbackRows
{
    public static Statement Find(string sha256) => new("SELECT * FROM feedback WHERE sha256 = @sha256", ("sha256", sha256));

    public static Statement Save(FeedbackRecord feedback) => new(
        """
        INSERT INTO feedback (sha256, file, verdict, reason, commit_id, at)
        VALUES (@sha256, @file, @verdict, @reason, @commit_id, @at)
        ON CONFLICT (sha256) DO UPDATE SET file = excluded.file, verdict = excluded.verdict, reason = excluded.reason,
          commit_id = excluded.commit_id, at = excluded.at
        """,
        ("sha256", feedback.Sha256),
        ("file", feedback.File),
        ("verdict", feedback.Verdict),
        ("reason", feedback.Reason),
        ("commit_id", feedback.Commit),
        ("at", feedback.At));

    public static FeedbackRecord Read(Row row) => new(
        row.Text("sha256"),
        row.Text("file"),
        row.Text("verdict"),
        row.Text("reason"),
        row.CommitOrNull("commit_id"),
        row.Time("at"));
}
