using Deployer.Cycle;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>The machine fails or the program is stopped in the middle of a cycle.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("echo 'error: No space left on device'; exit 1", 1)]
    [InlineData("exit 127", 1)]
    [InlineData("kill -9 $$", 2)]
    public async Task What_the_machine_is_to_blame_for_is_no_known_red_and_tried_again(string script, int buildsOfACycle)
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var fixer = ScriptedFixer.Mending();
        world.Fixers.Add(fixer);
        world.OnBuild(script);

        var first = await world.LookAsync();
        var second = await world.LookAsync();
        world.OnBuild("");
        var third = await world.LookAsync();

        Assert.Equal((CycleOutcome.Failed, FailureClass.Infrastructure), (first.Cycle!.Outcome, first.After.FailureClass));
        Assert.Equal(CycleOutcome.Failed, second.Cycle!.Outcome);
        Assert.Equal((CycleOutcome.Green, ServiceState.Green), (third.Cycle!.Outcome, third.After.State));
        Assert.Equal((0, (2 * buildsOfACycle) + 1), (fixer.Asked, world.Builds()));
        Assert.Single(await remote.HistoryAsync());
    }

    [Fact]
    public async Task A_wish_to_rebuild_outlives_a_failure_of_the_machine()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        await world.LookAsync();
        await world.RunAsync("trigger", "api", "--rebuild");
        world.OnBuild("echo 'error: No space left on device'; exit 1");
        await world.LookAsync();
        world.OnBuild("");

        var report = await world.LookAsync();
        var after = await world.LookAsync();

        Assert.Equal((CycleOutcome.Green, 3), (report.Cycle?.Outcome, world.Builds()));
        Assert.Null(after.Cycle);
    }

    [Fact]
    public async Task A_cycle_that_is_cancelled_leaves_everything_as_before()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await world.RunAsync("trigger", "api", "--rebuild");
        await remote.PushAsync(("app.c", ShellService.Broken));
        var before = await world.ServiceAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(World.Token);
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: stop.CancelAsync));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.SweepUntilAsync(stop.Token));

        var service = await world.ServiceAsync();
        Assert.Equal((before.State, before.Commit, before.WorkKey, before.Trigger), (service.State, service.Commit, service.WorkKey, service.Trigger));
        var cycles = await world.ReadAsync(journal => journal.ListCyclesAsync(World.Api, 1, World.Token));
        Assert.Equal(CycleOutcome.Cancelled, cycles[0].Outcome);
        Assert.Empty(Directory.GetDirectories(Path.Combine(world.Layout.State, "cycles")));
        Assert.Equal(CycleOutcome.Fixed, (await world.LookAsync()).Cycle!.Outcome);
    }

    [Fact]
    public async Task A_build_that_runs_when_the_cycle_is_cancelled_is_ended()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.OnBuild("echo $$ > \"$TALLY/running\"; sleep 60");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(World.Token);
        var sweep = world.SweepUntilAsync(stop.Token);
        var note = Path.Combine(world.Tally(), "running");
        await UntilWrittenAsync(note);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep);

        var id = int.Parse(File.ReadAllText(note), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(id));
        world.OnBuild("");
        Assert.Equal(ServiceState.Green, (await world.LookAsync()).After.State);
    }

    [Fact]
    public async Task A_fix_that_was_pushed_stays_told_when_its_restart_is_cancelled_and_the_restart_is_repeated()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        var note = Path.Combine(world.Root, "restarting");
        var script = Path.Combine(world.Layout.Commands, "restart-api.sh");
        RemoteRepository.Script(script, $"echo now >> '{note}'; sleep 60");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(World.Token);
        var sweep = world.SweepUntilAsync(stop.Token);
        await UntilWrittenAsync(note);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep);
        var cycle = (await world.ReadAsync(journal => journal.ListCyclesAsync(World.Api, 1, World.Token)))[0];

        RemoteRepository.Script(script, $"echo again >> '{note}'");
        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Fixed, cycle.Outcome);
        Assert.Null(report.Cycle);
        Assert.Equal(["now", "again"], await File.ReadAllLinesAsync(note, World.Token));
    }

    private static async Task UntilWrittenAsync(string note)
    {
        for (var look = 0; look < 600 && !(File.Exists(note) && new FileInfo(note).Length > 0); look++)
        {
            await Task.Delay(50, World.Token);
        }
    }
}
