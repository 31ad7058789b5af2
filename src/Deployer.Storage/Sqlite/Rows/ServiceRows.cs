using System.Text.Json;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Storage.Sqlite.Rows;

/// <summary>The table `service`.</summary>
internal static class ServiceRows
{
    public static Statement Find(ServiceName name) => new("SELECT * FROM service WHERE name = @name", ("name", name));

    public static Statement List() => new("SELECT * FROM service ORDER BY name");

    public static Statement Save(ServiceRecord service) => new(
        """
        INSERT INTO service (name, state, commit_id, since, waiting_for, fingerprint, failure_class, cause, fixer,
          last_green, inventory, released, released_key, release_due, source_key, work_key, requested, suspended,
          serving, trouble, ledger)
        VALUES (@name, @state, @commit_id, @since, @waiting_for, @fingerprint, @failure_class, @cause, @fixer,
          @last_green, @inventory, @released, @released_key, @release_due, @source_key, @work_key, @requested, @suspended,
          @serving, @trouble, @ledger)
        ON CONFLICT (name) DO UPDATE SET state = excluded.state, commit_id = excluded.commit_id, since = excluded.since,
          waiting_for = excluded.waiting_for, fingerprint = excluded.fingerprint, failure_class = excluded.failure_class,
          cause = excluded.cause, fixer = excluded.fixer, last_green = excluded.last_green, inventory = excluded.inventory,
          released = excluded.released, released_key = excluded.released_key, release_due = excluded.release_due, source_key = excluded.source_key,
          work_key = excluded.work_key, requested = excluded.requested, suspended = excluded.suspended,
          serving = excluded.serving, trouble = excluded.trouble, ledger = excluded.ledger
        """,
        ("name", service.Name),
        ("state", service.State),
        ("commit_id", service.Commit),
        ("since", service.Since),
        ("waiting_for", service.WaitingFor),
        ("fingerprint", service.Fingerprint),
        ("failure_class", service.FailureClass),
        ("cause", service.Cause),
        ("fixer", service.Fixer),
        ("last_green", service.LastGreen),
        ("inventory", OfInventory(service.Inventory)),
        ("released", service.Released),
        ("released_key", service.ReleasedKey),
        ("release_due", service.ReleaseDue),
        ("source_key", service.SourceKey),
        ("work_key", service.WorkKey),
        ("requested", service.Trigger),
        ("suspended", service.Suspended),
        ("serving", service.Serving),
        ("trouble", service.Trouble is { } trouble ? JsonSerializer.Serialize(trouble, StorageJson.Default.Trouble) : null),
        ("ledger", service.Ledger is { } ledger ? JsonSerializer.Serialize(ledger, StorageJson.Default.ChainLedger) : null));

    public static ServiceRecord Read(Row row) => new()
    {
        Name = row.Service("name"),
        State = row.Name<ServiceState>("state"),
        Commit = row.CommitOrNull("commit_id"),
        Since = row.Time("since"),
        WaitingFor = row.TextOrNull("waiting_for"),
        Fingerprint = row.FingerprintOrNull("fingerprint"),
        FailureClass = row.Name<FailureClass>("failure_class"),
        Cause = row.TextOrNull("cause"),
        Fixer = row.TextOrNull("fixer"),
        LastGreen = row.CommitOrNull("last_green"),
        Inventory = ToInventory(row.Text("inventory")),
        Released = row.CommitOrNull("released"),
        ReleasedKey = row.TextOrNull("released_key"),
        ReleaseDue = row.Flag("release_due"),
        SourceKey = row.TextOrNull("source_key"),
        WorkKey = row.TextOrNull("work_key"),
        Trigger = row.Name<TriggerRequest>("requested"),
        Suspended = row.Flag("suspended"),
        Serving = row.Name<TriggerRequest>("serving"),
        Trouble = row.TextOrNull("trouble") is { } trouble ? JsonSerializer.Deserialize(trouble, StorageJson.Default.Trouble) : null,
        Ledger = row.TextOrNull("ledger") is { } ledger ? JsonSerializer.Deserialize(ledger, StorageJson.Default.ChainLedger) : null,
    };

    private static string OfInventory(IReadOnlyDictionary<string, TestOutcome> inventory) => inventory.Count == 0
        ? "{}"
        : JsonSerializer.Serialize(
            inventory.ToDictionary(test => test.Key, test => StoredText.OfEnum(test.Value), StringComparer.Ordinal),
            StorageJson.Default.DictionaryStringString);

    private static Dictionary<string, TestOutcome> ToInventory(string json)
    {
        // The common case of `status`: no JSON machinery is started for it.
        var texts = string.Equals(json, "{}", StringComparison.Ordinal)
            ? []
            : JsonSerializer.Deserialize(json, StorageJson.Default.DictionaryStringString) ?? [];
        return texts.ToDictionary(test => test.Key, test => StoredText.ToEnum<TestOutcome>(test.Value), StringComparer.Ordinal);
    }
}
