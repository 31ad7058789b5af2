using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Storage.Sqlite.Rows;
using Microsoft.Data.Sqlite;

namespace Deployer.Storage.Sqlite;

/// <summary>The journal in one SQLite file. Each call is on the disk when it returns.</summary>
internal sealed class SqliteJournal : IJournal, IAsyncDisposable
{
    private readonly SqliteDatabase _database;

    private SqliteJournal(SqliteDatabase database) => _database = database;

    /// <summary>Opens the file for its one writer; makes it, readable by its owner only, and brings its schema up to date.</summary>
    public static async Task<SqliteJournal> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var database = SqliteDatabase.Open(file);
        try
        {
            await database.RunAsync(SchemaScripts.Migrate, cancellationToken);
            return new SqliteJournal(database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Like <see cref="OpenAsync"/>; a file that is damaged is first put aside with those beside it, and a new one begun. Returns
    /// where the damaged one is; null when it was sound.
    /// </summary>
    public static async Task<(SqliteJournal Journal, string? PutAside)> OpenOrReplaceAsync(
        string file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var orphans = File.Exists(file) ? null : DamagedDatabase.PutAside(file, now);
        try
        {
            var journal = await OpenAsync(file, cancellationToken);
            try
            {
                await journal.CheckAsync(cancellationToken);
                return (journal, orphans);
            }
            catch
            {
                await journal.DisposeAsync();
                throw;
            }
        }
        catch (MachineException error) when (error.Code == SqliteFailure.DamagedCode)
        {
            var aside = DamagedDatabase.PutAside(file, now);
            return (await OpenAsync(file, cancellationToken), aside);
        }
    }

    /// <summary>Opens the file for reading beside its writer; null when nothing was journalled there yet.</summary>
    public static async Task<SqliteJournal?> OpenReadOnlyAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) return null;
        var database = SqliteDatabase.OpenReadOnly(file);
        try
        {
            if (await database.RunAsync(SchemaScripts.IsCurrent, cancellationToken)) return new SqliteJournal(database);
            await database.DisposeAsync();
            return null;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public Task<ServiceRecord?> FindServiceAsync(ServiceName name, CancellationToken cancellationToken) =>
        _database.FindAsync(ServiceRows.Find(name), ServiceRows.Read, cancellationToken);

    public Task<IReadOnlyList<ServiceRecord>> ListServicesAsync(CancellationToken cancellationToken) =>
        _database.ListAsync(ServiceRows.List(), ServiceRows.Read, cancellationToken);

    public Task SaveServiceAsync(ServiceRecord service, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(ServiceRows.Save(service), cancellationToken);

    public Task<ServiceRecord> UpdateServiceAsync(
        ServiceName name, Func<ServiceRecord, ServiceRecord> change, CancellationToken cancellationToken) =>
        _database.TransactAsync(
            connection =>
            {
                var stored = connection.Find(ServiceRows.Find(name), ServiceRows.Read) ?? new ServiceRecord { Name = name };
                var changed = change(stored);
                connection.Execute(ServiceRows.Save(changed));
                return changed;
            },
            cancellationToken);

    public Task<ServiceRecord> SettleAsync(
        Settlement settlement, Func<ServiceRecord, ServiceRecord> change, CancellationToken cancellationToken) =>
        _database.TransactAsync(
            connection =>
            {
                var name = settlement.Cycle.Service;
                var stored = connection.Find(ServiceRows.Find(name), ServiceRows.Read) ?? new ServiceRecord { Name = name };
                var changed = change(stored);
                connection.Execute(ServiceRows.Save(changed));
                connection.Execute(CycleRows.Save(settlement.Cycle));
                if (settlement.Work is { } work) connection.Execute(WorkRows.Save(work));
                if (settlement.Feedback is { } feedback) connection.Execute(FeedbackRows.Save(feedback));
                if (settlement.Quarantine is { } tests) Replace(connection, name, tests);
                return changed;
            },
            cancellationToken);

    public Task<WorkRecord?> FindWorkAsync(ServiceName service, string key, CancellationToken cancellationToken) =>
        _database.FindAsync(WorkRows.Find(service, key), WorkRows.Read, cancellationToken);

    public Task<WorkRecord?> FindFailureAsync(ServiceName service, Fingerprint fingerprint, CancellationToken cancellationToken) =>
        _database.FindAsync(WorkRows.FindFailure(service, fingerprint), WorkRows.Read, cancellationToken);

    public Task SaveWorkAsync(WorkRecord work, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(WorkRows.Save(work), cancellationToken);

    public Task<IReadOnlyList<WorkRecord>> ListWorkAsync(ServiceName service, int limit, CancellationToken cancellationToken) =>
        _database.ListAsync(WorkRows.List(service, limit), WorkRows.Read, cancellationToken);

    public Task SaveCycleAsync(CycleRecord cycle, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(CycleRows.Save(cycle), cancellationToken);

    public Task<CycleRecord?> FindCycleAsync(string id, CancellationToken cancellationToken) =>
        _database.FindAsync(CycleRows.Find(id), CycleRows.Read, cancellationToken);

    public Task<IReadOnlyList<CycleRecord>> ListCyclesAsync(
        ServiceName? service, int limit, CancellationToken cancellationToken) =>
        _database.ListAsync(CycleRows.List(service, limit), CycleRows.Read, cancellationToken);

    public Task<IReadOnlyList<CycleRecord>> ListCyclesAsync(string idPrefix, int limit, CancellationToken cancellationToken) =>
        _database.ListAsync(CycleRows.List(idPrefix, limit), CycleRows.Read, cancellationToken);

    public Task<IReadOnlyList<CycleRecord>> ListUnreflectedCyclesAsync(
        ServiceName service, int limit, CancellationToken cancellationToken) =>
        _database.ListAsync(CycleRows.ListUnreflected(service, limit), CycleRows.Read, cancellationToken);

    public Task AddStepAsync(string cycleId, CycleStep step, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(CycleDetailRows.AddStep(cycleId, step), cancellationToken);

    public Task<IReadOnlyList<CycleStep>> ListStepsAsync(string cycleId, CancellationToken cancellationToken) =>
        _database.ListAsync(CycleDetailRows.ListSteps(cycleId), CycleDetailRows.ReadStep, cancellationToken);

    public Task AddAttemptAsync(string cycleId, AttemptRecord attempt, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(CycleDetailRows.AddAttempt(cycleId, attempt), cancellationToken);

    public Task<IReadOnlyList<AttemptRecord>> ListAttemptsAsync(string cycleId, CancellationToken cancellationToken) =>
        _database.ListAsync(CycleDetailRows.ListAttempts(cycleId), CycleDetailRows.ReadAttempt, cancellationToken);

    public Task SaveEffectAsync(EffectRecord effect, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(EffectRows.Save(effect), cancellationToken);

    public Task<IReadOnlyList<EffectRecord>> ListEffectsAsync(string cycleId, CancellationToken cancellationToken) =>
        _database.ListAsync(EffectRows.List(cycleId), EffectRows.Read, cancellationToken);

    public Task<IReadOnlyList<EffectRecord>> ListOpenEffectsAsync(CancellationToken cancellationToken) =>
        _database.ListAsync(EffectRows.ListOpen(), EffectRows.Read, cancellationToken);

    public Task<VerifiedTree?> FindVerifiedTreeAsync(ServiceName service, CommitId tree, CancellationToken cancellationToken) =>
        _database.FindAsync(VerifiedTreeRows.Find(service, tree), VerifiedTreeRows.Read, cancellationToken);

    public Task SaveVerifiedTreeAsync(VerifiedTree tree, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(VerifiedTreeRows.Save(tree), cancellationToken);

    public Task<IReadOnlyList<VerifiedTree>> ListVerifiedTreesAsync(
        ServiceName service, int limit, CancellationToken cancellationToken) =>
        _database.ListAsync(VerifiedTreeRows.List(service, limit), VerifiedTreeRows.Read, cancellationToken);

    public Task<FeedbackRecord?> FindFeedbackAsync(string sha256, CancellationToken cancellationToken) =>
        _database.FindAsync(FeedbackRows.Find(sha256), FeedbackRows.Read, cancellationToken);

    public Task SaveFeedbackAsync(FeedbackRecord feedback, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(FeedbackRows.Save(feedback), cancellationToken);

    public Task<IReadOnlyList<FeedbackRecord>> ListFeedbackAsync(ServiceName service, int limit, CancellationToken cancellationToken) =>
        _database.ListAsync(FeedbackRows.List(service, limit), FeedbackRows.Read, cancellationToken);

    public Task<IReadOnlyList<QuarantinedTest>> ListQuarantinedTestsAsync(ServiceName service, CancellationToken cancellationToken) =>
        _database.ListAsync(QuarantineRows.List(service), QuarantineRows.Read, cancellationToken);

    public Task SaveQuarantinedTestsAsync(
        ServiceName service, IReadOnlyList<QuarantinedTest> tests, CancellationToken cancellationToken) =>
        _database.TransactAsync(connection => Replace(connection, service, tests), cancellationToken);

    public Task<string?> FindNoteAsync(string key, CancellationToken cancellationToken) =>
        _database.FindAsync(NoteRows.Find(key), NoteRows.Read, cancellationToken);

    public Task SaveNoteAsync(string key, string value, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(NoteRows.Save(key, value), cancellationToken);

    private static int Replace(SqliteConnection connection, ServiceName service, IReadOnlyList<QuarantinedTest> tests) =>
        QuarantineRows.Replace(service, tests).Sum(connection.Execute);

    /// <summary>Reads what the whole loop leans on; throws when it is damaged.</summary>
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await _database.RunAsync(DamagedDatabase.Check, cancellationToken);
        await ListServicesAsync(cancellationToken);
        await ListOpenEffectsAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
