using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `work`.</summary>
internal static class WorkRows
{
    public static Statement Find(ServiceName service, string key) => new(
        "SELECT * FROM work WHERE service = @service AND key = @key", ("service", service), ("key", key));

    public static Statement FindFailure(ServiceName service, Fingerprint fingerprint) => new(
        """
        SELECT * FROM work
        WHERE service = @service AND fingerprint IS NOT NULL AND fingerprint = @fingerprint AND green = 0
        ORDER BY last_seen DESC, key LIMIT 1
        """,
        ("service", service),
        ("fingerprint", fingerprint));

    public static Statement List(ServiceName service, int limit) => new(
        "SELECT * FROM work WHERE service = @service ORDER BY first_seen DESC, key LIMIT @limit", ("service", service), ("limit", limit));

    public static Statement Save(WorkRecord work) => new(
        """
        INSERT INTO work (service, key, green, fingerprint, failure_class, cause, attempt_key, first_seen, last_seen, count)
        VALUES (@service, @key, @green, @fingerprint, @failure_class, @cause, @attempt_key, @first_seen, @last_seen, @count)
        ON CONFLICT (service, key) DO UPDATE SET green = excluded.green, fingerprint = excluded.fingerprint,
          failure_class = excluded.failure_class, cause = excluded.cause, attempt_key = excluded.attempt_key,
          first_seen = excluded.first_seen, last_seen = excluded.last_seen, count = excluded.count
        """,
        ("service", work.Service),
        ("key", work.Key),
        ("green", work.Green),
        ("fingerprint", work.Fingerprint),
        ("failure_class", work.FailureClass),
        ("cause", work.Cause),
        ("attempt_key", work.AttemptKey),
        ("first_seen", work.FirstSeen),
        ("last_seen", work.LastSeen),
        ("count", work.Count));

    public static WorkRecord Read(Row row) => new(
        row.Service("service"),
        row.Text("key"),
        row.Flag("green"),
        row.FingerprintOrNull("fingerprint"),
        row.Name<FailureClass>("failure_class"),
        row.TextOrNull("cause"),
        row.TextOrNull("attempt_key"),
        row.Time("first_seen"),
        row.Time("last_seen"),
        row.Number("count"));
}
