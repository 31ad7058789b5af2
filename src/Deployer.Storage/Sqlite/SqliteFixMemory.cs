using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Memory;
using Deployer.Storage.Sqlite.Rows;
using Microsoft.Data.Sqlite;

namespace Deployer.Storage.Sqlite;

/// <summary>
/// The memory of fixes in a SQLite file: the journal's, or one of its own. It is asked so seldom that each call opens the file and closes
/// it again; what a call wrote is on the disk when it returns. The first write makes the file, readable by its owner only.
/// </summary>
/// <param name="file">Absolute path.</param>
internal sealed class SqliteFixMemory(string file) : IFixMemory
{
    public async Task<IReadOnlyList<Recollection>> FindAsync(FailureKeys keys, CancellationToken cancellationToken) => File.Exists(file)
        ? Recall.Order(await WriteAsync(connection => Read(connection, MemoryRows.OfClass(keys.Class)), cancellationToken), keys)
        : [];

    public Task<int> SaveAsync(IReadOnlyList<RememberedFix> fixes, CancellationToken cancellationToken) =>
        fixes.Count == 0 ? Task.FromResult(0) : WriteAsync(connection => fixes.Count(fix => Save(connection, fix)), cancellationToken);

    public async Task<IReadOnlyList<RememberedFix>> ListAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) return [];
        await using var database = SqliteDatabase.OpenReadOnly(file);
        var fixes = await database.RunAsync(connection => SchemaScripts.IsCurrent(connection) ? Read(connection, MemoryRows.List()) : [], cancellationToken);
        return [.. fixes.OrderBy(fix => fix.FirstSeen).ThenBy(fix => fix.Id.Value, StringComparer.Ordinal)];
    }

    public Task NoteOutcomeAsync(Fingerprint use, UseOutcome outcome, CancellationToken cancellationToken) => WriteAsync(
        connection => Read(connection, MemoryRows.FixesOfUse(use)).Count(fix => Save(connection, fix with
        {
            Uses = [.. fix.Uses.Select(one => one.Id == use ? one with { Outcome = outcome } : one)],
        })),
        cancellationToken);

    private async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await using var database = SqliteDatabase.Open(file);
        await database.RunAsync(SchemaScripts.Migrate, cancellationToken);
        return await database.TransactAsync(work, cancellationToken);
    }

    /// <summary>True when it was not known.</summary>
    private static bool Save(SqliteConnection connection, RememberedFix fix)
    {
        var known = Read(connection, MemoryRows.Find(fix.Id)) is [var found] ? found : null;
        foreach (var statement in MemoryRows.Replace(known?.With(fix) ?? fix)) connection.Execute(statement);
        return known is null;
    }

    /// <summary>What an older version learned and this one would not is left out.</summary>
    private static List<RememberedFix> Read(SqliteConnection connection, Statement statement) =>
    [
        .. connection.List(statement, MemoryRows.Read)
            .Select(fix => fix with { Uses = connection.List(MemoryRows.UsesOf(fix.Id), MemoryRows.ReadUse) })
            .Where(fix => fix.Uses.Count > 0 && TemplateRules.WhyRefused(fix.Template) is null),
    ];
}
