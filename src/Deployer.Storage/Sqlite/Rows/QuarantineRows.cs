using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `quarantined_test`.</summary>
internal static class QuarantineRows
{
    public static Statement List(ServiceName service) => new(
        "SELECT * FROM quarantined_test WHERE service = @service ORDER BY test LIMIT @limit",
        ("service", service),
        ("limit", QuarantinedTest.Most));

    /// <summary>Takes the place of all that is kept of a service.</summary>
    public static IEnumerable<Statement> Replace(ServiceName service, IReadOnlyList<QuarantinedTest> tests) =>
    [
        new("DELETE FROM quarantined_test WHERE service = @service", ("service", service)),
        .. tests.Select(test => Save(service, test)),
    ];

    public static QuarantinedTest Read(Row row) => new(
        row.Service("service"), row.Text("test"), row.Commit("commit_id"), row.Time("first_seen"), row.Time("expires"), row.Text("owner"), row.Text("evidence"))
    {
        File = row.TextOrNull("file"),
        Content = row.TextOrNull("content"),
        Failed = row.Number("failed"),
        Passed = row.Number("passed"),
    };

    private static Statement Save(ServiceName service, QuarantinedTest test) => new(
        """
        INSERT INTO quarantined_test (service, test, commit_id, first_seen, expires, owner, evidence, file, content, failed, passed)
        VALUES (@service, @test, @commit_id, @first_seen, @expires, @owner, @evidence, @file, @content, @failed, @passed)
        """,
        ("service", service),
        ("test", test.Test),
        ("commit_id", test.Commit),
        ("first_seen", test.FirstSeen),
        ("expires", test.Expires),
        ("owner", test.Owner),
        ("evidence", test.Evidence),
        ("file", test.File),
        ("content", test.Content),
        ("failed", test.Failed),
        ("passed", test.Passed));
}
