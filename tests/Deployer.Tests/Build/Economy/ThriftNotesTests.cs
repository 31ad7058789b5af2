using Deployer.Build.Economy;
using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Deployer.Tests.Processes;
using Xunit;

namespace Deployer.Tests.Build.Economy;

public sealed class ThriftNotesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HandClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_it_took_is_remembered_and_relaxed_a_step_at_a_time()
    {
        await using var journal = await SqliteJournal.OpenAsync(_folder["deployer.db"], Token);
        var notes = Notes(journal, memory: 100);
        Assert.Equal(Measures.None, await notes.RecallAsync(Token));

        await notes.RememberAsync(Measures.OneJob | Measures.NoSlowTests, Token);
        Assert.Equal(Measures.OneJob | Measures.NoSlowTests, await notes.RecallAsync(Token));

        _clock.Now += TimeSpan.FromDays(6);
        await notes.RememberAsync(Measures.OneJob | Measures.NoSlowTests, Token);
        _clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(Measures.OneJob, await notes.RecallAsync(Token));

        await notes.RememberAsync(Measures.OneJob, Token);
        Assert.Equal(Measures.OneJob, await notes.RecallAsync(Token));
        _clock.Now += TimeSpan.FromDays(8);
        Assert.Equal(Measures.None, await notes.RecallAsync(Token));
    }

    [Fact]
    public async Task What_is_still_needed_after_a_while_is_needed_for_a_while_again()
    {
        await using var journal = await SqliteJournal.OpenAsync(_folder["deployer.db"], Token);
        var notes = Notes(journal, memory: 100);
        await notes.RememberAsync(Measures.OneJob, Token);
        _clock.Now += TimeSpan.FromDays(8);

        await notes.RememberAsync(Measures.OneJob, Token);

        Assert.Equal(Measures.OneJob, await notes.RecallAsync(Token));
    }

    [Fact]
    public async Task More_memory_lets_everything_be_tried_again()
    {
        await using var journal = await SqliteJournal.OpenAsync(_folder["deployer.db"], Token);
        await Notes(journal, memory: 100).RememberAsync(Measures.OneJob, Token);

        Assert.Equal(Measures.OneJob, await Notes(journal, memory: 50).RecallAsync(Token));
        Assert.Equal(Measures.None, await Notes(journal, memory: 200).RecallAsync(Token));
    }

    public void Dispose() => _folder.Dispose();

    private ThriftNotes Notes(SqliteJournal journal, long memory) => new(journal, ServiceName.Parse("api"), memory, _clock);

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
