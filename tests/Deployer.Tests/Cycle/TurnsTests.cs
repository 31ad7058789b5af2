using System.Collections.Concurrent;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Watch;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>Turns that last until a test ends them.</summary>
public sealed class TurnsTests : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _begun = new();
    private readonly ConcurrentDictionary<string, bool> _cancelled = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _begins = new(0);
    private int _most;
    private int _now;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Never_more_than_allowed_have_their_turn_and_as_many_really_have()
    {
        var ended = ListenAsync(3, Token, "a", "b", "c", "d", "e");
        await BegunAsync(3);
        Assert.Equal(["a", "b", "c"], _begun);
        End("b");
        await BegunAsync(1);
        Assert.Equal(["a", "b", "c", "d"], _begun);
        End("a", "c", "d", "e");

        Assert.Equal(["a", "b", "c", "d", "e"], (await ended).Select(turn => turn.Source.Name.Value).Order());
        Assert.Equal(3, _most);
    }

    [Fact]
    public async Task With_one_at_a_time_each_begins_when_the_one_before_has_been_told()
    {
        var told = new List<string>();
        await foreach (var turn in new Turns(1, () => true, ActAsync).TakeAsync(Sources("a", "b:a", "c"), Token))
        {
            told.Add(turn.Source.Name.Value);
            Assert.Equal(told, _begun);
        }

        Assert.Equal(["a", "b", "c"], told);

        Task<ServiceReport> ActAsync(ServiceSource source, CancellationToken token)
        {
            End(source.Name.Value);
            return WaitAsync(source, token);
        }
    }

    [Fact]
    public async Task One_that_needs_others_has_its_turn_behind_all_of_them_and_is_overtaken_by_those_that_do_not()
    {
        var ended = ListenAsync(2, Token, "a", "b:a", "c:b", "d");
        await BegunAsync(2);
        Assert.Equal(["a", "d"], _begun);
        End("d", "a");
        await BegunAsync(1);
        Assert.Equal(["a", "d", "b"], _begun);
        End("b");
        await BegunAsync(1);
        End("c");

        Assert.Equal(4, (await ended).Count);
        Assert.Equal(["a", "d", "b", "c"], _begun);
    }

    [Fact]
    public async Task Those_that_need_each_other_keep_their_order()
    {
        var ended = ListenAsync(2, Token, "a:b", "b:a");
        await BegunAsync(1);
        Assert.Equal(["a"], _begun);
        End("a", "b");

        Assert.Equal(["a", "b"], (await ended).Select(turn => turn.Source.Name.Value));
        Assert.Equal(1, _most);
    }

    [Fact]
    public async Task One_that_fails_stops_none_but_those_that_need_it()
    {
        var ended = ListenAsync(2, Token, "a", "b", "c:a", "d:c", "e");
        await BegunAsync(2);
        GateOf("a").SetException(new InvalidOperationException("lost"));
        await BegunAsync(1);
        End("b", "e");

        var turns = await ended;
        Assert.Equal(["a", "b", "e"], turns.Select(turn => turn.Source.Name.Value).Order());
        Assert.Equal("lost", turns.Single(turn => turn.Report is null).Failure!.Message);
        Assert.Equal(["a", "b", "e"], _begun);
    }

    [Fact]
    public async Task Cancelling_reaches_all_under_way_and_begins_no_other()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ended = ListenAsync(3, stop.Token, "a", "b", "c", "d");
        await BegunAsync(3);
        await stop.CancelAsync();

        Assert.All(await ended, turn => Assert.IsAssignableFrom<OperationCanceledException>(turn.Failure));
        Assert.Equal(["a", "b", "c"], _cancelled.Keys.Order());
        Assert.Equal(["a", "b", "c"], _begun);
    }

    [Fact]
    public async Task Who_stops_listening_cancels_those_under_way_and_leaves_none_behind()
    {
        End("a");
        await foreach (var turn in new Turns(3, () => true, WaitAsync).TakeAsync(Sources("a", "b", "c", "d"), Token))
        {
            Assert.Equal("a", turn.Source.Name.Value);
            break;
        }

        Assert.Equal(["b", "c"], _cancelled.Keys.Order());
        Assert.Equal(0, _now);
    }

    [Fact]
    public async Task Nothing_is_begun_when_it_may_not_be_and_what_runs_is_finished()
    {
        var may = true;
        var ended = ListenAsync(2, () => may, Token, "a", "b", "c");
        await BegunAsync(2);
        may = false;
        End("a", "b");

        Assert.Equal(2, (await ended).Count(turn => turn.Report is not null));
        Assert.Equal(["a", "b"], _begun);
    }

    public void Dispose() => _begins.Dispose();

    private Task<List<Turn>> ListenAsync(int most, CancellationToken cancellationToken, params string[] services) =>
        ListenAsync(most, () => true, cancellationToken, services);

    private async Task<List<Turn>> ListenAsync(int most, Func<bool> mayBegin, CancellationToken cancellationToken, params string[] services)
    {
        var turns = new List<Turn>();
        await foreach (var turn in new Turns(most, mayBegin, WaitAsync).TakeAsync(Sources(services), cancellationToken))
        {
            turns.Add(turn);
        }

        return turns;
    }

    private async Task<ServiceReport> WaitAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        var name = source.Name.Value;
        _begun.Enqueue(name);
        _most = Math.Max(_most, Interlocked.Increment(ref _now));
        _begins.Release();
        try
        {
            await GateOf(name).Task.WaitAsync(cancellationToken);
            return new ServiceReport(new() { Name = source.Name }, new() { Name = source.Name }, "", null, Reached: true);
        }
        catch (OperationCanceledException)
        {
            // Ends some time after it is told to.
            await Task.Yield();
            _cancelled[name] = true;
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private async Task BegunAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            Assert.True(await _begins.WaitAsync(TimeSpan.FromSeconds(20), Token), "No further turn began.");
        }
    }

    private void End(params string[] names)
    {
        foreach (var name in names)
        {
            GateOf(name).TrySetResult();
        }
    }

    private TaskCompletionSource GateOf(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Each is a name, with those it needs behind a colon.</summary>
    private static List<ServiceSource> Sources(params string[] services) =>
    [
        .. services.Select(text => text.Split(':')).Select(parts => new ServiceSource(
            new ServiceOptions { Name = ServiceName.Parse(parts[0]), Needs = [.. parts.Skip(1).Select(ServiceName.Parse)] },
            new Remote("/nowhere", Token: null),
            ".")),
    ];
}
