using Deployer.Cycle;
using Deployer.Tests.Cycle;
using Deployer.Watch;
using Xunit;

namespace Deployer.Tests.Watch;

/// <summary>Something newer comes while a cycle runs.</summary>
public sealed class OvertakingTests
{
    [Fact]
    public async Task A_newer_commit_cancels_the_running_cycle_and_only_the_newest_is_built()
    {
        var (world, remote) = await OfHeldBuildAsync();
        using var _ = world;
        world.Pace = Fast();
        var sweep = world.LookAsync();
        await UntilBuildingAsync(world);
        await remote.PushAsync(("app.c", "better\n"));
        var newest = await remote.PushAsync(("app.c", "best\n"));

        var cancelled = await sweep;
        Release(world);
        var built = await world.LookAsync();

        Assert.Equal((CycleOutcome.Cancelled, false), (cancelled.Cycle!.Outcome, cancelled.IsWell));
        Assert.StartsWith("cancelled: a newer commit came, ", cancelled.Cycle.Summary);
        Assert.Equal(ServiceState.Unknown, cancelled.After.State);
        Assert.Equal((CycleOutcome.Green, newest, 2), (built.Cycle!.Outcome, built.After.Commit, world.Builds()));
        Assert.Empty(Directory.GetDirectories(Path.Combine(world.Layout.State, "cycles")));
    }

    [Fact]
    public async Task What_is_passed_over_is_counted()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await remote.PushAsync(("app.c", "better\n"));
        await remote.PushAsync(("app.c", "even better\n"));
        await remote.PushAsync(("app.c", "best\n"));

        var report = await world.LookAsync();

        var steps = await world.ReadAsync(journal => journal.ListStepsAsync(report.Cycle!.Id, World.Token));
        Assert.EndsWith("; 2 older commits since the last verdict are skipped", steps[0].Text);
        Assert.Equal(2, world.Builds());
    }

    [Fact]
    public async Task A_commit_that_does_not_touch_the_service_cancels_nothing()
    {
        using var world = new World { Pace = Fast() };
        var remote = await world.AddRepositoryAsync("mono", ShellService.Files(ShellService.Healthy, "api/"));
        world.Configure("api", $"remote: \"{remote.Folder}\", package: api");
        Hold(world);
        var sweep = world.LookAsync();
        await UntilBuildingAsync(world);
        var other = await remote.PushAsync(("README", "more\n"));
        var mirror = Directory.GetDirectories(world.Layout.Mirrors).Single();
        await UntilAsync(async () => (await RemoteRepository.GitAsync(mirror, "for-each-ref", "--format=%(objectname)")).Contains(other.Value, StringComparison.Ordinal));
        await Task.Delay(Fast().Interval * 3, World.Token);
        Release(world);

        Assert.Equal(CycleOutcome.Green, (await sweep).Cycle!.Outcome);
    }

    [Fact]
    public async Task A_single_sweep_finishes_what_it_began()
    {
        var (world, remote) = await OfHeldBuildAsync();
        using var _ = world;
        var first = await remote.HeadAsync("main");
        var sweep = world.LookAsync();
        await UntilBuildingAsync(world);
        await remote.PushAsync(("app.c", "better\n"));
        Release(world);

        var report = await sweep;

        Assert.Equal((CycleOutcome.Green, first), (report.Cycle!.Outcome, report.After.Commit));
    }

    [Fact]
    public async Task A_suspension_cancels_the_running_cycle_at_once()
    {
        var (world, _) = await OfHeldBuildAsync();
        using var __ = world;
        var wishes = new Wishes();
        world.Pace = new Pace(wishes, TimeSpan.FromHours(1));
        IJournal? journal = null;
        world.Around = open => journal = open;
        var sweep = world.LookAsync();
        await UntilBuildingAsync(world);
        await journal!.UpdateServiceAsync(
            World.Api, service => service with { Suspended = true, State = ServiceState.Suspended }, World.Token);
        wishes.Make();

        var report = await sweep;

        Assert.Equal((CycleOutcome.Cancelled, "cancelled: the service was suspended"), (report.Cycle!.Outcome, report.Cycle.Summary));
        Assert.Equal(ServiceState.Suspended, report.After.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_kill_switch_stops_the_running_cycle_of_a_daemon_and_of_a_single_sweep(bool daemon)
    {
        var (world, _) = await OfHeldBuildAsync();
        using var __ = world;
        world.Pace = daemon ? new Pace(new Wishes(), TimeSpan.FromHours(1)) : null;
        var sweep = world.LookAsync();
        await UntilBuildingAsync(world);
        File.WriteAllText(world.Layout.StopFile, "");

        var stopped = await sweep;
        File.Delete(world.Layout.StopFile);
        Release(world);
        var again = await world.LookAsync();

        Assert.Equal((CycleOutcome.Cancelled, false), (stopped.Cycle!.Outcome, stopped.IsWell));
        Assert.Equal(CycleOutcome.Green, again.Cycle!.Outcome);
    }

    [Fact]
    public async Task A_push_under_way_is_finished_and_then_nothing_is_restarted_while_the_kill_switch_is_on()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Pace = Fast();
        world.Fixers.Add(ScriptedFixer.Mending());
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, "restart-api.sh"), $"touch \"{world.Tally()}/restarted\"");

        // Long enough for the switch to be seen while the push is under way.
        remote.Hook("pre-receive", $"touch '{world.Layout.StopFile}'; sleep 2");

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Fixed, ServiceState.Green), (report.Cycle!.Outcome, report.After.State));
        Assert.Equal(report.Cycle.FixCommit, await remote.HeadAsync("main"));
        Assert.False(File.Exists(Path.Combine(world.Tally(), "restarted")));
    }

    [Fact]
    public async Task What_was_cut_off_leaves_a_slot_that_builds_again_and_again()
    {
        var (world, remote) = await OfHeldBuildAsync();
        using var _ = world;
        world.Pace = Fast();
        for (var round = 0; round < 3; round++)
        {
            File.Delete(Path.Combine(world.Tally(), "building"));
            var sweep = world.LookAsync();
            await UntilBuildingAsync(world);
            await remote.PushAsync(("app.c", $"round {round}\n"));
            Assert.Equal(CycleOutcome.Cancelled, (await sweep).Cycle!.Outcome);
        }

        Release(world);

        Assert.Equal(ServiceState.Green, (await world.LookAsync()).After.State);
    }

    private static Pace Fast() => new(new Wishes(), TimeSpan.FromMilliseconds(50));

    private static async Task<(World World, RemoteRepository Remote)> OfHeldBuildAsync()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        Hold(world);
        return (world, remote);
    }

    private static void Hold(World world)
    {
        File.WriteAllText(Path.Combine(world.Tally(), "hold"), "");
        world.OnBuild("echo $$ > \"$TALLY/building\"; while [ -e \"$TALLY/hold\" ]; do sleep 0.05; done");
    }

    private static void Release(World world) => File.Delete(Path.Combine(world.Tally(), "hold"));

    private static Task UntilBuildingAsync(World world) =>
        UntilAsync(() => Task.FromResult(new FileInfo(Path.Combine(world.Tally(), "building")) is { Exists: true, Length: > 0 }));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var look = 0; look < 1200 && !await isSo(); look++)
        {
            await Task.Delay(50, World.Token);
        }
    }
}
