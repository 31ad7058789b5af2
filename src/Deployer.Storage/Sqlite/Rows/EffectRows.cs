using Deployer.Cycle;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `effect`.</summary>
internal static class EffectRows
{
    public static Statement ListOpen() => new("SELECT * FROM effect WHERE outcome IS NULL ORDER BY at, number");

    public static Statement List(string cycleId) => new(
        "SELECT * FROM effect WHERE cycle_id = @cycle_id ORDER BY number", ("cycle_id", cycleId));

    public static Statement Save(EffectRecord effect) => new(
        """
        INSERT INTO effect (id, cycle_id, service, kind, intent, outcome, at)
        VALUES (@id, @cycle_id, @service, @kind, @intent, @outcome, @at)
        ON CONFLICT (id) DO UPDATE SET cycle_id = excluded.cycle_id, service = excluded.service, kind = excluded.kind,
          intent = excluded.intent, outcome = excluded.outcome, at = excluded.at
        """,
        ("id", effect.Id),
        ("cycle_id", effect.CycleId),
        ("service", effect.Service),
        ("kind", effect.Kind),
        ("intent", effect.Intent),
        ("outcome", effect.Outcome),
        ("at", effect.At));

    public static EffectRecord Read(Row row) => new(
        row.Text("id"),
        row.Text("cycle_id"),
        row.Service("service"),
        row.Text("kind"),
        row.Text("intent"),
        row.TextOrNull("outcome"),
        row.Time("at"));
}
