using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Storage;

/// <summary>What every journal does, whatever it is stored in.</summary>
public abstract partial class JournalContract : IAsyncLifetime
{
    private protected static readonly ServiceName Payments = ServiceName.Parse("payments");
    private protected static readonly ServiceName Core = ServiceName.Parse("core");
    private protected static readonly CommitId First = CommitId.Parse(new string('1', 40));
    private protected static readonly CommitId Second = CommitId.Parse(new string('a', 64));
    private protected static readonly DateTimeOffset Noon = new(2026, 3, 1, 13, 0, 0, 123, 456, TimeSpan.FromHours(1));
    private protected static readonly Fingerprint Known = Fingerprint.Of("known");
    private protected const string Strange = "Füße 🚀 'quoted' \"x\"; -- \n\ttab \u0000 nul 汉字 %_";

    private protected IJournal Journal { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Journal = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(Journal);
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the journal of this test; again after a close, with what it held.</summary>
    private protected abstract Task<IJournal> OpenAsync();

    private protected abstract Task CloseAsync(IJournal journal);

    private protected abstract Task RemoveAsync();

    private protected async Task ReopenAsync()
    {
        await CloseAsync(Journal);
        Journal = await OpenAsync();
    }

    private protected static CycleRecord Cycle(string id, ServiceName service, DateTimeOffset started) =>
        new() { Id = id, Service = service, Commit = First, Trigger = "poll", Started = started };

    [Fact]
    public async Task A_service_comes_back_as_it_was_saved()
    {
        var saved = new ServiceRecord
        {
            Name = Payments,
            State = ServiceState.Waiting,
            Commit = First,
            Since = Noon,
            WaitingFor = Strange,
            Fingerprint = Known,
            FailureClass = FailureClass.Dependency,
            Cause = Strange,
            Fixer = "rule/missing-import",
            LastGreen = Second,
            Inventory = new Dictionary<string, TestOutcome>(StringComparer.Ordinal)
            {
                [Strange] = TestOutcome.KnownIssue,
                ["M.S/t"] = TestOutcome.Passed,
            },
            Released = First,
            ReleasedKey = "released key",
            ReleaseDue = true,
            SourceKey = "source key",
            WorkKey = "work key",
            Trigger = TriggerRequest.Rebuild,
            Serving = TriggerRequest.Look,
            Suspended = true,
            Trouble = new Trouble(TroubleKind.Restart, Strange, 3, Noon, Noon.AddMinutes(4), "key"),
            Ledger = new ChainLedger
            {
                Since = Noon,
                Cycles = 2,
                Failures = [new FailureAccount(Known.Value, "means", 3, 1, 4.5)],
                Fixes = [new PastFix(Known.Value, Strange, "fix-it", Noon)],
            },
        };
        await Journal.SaveServiceAsync(saved, Token);
        await ReopenAsync();

        var found = await Journal.FindServiceAsync(Payments, Token);
        Assert.NotNull(found);
        Assert.Equal(saved.Inventory, found.Inventory);
        Assert.Equal(saved.Ledger.Failures, found.Ledger!.Failures);
        Assert.Equal(saved.Ledger.Fixes, found.Ledger.Fixes);
        Assert.Equal(saved.Ledger, found.Ledger with { Failures = saved.Ledger.Failures, Fixes = saved.Ledger.Fixes });
        Assert.Equal(saved, found with { Inventory = saved.Inventory, Ledger = saved.Ledger });
    }

    [Fact]
    public async Task A_service_without_anything_known_keeps_its_nulls()
    {
        await Journal.SaveServiceAsync(new ServiceRecord { Name = Payments }, Token);

        var found = await Journal.FindServiceAsync(Payments, Token);
        Assert.NotNull(found);
        Assert.Empty(found.Inventory);
        var expected = new ServiceRecord { Name = Payments };
        Assert.Equal(expected, found with { Inventory = expected.Inventory });
    }

    [Fact]
    public async Task A_service_saved_again_replaces_the_first_and_no_other()
    {
        await Journal.SaveServiceAsync(new ServiceRecord { Name = Payments, State = ServiceState.Red, Cause = "x" }, Token);
        await Journal.SaveServiceAsync(new ServiceRecord { Name = Core, State = ServiceState.Red }, Token);
        await Journal.SaveServiceAsync(new ServiceRecord { Name = Payments, State = ServiceState.Green }, Token);

        var services = await Journal.ListServicesAsync(Token);
        Assert.Equal([Core, Payments], services.Select(service => service.Name));
        Assert.Equal([ServiceState.Red, ServiceState.Green], services.Select(service => service.State));
        Assert.Null(services[1].Cause);
    }

    [Fact]
    public async Task Changes_of_a_service_at_the_same_time_lose_nothing()
    {
        await Journal.SaveServiceAsync(new ServiceRecord { Name = Payments, Cause = "" }, Token);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Journal.UpdateServiceAsync(
            Payments, service => service with { Cause = $"{service.Cause}x" }, Token), Token)));

        Assert.Equal(new string('x', 20), (await Journal.FindServiceAsync(Payments, Token))!.Cause);
    }

    [Fact]
    public async Task A_change_of_an_unknown_service_starts_from_a_new_record()
    {
        var changed = await Journal.UpdateServiceAsync(Payments, service => service with { Suspended = true }, Token);

        Assert.True(changed.Suspended);
        Assert.True((await Journal.FindServiceAsync(Payments, Token))!.Suspended);
    }

    [Fact]
    public async Task A_change_that_throws_changes_nothing_and_blocks_nobody()
    {
        await Journal.SaveServiceAsync(new ServiceRecord { Name = Payments, Cause = "kept" }, Token);

        await Assert.ThrowsAsync<TimeoutException>(() => Journal.UpdateServiceAsync(Payments, _ => throw new TimeoutException(), Token));

        Assert.Equal("kept", (await Journal.FindServiceAsync(Payments, Token))!.Cause);
        await Journal.SaveNoteAsync("after", "works", Token);
    }

    [Fact]
    public async Task Work_is_found_by_service_and_key_and_replaced_by_newer_knowledge()
    {
        var red = new WorkRecord(Payments, "k1", false, Known, FailureClass.Code, Strange, "fixers-1", Noon, Noon, 1);
        var again = red with { LastSeen = Noon.AddHours(1), Count = 2, AttemptKey = null };
        var green = new WorkRecord(Core, "k1", true, null, FailureClass.None, null, null, Noon, Noon, 1);
        await Journal.SaveWorkAsync(red, Token);
        await Journal.SaveWorkAsync(green, Token);
        await Journal.SaveWorkAsync(again, Token);
        await ReopenAsync();

        Assert.Equal(again, await Journal.FindWorkAsync(Payments, "k1", Token));
        Assert.Equal(green, await Journal.FindWorkAsync(Core, "k1", Token));
        Assert.Null(await Journal.FindWorkAsync(Core, "k2", Token));
    }

    [Fact]
    public async Task A_failure_is_found_by_its_fingerprint_where_it_was_met_last()
    {
        var old = new WorkRecord(Payments, "k1", false, Known, FailureClass.Code, "old", null, Noon, Noon, 7);
        var recent = old with { Key = "k0", Cause = "recent", LastSeen = Noon.AddMinutes(1) };
        await Journal.SaveWorkAsync(recent, Token);
        await Journal.SaveWorkAsync(old, Token);
        await Journal.SaveWorkAsync(old with { Service = Core, LastSeen = Noon.AddDays(1) }, Token);

        Assert.Equal(recent, await Journal.FindFailureAsync(Payments, Known, Token));
        Assert.Null(await Journal.FindFailureAsync(Payments, Fingerprint.Of("other"), Token));
    }

    [Fact]
    public async Task A_verified_tree_belongs_to_its_service()
    {
        var tree = new VerifiedTree(Payments, First, "rule/x", """{"tests":3}""", Noon);
        await Journal.SaveVerifiedTreeAsync(tree, Token);
        await Journal.SaveVerifiedTreeAsync(tree with { Fixer = "fix-it" }, Token);
        await ReopenAsync();

        Assert.Equal(tree with { Fixer = "fix-it" }, await Journal.FindVerifiedTreeAsync(Payments, First, Token));
        Assert.Null(await Journal.FindVerifiedTreeAsync(Core, First, Token));
        Assert.Null(await Journal.FindVerifiedTreeAsync(Payments, Second, Token));
    }

    [Fact]
    public async Task Feedback_is_found_by_the_hash_of_its_content()
    {
        var rejected = new FeedbackRecord("aa", Strange, "rejected", Strange, null, Noon);
        var applied = rejected with { Sha256 = "bb", Verdict = "applied", Commit = First };
        await Journal.SaveFeedbackAsync(rejected, Token);
        await Journal.SaveFeedbackAsync(applied with { Commit = Second }, Token);
        await Journal.SaveFeedbackAsync(applied, Token);
        await ReopenAsync();

        Assert.Equal(rejected, await Journal.FindFeedbackAsync("aa", Token));
        Assert.Equal(applied, await Journal.FindFeedbackAsync("bb", Token));
        Assert.Null(await Journal.FindFeedbackAsync("cc", Token));
    }

    [Fact]
    public async Task What_is_known_of_one_service_is_listed_the_newest_first()
    {
        foreach (var (number, service) in new[] { (1, Payments), (2, Core), (3, Payments), (4, Payments) })
        {
            var at = Noon.AddMinutes(number);
            await Journal.SaveFeedbackAsync(new FeedbackRecord($"{number}", "f", "rejected", "", null, at) { Service = service }, Token);
            await Journal.SaveVerifiedTreeAsync(new VerifiedTree(service, CommitId.Parse(new string($"{number}"[0], 40)), "f", "{}", at), Token);
            await Journal.SaveWorkAsync(new WorkRecord(service, $"{number}", true, null, FailureClass.None, null, null, at, Noon, 1), Token);
        }

        await Journal.SaveFeedbackAsync(new FeedbackRecord("nobody's", "f", "rejected", "", null, Noon), Token);

        Assert.Equal(["4", "3"], (await Journal.ListFeedbackAsync(Payments, 2, Token)).Select(feedback => feedback.Sha256));
        Assert.Equal(["4", "3"], (await Journal.ListVerifiedTreesAsync(Payments, 2, Token)).Select(tree => tree.Tree.Value[..1]));
        Assert.Equal(["4", "3"], (await Journal.ListWorkAsync(Payments, 2, Token)).Select(work => work.Key));
        Assert.Equal(["2"], (await Journal.ListFeedbackAsync(Core, 10, Token)).Select(feedback => feedback.Sha256));
    }

    [Fact]
    public async Task A_note_is_kept_and_replaced()
    {
        Assert.Null(await Journal.FindNoteAsync(Strange, Token));
        await Journal.SaveNoteAsync(Strange, "", Token);
        Assert.Equal("", await Journal.FindNoteAsync(Strange, Token));
        await Journal.SaveNoteAsync(Strange, Strange, Token);
        await ReopenAsync();
        Assert.Equal(Strange, await Journal.FindNoteAsync(Strange, Token));
    }

    [Fact]
    public async Task Calls_from_many_threads_at_once_all_come_through()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(async () =>
        {
            await Journal.SaveNoteAsync($"note-{number}", $"{number}", Token);
            Assert.Equal($"{number}", await Journal.FindNoteAsync($"note-{number}", Token));
        }, Token)));
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Journal.SaveNoteAsync("n", "v", cancelled.Token));
        Assert.Null(await Journal.FindNoteAsync("n", Token));
    }
}
