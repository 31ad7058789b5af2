using Deployer.Cycle;
using Deployer.Watch;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>Cycles of several services at the same time, with real Git.</summary>
public sealed class ParallelCyclesTests
{
    private const string Unexpected = "what nobody expected";
    private const string Three = "limits: {parallelBuilds: 3}\n";

    private static readonly string[] Names = ["api", "core", "web"];

    [Fact]
    public async Task Ctrl_C_reaches_every_cycle_under_way_and_each_is_closed()
    {
        using var world = await OfHeldBuildsAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(World.Token);
        var sweep = world.SweepUntilAsync(stop.Token);
        await UntilAllBuildAsync(world);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep);
        var cycles = await world.ReadAsync(journal => journal.ListCyclesAsync(service: null, 10, World.Token));
        Assert.Equal(3, cycles.Count);
        Assert.All(cycles, cycle => Assert.Equal(CycleOutcome.Cancelled, cycle.Outcome));
        Assert.Empty(Directory.GetDirectories(Path.Combine(world.Layout.State, "cycles")));
    }

    [Fact]
    public async Task The_kill_switch_reaches_every_cycle_under_way()
    {
        using var world = await OfHeldBuildsAsync();
        var sweep = world.SweepAsync();
        await UntilAllBuildAsync(world);
        File.WriteAllText(world.Layout.StopFile, "");

        var reports = await sweep;

        Assert.Equal(Names, reports.Keys.Select(name => name.Value).Order());
        Assert.All(reports.Values, report => Assert.Equal(CycleOutcome.Cancelled, report.Cycle!.Outcome));
    }

    [Fact]
    public async Task A_suspension_cancels_the_cycle_of_that_service_alone()
    {
        using var world = await OfHeldBuildsAsync();
        var wishes = new Wishes();
        world.Pace = new Pace(wishes, TimeSpan.FromHours(1));
        IJournal? journal = null;
        world.Around = open => journal = open;
        var sweep = world.SweepAsync();
        await UntilAllBuildAsync(world);
        await journal!.UpdateServiceAsync(
            World.Core, service => service with { Suspended = true, State = ServiceState.Suspended }, World.Token);
        wishes.Make();
        await UntilAsync(async () =>
            (await journal!.ListCyclesAsync(World.Core, 1, World.Token)) is [{ Outcome: CycleOutcome.Cancelled }]);
        foreach (var name in Names)
        {
            Release(world, name);
        }

        var reports = await sweep;

        Assert.Equal(CycleOutcome.Cancelled, reports[World.Core].Cycle!.Outcome);
        Assert.Equal(2, reports.Values.Count(report => report.Cycle!.Outcome == CycleOutcome.Green));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_nobody_expected_of_one_service_is_told_and_thrown_when_the_others_are_done(int atOnce)
    {
        using var world = await OfThreeAsync();
        world.Policy = $"limits: {{parallelBuilds: {atOnce}}}\n";
        world.Around = journal => FaultyJournal.Around(
            journal,
            (method, arguments) => method.Name == nameof(IJournal.FindWorkAsync) && World.Api.Equals(arguments[0]),
            () => new InvalidOperationException(Unexpected));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(world.SweepAsync);

        Assert.Equal(Unexpected, error.Message);
        Assert.Contains($"api                  sweep    broken off: {Unexpected}", world.Told.ToString(), StringComparison.Ordinal);
        Assert.Equal(ServiceState.Green, (await world.ServiceAsync("core")).State);
        Assert.Equal(ServiceState.Green, (await world.ServiceAsync("web")).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fixes_of_services_of_one_repository_all_get_to_its_branch_and_into_the_checkout(bool hasOrigin)
    {
        using var world = await OfOneRepositoryAsync(hasOrigin);

        var reports = await world.SweepAsync();

        Assert.All(reports.Values, report => Assert.Equal(
            (CycleOutcome.Fixed, ServiceState.Green, null), (report.Cycle!.Outcome, report.After.State, report.After.WaitingFor)));
        var history = await RemoteRepository.GitAsync(world.Root, "log", "--format=%(trailers:key=Codex-Service,valueonly,separator=%x2C)", "main");
        Assert.Equal(Names, history.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Equal("4\n", await RemoteRepository.GitAsync(world.Root, "rev-list", "--count", "main"));
        Assert.All(Names, name => Assert.Equal("fine\nmended\n", File.ReadAllText(Path.Combine(world.Root, "repos", name, "app.c"))));

        // Nothing is lost or doubled: the next sweep has nothing to do but to see the tip.
        var again = await world.SweepAsync();
        Assert.All(again.Values, report => Assert.Equal((null, ServiceState.Green), (report.Cycle, report.After.State)));
        var logs = await RemoteRepository.GitAsync(hasOrigin ? world["remotes/all.git"] : world.Root, "ls-tree", "-r", "--name-only", "codex/logs");
        Assert.Equal(3, logs.Split('\n').Count(line => line.EndsWith(".md", StringComparison.Ordinal)));
    }

    private static async Task<World> OfThreeAsync()
    {
        var world = new World { Policy = Three };
        foreach (var name in Names)
        {
            await world.AddAsync(name, ShellService.Healthy);
        }

        return world;
    }

    private static async Task<World> OfHeldBuildsAsync()
    {
        var world = await OfThreeAsync();
        foreach (var name in Names)
        {
            File.WriteAllText(Path.Combine(world.Tally(name), "hold"), "");
            world.OnBuild("echo $$ > \"$TALLY/building\"; while [ -e \"$TALLY/hold\" ]; do sleep 0.05; done", name);
        }

        return world;
    }

    /// <summary>Three broken services; all are built at their broken commit before the first of them is mended.</summary>
    private static async Task<World> OfOneRepositoryAsync(bool hasOrigin)
    {
        var world = new World { Policy = Three };
        var files = Names.SelectMany(name => ShellService.Files(ShellService.Broken, $"repos/{name}/")).ToArray();
        var remote = await world.AddRepositoryAsync("all", files);
        await RemoteRepository.GitAsync(world.Root, "init", "-q", "-b", "main");
        await RemoteRepository.GitAsync(world.Root, "remote", "add", "origin", remote.Folder);
        await RemoteRepository.GitAsync(world.Root, "pull", "-q", "origin", "main");
        if (!hasOrigin)
        {
            await RemoteRepository.GitAsync(world.Root, "remote", "remove", "origin");
        }

        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        foreach (var name in Names)
        {
            world.Configure(name, $"path: repos/{name}");
        }

        var mending = ScriptedFixer.Mending();
        world.Fixers.Add(new ScriptedFixer(mending.Name, async context =>
        {
            if (Interlocked.Increment(ref count) == Names.Length)
            {
                arrived.SetResult();
            }

            await arrived.Task.WaitAsync(TimeSpan.FromMinutes(1), World.Token);
            return await mending.ProposeAsync(context, World.Token);
        }));
        return world;
    }

    private static void Release(World world, string name) => File.Delete(Path.Combine(world.Tally(name), "hold"));

    private static Task UntilAllBuildAsync(World world) => UntilAsync(() => Task.FromResult(
        Names.All(name => new FileInfo(Path.Combine(world.Tally(name), "building")) is { Exists: true, Length: > 0 })));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var look = 0; look < 1200; look++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(50, World.Token);
        }

        Assert.Fail("It did not come to it.");
    }
}
