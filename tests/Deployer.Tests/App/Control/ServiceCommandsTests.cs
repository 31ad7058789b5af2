using Deployer.App.Control;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Xunit;

namespace Deployer.Tests.App.Control;

public sealed class ServiceCommandsTests : IAsyncLifetime
{
    private static readonly ServiceName Payments = ServiceName.Parse("payments");
    private static readonly CommitId Commit = CommitId.Parse(new string('1', 40));
    private readonly string _folder = Directory.CreateTempSubdirectory("commands-").FullName;
    private SqliteJournal _journal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _journal = await SqliteJournal.OpenAsync(Path.Combine(_folder, "deployer.db"), Token);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_trigger_asks_for_a_look_and_keeps_what_is_known()
    {
        await _journal.SaveServiceAsync(Red(), Token);

        await RunAsync("trigger");

        var stored = await StoredAsync();
        Assert.Equal(TriggerRequest.Look, stored.Trigger);
        Assert.Equal((ServiceState.Red, "cause"), (stored.State, stored.Cause));
    }

    [Fact]
    public async Task A_trigger_of_a_service_never_looked_at_is_noted()
    {
        await RunAsync("trigger");
        Assert.Equal(TriggerRequest.Look, (await StoredAsync()).Trigger);
    }

    [Fact]
    public async Task A_wish_to_rebuild_is_not_taken_back_by_a_later_trigger()
    {
        await RunAsync("trigger", rebuild: true);
        await RunAsync("trigger");
        Assert.Equal(TriggerRequest.Rebuild, (await StoredAsync()).Trigger);
    }

    [Fact]
    public async Task A_trigger_of_a_suspended_service_says_that_nothing_happens_yet()
    {
        await RunAsync("suspend");
        Assert.Contains("resume payments", await RunAsync("trigger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_service_says_so_and_comes_back_as_it_was()
    {
        await _journal.SaveServiceAsync(Red(), Token);

        await RunAsync("suspend");
        var suspended = await StoredAsync();
        Assert.Equal((true, ServiceState.Suspended), (suspended.Suspended, suspended.State));

        await RunAsync("resume");
        var resumed = await StoredAsync();
        Assert.Equal((false, ServiceState.Red, TriggerRequest.Look), (resumed.Suspended, resumed.State, resumed.Trigger));
    }

    [Theory]
    [InlineData("waiting", nameof(ServiceState.Waiting))]
    [InlineData("green", nameof(ServiceState.Green))]
    [InlineData("unknown", nameof(ServiceState.Unknown))]
    public async Task A_resumed_service_has_the_state_its_record_tells(string before, string after)
    {
        var suspended = new ServiceRecord { Name = Payments, State = ServiceState.Suspended, Suspended = true, Commit = Commit };
        await _journal.SaveServiceAsync(
            before switch
            {
                "waiting" => suspended with { WaitingFor = "a person", Fingerprint = Fingerprint.Of("x") },
                "green" => suspended with { LastGreen = CommitId.Parse(Commit.Value) },
                _ => suspended,
            },
            Token);

        await RunAsync("resume");

        Assert.Equal(after, (await StoredAsync()).State.ToString());
    }

    [Fact]
    public async Task Suspending_twice_keeps_when_it_began_and_resuming_twice_changes_nothing()
    {
        await RunAsync("suspend");
        var first = await StoredAsync();
        Assert.Contains("already", await RunAsync("suspend"), StringComparison.Ordinal);
        Assert.Equal(first.Since, (await StoredAsync()).Since);

        await RunAsync("resume");
        var resumed = await StoredAsync();
        Assert.Contains("not suspended", await RunAsync("resume"), StringComparison.Ordinal);
        Assert.Equal(resumed.Since, (await StoredAsync()).Since);
    }

    [Fact]
    public async Task An_unknown_service_is_refused_with_the_known_ones()
    {
        var exception = await Assert.ThrowsAsync<UsageException>(
            () => Commands().RunAsync(new ControlRequest("suspend", "paiments"), Token));

        Assert.Contains("'payments'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("core, payments", exception.Hint, StringComparison.Ordinal);
        Assert.Empty(await _journal.ListServicesAsync(Token));
    }

    [Fact]
    public async Task An_unknown_verb_is_refused() =>
        Assert.Equal("control-verb", (await Assert.ThrowsAsync<UsageException>(() => RunAsync("explode"))).Code);

    private static ServiceRecord Red() => new()
    {
        Name = Payments,
        State = ServiceState.Red,
        Commit = Commit,
        Fingerprint = Fingerprint.Of("x"),
        FailureClass = FailureClass.Code,
        Cause = "cause",
    };

    private ServiceCommands Commands() => new(_journal, [Payments, ServiceName.Parse("core")], TimeProvider.System);

    private Task<string> RunAsync(string verb, bool rebuild = false) =>
        Commands().RunAsync(new ControlRequest(verb, "payments", rebuild), Token);

    private async Task<ServiceRecord> StoredAsync() => (await _journal.FindServiceAsync(Payments, Token))!;
}
