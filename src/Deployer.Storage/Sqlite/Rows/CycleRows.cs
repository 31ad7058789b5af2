using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `cycle`.</summary>
internal static class CycleRows
{
    public static Statement Find(string id) => new("SELECT * FROM cycle WHERE id = @id", ("id", id));

    public static Statement List(ServiceName? service, int limit) => service is null
        ? new("SELECT * FROM cycle ORDER BY started DESC, id DESC LIMIT @limit", ("limit", limit))
        : new(
            "SELECT * FROM cycle WHERE service = @service ORDER BY started DESC, id DESC LIMIT @limit",
            ("service", service),
            ("limit", limit));

    /// <summary>A range instead of a pattern: it uses the key, and nothing in the prefix is a wildcard.</summary>
    public static Statement List(string idPrefix, int limit) => new(
        """
        SELECT * FROM cycle WHERE id >= @prefix AND id < @prefix || char(1114111)
        ORDER BY started DESC, id DESC LIMIT @limit
        """,
        ("prefix", idPrefix),
        ("limit", limit));

    public static Statement ListUnreflected(ServiceName service, int limit) => new(
        """
        SELECT * FROM cycle WHERE service = @service AND reflected = 0 AND outcome NOT IN ('running', 'cancelled')
        ORDER BY started, id LIMIT @limit
        """,
        ("service", service),
        ("limit", limit));

    public static Statement Save(CycleRecord cycle) => new(
        """
        INSERT INTO cycle (id, service, commit_id, trigger_kind, started, ended, outcome, fingerprint, failure_class, cause,
          fixer, fix_commit, fix_branch, summary, tests_run, tests_passed, log_file, reflected)
        VALUES (@id, @service, @commit_id, @trigger_kind, @started, @ended, @outcome, @fingerprint, @failure_class, @cause,
          @fixer, @fix_commit, @fix_branch, @summary, @tests_run, @tests_passed, @log_file, @reflected)
        ON CONFLICT (id) DO UPDATE SET service = excluded.service, commit_id = excluded.commit_id,
          trigger_kind = excluded.trigger_kind, started = excluded.started, ended = excluded.ended,
          outcome = excluded.outcome, fingerprint = excluded.fingerprint, failure_class = excluded.failure_class,
          cause = excluded.cause, fixer = excluded.fixer, fix_commit = excluded.fix_commit,
          fix_branch = excluded.fix_branch, summary = excluded.summary, tests_run = excluded.tests_run,
          tests_passed = excluded.tests_passed, log_file = excluded.log_file, reflected = excluded.reflected
        """,
        ("id", cycle.Id),
        ("service", cycle.Service),
        ("commit_id", cycle.Commit),
        ("trigger_kind", cycle.Trigger),
        ("started", cycle.Started),
        ("ended", cycle.Ended),
        ("outcome", cycle.Outcome),
        ("fingerprint", cycle.Fingerprint),
        ("failure_class", cycle.FailureClass),
        ("cause", cycle.Cause),
        ("fixer", cycle.Fixer),
        ("fix_commit", cycle.FixCommit),
        ("fix_branch", cycle.FixBranch),
        ("summary", cycle.Summary),
        ("tests_run", cycle.TestsRun),
        ("tests_passed", cycle.TestsPassed),
        ("log_file", cycle.LogFile),
        ("reflected", cycle.Reflected));

    public static CycleRecord Read(Row row) => new()
    {
        Id = row.Text("id"),
        Service = row.Service("service"),
        Commit = row.Commit("commit_id"),
        Trigger = row.Text("trigger_kind"),
        Started = row.Time("started"),
        Ended = row.TimeOrNull("ended"),
        Outcome = row.Name<CycleOutcome>("outcome"),
        Fingerprint = row.FingerprintOrNull("fingerprint"),
        FailureClass = row.Name<FailureClass>("failure_class"),
        Cause = row.TextOrNull("cause"),
        Fixer = row.TextOrNull("fixer"),
        FixCommit = row.CommitOrNull("fix_commit"),
        FixBranch = row.TextOrNull("fix_branch"),
        Summary = row.TextOrNull("summary"),
        TestsRun = row.Number("tests_run"),
        TestsPassed = row.Number("tests_passed"),
        LogFile = row.TextOrNull("log_file"),
        Reflected = row.Flag("reflected"),
    };
}
