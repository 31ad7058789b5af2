using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `feedback`.</summary>
internal static class FeedbackRows
{
    public static Statement Find(string sha256) => new("SELECT * FROM feedback WHERE sha256 = @sha256", ("sha256", sha256));

    public static Statement List(ServiceName service, int limit) => new(
        "SELECT * FROM feedback WHERE service = @service ORDER BY at DESC, sha256 LIMIT @limit", ("service", service), ("limit", limit));

    public static Statement Save(FeedbackRecord feedback) => new(
        """
        INSERT INTO feedback (sha256, file, verdict, reason, commit_id, at, service)
        VALUES (@sha256, @file, @verdict, @reason, @commit_id, @at, @service)
        ON CONFLICT (sha256) DO UPDATE SET file = excluded.file, verdict = excluded.verdict, reason = excluded.reason,
          commit_id = excluded.commit_id, at = excluded.at, service = excluded.service
        """,
        ("sha256", feedback.Sha256),
        ("file", feedback.File),
        ("verdict", feedback.Verdict),
        ("reason", feedback.Reason),
        ("commit_id", feedback.Commit),
        ("at", feedback.At),
        ("service", feedback.Service));

    public static FeedbackRecord Read(Row row) => new(
        row.Text("sha256"),
        row.Text("file"),
        row.Text("verdict"),
        row.Text("reason"),
        row.CommitOrNull("commit_id"),
        row.Time("at"))
    {
        Service = row.ServiceOrNull("service"),
    };
}
