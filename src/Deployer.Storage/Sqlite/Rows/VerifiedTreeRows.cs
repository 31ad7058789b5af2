using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `verified_tree`.</summary>
internal static class VerifiedTreeRows
{
    public static Statement Find(ServiceName service, CommitId tree) => new(
        "SELECT * FROM verified_tree WHERE service = @service AND tree = @tree", ("service", service), ("tree", tree));

    public static Statement List(ServiceName service, int limit) => new(
        "SELECT * FROM verified_tree WHERE service = @service ORDER BY at DESC, tree LIMIT @limit", ("service", service), ("limit", limit));

    public static Statement Save(VerifiedTree tree) => new(
        """
        INSERT INTO verified_tree (service, tree, fixer, evidence, at) VALUES (@service, @tree, @fixer, @evidence, @at)
        ON CONFLICT (service, tree) DO UPDATE SET fixer = excluded.fixer, evidence = excluded.evidence, at = excluded.at
        """,
        ("service", tree.Service),
        ("tree", tree.Tree),
        ("fixer", tree.Fixer),
        ("evidence", tree.Evidence),
        ("at", tree.At));

    public static VerifiedTree Read(Row row) => new(
        row.Service("service"), row.Commit("tree"), row.Text("fixer"), row.Text("evidence"), row.Time("at"));
}
