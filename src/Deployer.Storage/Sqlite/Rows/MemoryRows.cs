using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Memory;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The tables `remembered_fix` and `fix_use`.</summary>
internal static class MemoryRows
{
    private const int Most = 5000;

    public static Statement Find(Fingerprint id) => new("SELECT * FROM remembered_fix WHERE id = @id", ("id", id));

    public static Statement OfClass(Fingerprint failureClass) => new(
        "SELECT * FROM remembered_fix WHERE class = @class ORDER BY id LIMIT @limit", ("class", failureClass), ("limit", Most));

    public static Statement List() => new("SELECT * FROM remembered_fix ORDER BY id LIMIT @limit", ("limit", Most));

    public static Statement UsesOf(Fingerprint fix) => new("SELECT * FROM fix_use WHERE fix = @fix ORDER BY at, id", ("fix", fix));

    public static Statement FixesOfUse(Fingerprint use) => new(
        "SELECT f.* FROM remembered_fix f JOIN fix_use u ON u.fix = f.id WHERE u.id = @id ORDER BY f.id", ("id", use));

    /// <summary>Takes the place of what is kept of a fix.</summary>
    public static IEnumerable<Statement> Replace(RememberedFix fix) =>
    [
        new("DELETE FROM remembered_fix WHERE id = @id", ("id", fix.Id)),
        new(
            "INSERT INTO remembered_fix (id, class, way, confidence, template) VALUES (@id, @class, @way, @confidence, @template)",
            ("id", fix.Id),
            ("class", fix.Class),
            ("way", fix.Way),
            ("confidence", fix.Confidence),
            ("template", fix.Template.Text)),
        .. fix.Uses.Select(use => Save(fix, use)),
    ];

    /// <summary>Without its uses.</summary>
    public static RememberedFix Read(Row row) => new(
        new Fingerprint(row.Text("class")), row.Text("way"), row.Name<Confidence>("confidence"), FixTemplate.Read(row.Text("template")), []);

    public static FixUse ReadUse(Row row) => new(
        new Fingerprint(row.Text("id")),
        new Fingerprint(row.Text("family")),
        new Fingerprint(row.Text("exact")),
        row.Time("at"),
        row.Text("toolchain"),
        row.Name<UseOutcome>("outcome"));

    private static Statement Save(RememberedFix fix, FixUse use) => new(
        """
        INSERT INTO fix_use (fix, id, family, exact, at, toolchain, outcome)
        VALUES (@fix, @id, @family, @exact, @at, @toolchain, @outcome)
        """,
        ("fix", fix.Id),
        ("id", use.Id),
        ("family", use.Family),
        ("exact", use.Exact),
        ("at", use.At),
        ("toolchain", use.Toolchain),
        ("outcome", use.Outcome));
}
