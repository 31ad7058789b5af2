using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Deployer.Storage.Sqlite;

/// <summary>One connection to one file, used by one caller at a time; what goes wrong in it is told in plain words.</summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    /// <summary>How long a statement waits for another connection's write, in seconds.</summary>
    private const int BusySeconds = 5;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _file;

    private SqliteDatabase(string file, SqliteOpenMode mode)
    {
        _file = file;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,

            // The connection lives as long as the journal: a pool would only keep the file open after it.
            Pooling = false,
        }.ToString());
    }

    public static SqliteDatabase Open(string file)
    {
        try
        {
            CreatePrivately(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailure.CannotOpen(file, exception.Message);
        }

        return Opened(
            new SqliteDatabase(file, SqliteOpenMode.ReadWrite),
            $"PRAGMA busy_timeout = {BusySeconds}000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    }

    public static SqliteDatabase OpenReadOnly(string file) =>
        Opened(new SqliteDatabase(file, SqliteOpenMode.ReadOnly), $"PRAGMA busy_timeout = {BusySeconds}000;");

    public Task ExecuteAsync(Statement statement, CancellationToken cancellationToken) =>
        RunAsync(connection => connection.Execute(statement), cancellationToken);

    public Task<T?> FindAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken)
        where T : class =>
        RunAsync(connection => connection.Find(statement, read), cancellationToken);

    public Task<IReadOnlyList<T>> ListAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellationToken) =>
        RunAsync(connection => connection.List(statement, read), cancellationToken);

    /// <summary>Runs the work in a transaction that writes; undone when it throws.</summary>
    public Task<T> TransactAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        RunAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                var result = work(connection);
                transaction.Commit();
                return result;
            },
            cancellationToken);

    /// <summary>Runs the work when no other caller does. SQLite has no waiting of its own, so it ends before this returns.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return work(_connection);
        }
        catch (SqliteException exception)
        {
            throw SqliteFailure.Of(exception, _file);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidCastException)
        {
            throw SqliteFailure.Damaged(_file, exception.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private static SqliteDatabase Opened(SqliteDatabase database, string pragmas)
    {
        try
        {
            database._connection.Open();
            database._connection.Execute(new Statement(pragmas));
            return database;
        }
        catch (SqliteException exception)
        {
            database._connection.Dispose();
            database._turn.Dispose();
            throw SqliteFailure.Of(exception, database._file);
        }
    }

    /// <summary>Made before SQLite does, which knows no mode; the files it puts beside it take over this one's.</summary>
    private static void CreatePrivately(string file)
    {
        if (File.Exists(file)) return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(file, options).Dispose();
    }
}
