using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Deployer.Tests.Storage;

public sealed class SqliteSchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schema-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DatabaseFile => Path.Combine(_folder, "deployer.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_full_schema_is_what_the_scripts_lead_to()
    {
        using var scripted = Memory();
        Assert.Equal(SchemaScripts.Newest, SchemaScripts.Migrate(scripted));
        using var full = Memory();
        Run(full, SchemaScripts.Full);

        var expected = Describe(scripted);
        Assert.Contains(expected, line => line.StartsWith("table|service|", StringComparison.Ordinal));
        Assert.Equal(expected, Describe(full));
    }

    [Fact]
    public void Every_table_is_strict()
    {
        using var scripted = Memory();
        SchemaScripts.Migrate(scripted);
        Assert.All(Lines(scripted, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"),
            line => Assert.EndsWith("|1", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_scripts_are_numbered_without_a_gap()
    {
        var numbers = typeof(SchemaScripts).Assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Scripts.", StringComparison.Ordinal))
            .Select(name => name.Split(".Scripts.")[1][..4])
            .Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, SchemaScripts.Newest).Select(number => $"{number:0000}"), numbers);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone_and_said_so()
    {
        await (await SqliteJournal.OpenAsync(DatabaseFile, Token)).DisposeAsync();
        Change("INSERT INTO schema_version (version, applied) VALUES (999, 'x')");

        var writing = await Assert.ThrowsAsync<MachineException>(() => SqliteJournal.OpenAsync(DatabaseFile, Token));
        var reading = await Assert.ThrowsAsync<MachineException>(() => SqliteJournal.OpenReadOnlyAsync(DatabaseFile, Token));
        Assert.Equal("database-newer", writing.Code);
        Assert.Equal("database-newer", reading.Code);
        Assert.Contains("999", writing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("This is no database at all, whatever its name may say.")]
    [InlineData("SQLite format 3\0 and then nothing that makes sense")]
    public async Task A_file_that_is_no_database_is_named_with_what_to_do(string content)
    {
        await File.WriteAllTextAsync(DatabaseFile, content.PadRight(8192, '#'), Token);

        var writing = await Assert.ThrowsAsync<MachineException>(() => SqliteJournal.OpenAsync(DatabaseFile, Token));
        var reading = await Assert.ThrowsAsync<MachineException>(() => SqliteJournal.OpenReadOnlyAsync(DatabaseFile, Token));
        Assert.Equal("database-damaged", writing.Code);
        Assert.Equal("database-damaged", reading.Code);
        Assert.Contains(DatabaseFile, writing.Message, StringComparison.Ordinal);
        Assert.NotNull(writing.Hint);
    }

    [Fact]
    public async Task A_value_that_makes_no_sense_is_a_damaged_database()
    {
        await using var journal = await SqliteJournal.OpenAsync(DatabaseFile, Token);
        await journal.SaveServiceAsync(new Deployer.Cycle.ServiceRecord { Name = ServiceName.Parse("payments") }, Token);
        Change("UPDATE service SET state = 'purple'");

        var exception = await Assert.ThrowsAsync<MachineException>(() => journal.ListServicesAsync(Token));
        Assert.Equal("database-damaged", exception.Code);
        Assert.Contains("purple", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_the_machines_fault()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "", Token);
        var exception = await Assert.ThrowsAsync<MachineException>(
            () => SqliteJournal.OpenAsync(Path.Combine(_folder, "file", "deployer.db"), Token));
        Assert.Equal("database-access", exception.Code);
    }

    private static SqliteConnection Memory()
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        return connection;
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        Run(connection, sql);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Scripts of the program and constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Tables, columns, indexes and foreign keys as SQLite understood them, whatever the text was.</summary>
    private static List<string> Describe(SqliteConnection connection) =>
    [
        .. Lines(connection, "SELECT 'table', name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"),
        .. Lines(connection, """
            SELECT 'column', t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
            FROM pragma_table_list t, pragma_table_xinfo(t.name) c WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%'
            """),
        .. Lines(connection, """
            SELECT 'index', t.name, i.name, i."unique", i.partial, x.seqno, x.name, x."desc"
            FROM pragma_table_list t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x WHERE t.schema = 'main'
            """),
        .. Lines(connection, """
            SELECT 'key', t.name, f."from", f."table", f."to", f.on_update, f.on_delete
            FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE t.schema = 'main'
            """),
        .. Lines(connection, "SELECT 'sql', name, sql FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL"),
    ];

    private static List<string> Lines(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
