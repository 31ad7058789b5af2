using Deployer.Cycle;
using Deployer.Storage.Sqlite;
using Xunit;

namespace Deployer.Tests.Storage;

public sealed class SqliteJournalTests : JournalContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string DatabaseFile => Path.Combine(_folder, "state", "deployer.db");

    private protected override async Task<IJournal> OpenAsync() => await SqliteJournal.OpenAsync(DatabaseFile, Token);

    private protected override async Task CloseAsync(IJournal journal) => await ((SqliteJournal)journal).DisposeAsync();

    private protected override Task RemoveAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void The_files_of_the_database_are_readable_by_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var files = Directory.GetFiles(Path.GetDirectoryName(DatabaseFile)!);
        Assert.Contains(DatabaseFile, files);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
    }

    [Fact]
    public async Task A_reader_sees_at_once_what_the_writer_beside_it_saved()
    {
        await using var reader = await SqliteJournal.OpenReadOnlyAsync(DatabaseFile, Token);
        Assert.NotNull(reader);
        for (var number = 0; number < 3; number++)
        {
            await Journal.SaveNoteAsync("n", $"{number}", Token);
            Assert.Equal($"{number}", await reader.FindNoteAsync("n", Token));
        }
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var reader = await SqliteJournal.OpenReadOnlyAsync(DatabaseFile, Token);
        var exception = await Assert.ThrowsAsync<Kernel.MachineException>(() => reader!.SaveNoteAsync("n", "v", Token));
        Assert.Equal("database-access", exception.Code);
    }

    [Fact]
    public async Task A_reader_while_no_writer_runs_sees_everything()
    {
        await Journal.SaveNoteAsync("n", "v", Token);
        await CloseAsync(Journal);
        await using var reader = await SqliteJournal.OpenReadOnlyAsync(DatabaseFile, Token);
        Assert.Equal("v", await reader!.FindNoteAsync("n", Token));
    }

    /// <summary>The copy holds what a killed process leaves behind: nothing was closed, written back or tidied.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_saved_survives_a_kill_of_its_writer(bool readOnly)
    {
        var left = Path.Combine(_folder, "left.db");
        for (var number = 0; number < 100; number++) await Journal.SaveNoteAsync($"n{number}", new string('x', 5000), Token);
        File.Copy(DatabaseFile, left);
        File.Copy(DatabaseFile + "-wal", left + "-wal");

        await using var after = readOnly
            ? (await SqliteJournal.OpenReadOnlyAsync(left, Token))!
            : await SqliteJournal.OpenAsync(left, Token);
        for (var number = 0; number < 100; number++) Assert.NotNull(await after.FindNoteAsync($"n{number}", Token));
    }

    [Fact]
    public async Task A_change_that_was_not_committed_when_the_writer_was_killed_never_happened()
    {
        var left = Path.Combine(_folder, "left.db");
        await Journal.SaveServiceAsync(new ServiceRecord { Name = Payments, Cause = "before" }, Token);
        await Journal.UpdateServiceAsync(
            Payments,
            service =>
            {
                File.Copy(DatabaseFile, left);
                File.Copy(DatabaseFile + "-wal", left + "-wal");
                return service with { Cause = "after" };
            },
            Token);

        await using var after = await SqliteJournal.OpenAsync(left, Token);
        Assert.Equal("before", (await after.FindServiceAsync(Payments, Token))!.Cause);
        Assert.Equal("after", (await Journal.FindServiceAsync(Payments, Token))!.Cause);
    }

    [Fact]
    public async Task Nothing_to_read_is_told_apart_from_an_empty_journal()
    {
        Assert.Null(await SqliteJournal.OpenReadOnlyAsync(Path.Combine(_folder, "absent.db"), Token));
        var empty = Path.Combine(_folder, "empty.db");
        await File.WriteAllBytesAsync(empty, [], Token);
        Assert.Null(await SqliteJournal.OpenReadOnlyAsync(empty, Token));
    }

    [Fact]
    public async Task Two_that_open_a_new_file_at_once_make_its_schema_once()
    {
        var file = Path.Combine(_folder, "new.db");
        var journals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SqliteJournal.OpenAsync(file, Token))));
        foreach (var journal in journals)
        {
            await journal.SaveNoteAsync("n", "v", Token);
            await journal.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_step_of_a_cycle_that_was_never_saved_is_refused() =>
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(
            () => Journal.AddStepAsync("nowhere", new CycleStep(Noon, "build", ""), Token));
}
