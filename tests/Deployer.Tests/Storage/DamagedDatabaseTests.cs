using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Deployer.Tests.Storage;

public sealed class DamagedDatabaseTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServiceName Api = ServiceName.Parse("api");

    private readonly string _folder = Directory.CreateTempSubdirectory("damaged-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DatabaseFile => Path.Combine(_folder, "deployer.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("overwritten")]
    [InlineData("senseless")]
    public async Task A_damaged_database_is_put_aside_and_a_new_one_begun(string damage)
    {
        await FillAsync();
        Damage(damage);
        var before = await File.ReadAllBytesAsync(DatabaseFile, Token);

        var (journal, aside) = await SqliteJournal.OpenOrReplaceAsync(DatabaseFile, Noon, Token);
        await using var _ = journal;

        Assert.Equal($"{DatabaseFile}.damaged-20260301-120000", aside);
        Assert.Equal(before, await File.ReadAllBytesAsync(aside!, Token));
        Assert.Empty(await journal.ListServicesAsync(Token));
        await journal.SaveServiceAsync(new ServiceRecord { Name = Api }, Token);
    }

    [Fact]
    public async Task A_second_one_on_the_same_day_has_a_name_of_its_own()
    {
        foreach (var expected in new[] { "", "_2", "_3" })
        {
            await File.WriteAllTextAsync(DatabaseFile, new string('#', 8192), Token);
            var (journal, aside) = await SqliteJournal.OpenOrReplaceAsync(DatabaseFile, Noon, Token);
            await journal.DisposeAsync();
            Assert.Equal($"{DatabaseFile}.damaged-20260301-120000{expected}", aside);
        }
    }

    [Fact]
    public async Task A_sound_database_stays()
    {
        await FillAsync();

        var (journal, aside) = await SqliteJournal.OpenOrReplaceAsync(DatabaseFile, Noon, Token);
        await using var _ = journal;

        Assert.Null(aside);
        Assert.Single(await journal.ListServicesAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_or_emptied_database_begins_anew_and_takes_nothing_over_from_what_lay_beside_it(bool emptied)
    {
        var writing = await SqliteJournal.OpenAsync(DatabaseFile, Token);
        await writing.SaveServiceAsync(new ServiceRecord { Name = Api }, Token);
        File.Copy(DatabaseFile + "-wal", DatabaseFile + ".copy");
        await writing.DisposeAsync();
        File.Delete(DatabaseFile);
        File.Move(DatabaseFile + ".copy", DatabaseFile + "-wal", overwrite: true);
        if (emptied)
        {
            File.Delete(DatabaseFile + "-wal");
            await File.WriteAllBytesAsync(DatabaseFile, [], Token);
        }

        var (journal, _) = await SqliteJournal.OpenOrReplaceAsync(DatabaseFile, Noon, Token);
        await using var __ = journal;

        Assert.Empty(await journal.ListServicesAsync(Token));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_never_put_aside()
    {
        await FillAsync();
        Change("INSERT INTO schema_version (version, applied) VALUES (999, 'x')");

        var error = await Assert.ThrowsAsync<MachineException>(() => SqliteJournal.OpenOrReplaceAsync(DatabaseFile, Noon, Token));

        Assert.Equal("database-newer", error.Code);
        Assert.Single(Directory.GetFiles(_folder, "deployer.db"));
    }

    private async Task FillAsync()
    {
        await using var journal = await SqliteJournal.OpenAsync(DatabaseFile, Token);
        await journal.SaveServiceAsync(new ServiceRecord { Name = Api, Cause = new string('c', 50_000) }, Token);
        for (var number = 0; number < 50; number++)
        {
            await journal.SaveNoteAsync($"{number}", new string('x', 2000), Token);
        }
    }

    private void Damage(string damage)
    {
        if (damage == "senseless")
        {
            Change("UPDATE service SET state = 'purple'");
            return;
        }

        var bytes = File.ReadAllBytes(DatabaseFile);
        switch (damage)
        {
            case "garbage":
                new Random(1).NextBytes(bytes);
                break;
            case "truncated":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            default:
                bytes.AsSpan(4096 * 3, 4096 * 20).Fill(0xAB);
                break;
        }

        File.WriteAllBytes(DatabaseFile, bytes);
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
