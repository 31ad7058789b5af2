using Deployer.Kernel;
using Deployer.Repair.Memory;
using Deployer.Storage.Sqlite;
using Deployer.Tests.Repair.Memory;
using Xunit;

namespace Deployer.Tests.Storage;

public sealed class SqliteFixMemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("memory-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DatabaseFile => Path.Combine(_folder, "state", "memory.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_saved_is_found_by_the_keys_of_a_failure()
    {
        var fix = Teaching.Fix(Teaching.MissingTry, Teaching.Keys(), "search/effects", UseOutcome.Verified, UseOutcome.Amended);
        Assert.Equal(1, await new SqliteFixMemory(DatabaseFile).SaveAsync([fix], Token));
        Assert.Equal(0, await new SqliteFixMemory(DatabaseFile).SaveAsync([fix], Token));

        var reopened = new SqliteFixMemory(DatabaseFile);
        var found = Assert.Single(await reopened.FindAsync(Teaching.Keys(family: "another", exact: "another"), Token));
        Assert.Equal(KeyMatch.Class, found.Match);
        Assert.Equal((fix.Id, fix.Way, fix.Confidence, fix.Template.Text), (found.Fix.Id, found.Fix.Way, found.Fix.Confidence, found.Fix.Template.Text));
        Assert.Equal(fix.Uses, found.Fix.Uses);
        Assert.Empty(await reopened.FindAsync(Teaching.Keys("another"), Token));
        Assert.Equal([fix.Id], (await reopened.ListAsync(Token)).Select(one => one.Id));
    }

    [Fact]
    public async Task Uses_of_one_fix_add_up()
    {
        var memory = new SqliteFixMemory(DatabaseFile);
        var fix = Teaching.Fix(Teaching.MissingTry, Teaching.Keys());
        var elsewhere = fix with { Way = "rule/later", Uses = [fix.Uses[0] with { Id = Fingerprint.Of("elsewhere"), At = Teaching.Noon.AddDays(9) }] };

        await memory.SaveAsync([fix], Token);
        Assert.Equal(0, await memory.SaveAsync([elsewhere], Token));

        var known = Assert.Single(await memory.ListAsync(Token));
        Assert.Equal((2, "search/effects", Teaching.Noon.AddDays(9)), (known.Verified, known.Way, known.LastSeen));
        Assert.True(FixWeight.IsPromoted(known));
    }

    [Fact]
    public async Task An_outcome_is_noted_in_every_fix_that_the_use_taught_and_never_gets_better()
    {
        var memory = new SqliteFixMemory(DatabaseFile);
        var one = Teaching.Fix(Teaching.MissingTry, Teaching.Keys());
        var other = one with { Template = new FixTemplate { Diff = "--- a\n" } };
        await memory.SaveAsync([one, other], Token);

        await memory.NoteOutcomeAsync(one.Uses[0].Id, UseOutcome.Reverted, Token);
        await memory.NoteOutcomeAsync(one.Uses[0].Id, UseOutcome.Kept, Token);
        await memory.NoteOutcomeAsync(Fingerprint.Of("nobody's"), UseOutcome.Kept, Token);

        Assert.All(await memory.ListAsync(Token), fix => Assert.Equal((1, 0, 1), (fix.Verified, fix.Kept, fix.Reverted)));
        Assert.Equal(2, (await memory.ListAsync(Token)).Count);
    }

    [Fact]
    public async Task What_no_lesson_would_teach_any_more_is_left_out()
    {
        var memory = new SqliteFixMemory(DatabaseFile);
        var banned = new FixTemplate { Edits = [Teaching.MissingTry.Edits[0] with { New = ["try", "!", " "] }] };
        await memory.SaveAsync([Teaching.Fix(banned, Teaching.Keys()), Teaching.Fix(Teaching.MissingTry, Teaching.Keys())], Token);
        Assert.Equal(Teaching.MissingTry.Text, Assert.Single(await memory.ListAsync(Token)).Template.Text);
    }

    [Fact]
    public async Task It_lives_beside_the_journal_in_one_file()
    {
        await using var journal = await SqliteJournal.OpenAsync(DatabaseFile, Token);
        var memory = new SqliteFixMemory(DatabaseFile);
        await memory.SaveAsync([Teaching.Fix(Teaching.MissingTry, Teaching.Keys())], Token);
        await journal.SaveNoteAsync("n", "v", Token);
        Assert.Single(await memory.ListAsync(Token));
    }

    [Fact]
    public async Task Where_nothing_was_kept_nothing_is_found_and_no_file_is_made()
    {
        var memory = new SqliteFixMemory(DatabaseFile);
        Assert.Empty(await memory.ListAsync(Token));
        Assert.Empty(await memory.FindAsync(Teaching.Keys(), Token));
        Assert.Equal(0, await memory.SaveAsync([], Token));
        Assert.False(File.Exists(DatabaseFile));
    }
}
