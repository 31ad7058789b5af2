using Deployer.Cycle;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Cycle;

public sealed class DispatcherTests
{
    [Fact]
    public async Task A_suspended_service_is_left_alone_until_it_is_resumed()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await world.RunAsync("suspend", "api");
        await remote.PushAsync(("app.c", "better\n"));

        var (exitCode, _) = await world.RunAsync("run", "--once");
        var suspended = await world.LookAsync();
        await world.RunAsync("resume", "api");
        var resumed = await world.LookAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal((ServiceState.Suspended, null), (suspended.After.State, suspended.Cycle));
        Assert.Equal((ServiceState.Green, CycleOutcome.Green), (resumed.After.State, resumed.Cycle!.Outcome));
    }

    [Fact]
    public async Task A_suspension_during_a_cycle_holds_and_nothing_is_restarted()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, "restart-api.sh"), $"touch \"{world.Tally()}/restarted\"");
        IJournal? journal = null;
        world.Around = open => journal = open;
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: () => journal!.UpdateServiceAsync(
            World.Api, service => service with { Suspended = true, State = ServiceState.Suspended }, World.Token)));

        var report = await world.LookAsync();
        var next = await world.LookAsync();

        Assert.Equal((true, ServiceState.Suspended), (report.After.Suspended, report.After.State));
        Assert.Equal("suspended", next.Note);
        Assert.False(File.Exists(Path.Combine(world.Tally(), "restarted")));
    }

    [Fact]
    public async Task A_wish_to_rebuild_that_comes_during_a_cycle_is_fulfilled_by_the_next_look()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        IJournal? journal = null;
        world.Around = open => journal = open;
        world.Fixers.Add(ScriptedFixer.Mending(meanwhile: () => journal!.UpdateServiceAsync(
            World.Api, service => service with { Trigger = TriggerRequest.Rebuild }, World.Token)));
        await world.LookAsync();

        var next = await world.LookAsync();

        Assert.Equal((CycleOutcome.Green, "trigger"), (next.Cycle?.Outcome, next.Cycle?.Trigger));
    }

    [Fact]
    public async Task While_the_stop_file_exists_nothing_is_looked_at()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        Directory.CreateDirectory(world.Layout.State);
        await File.WriteAllTextAsync(world.Layout.StopFile, "", World.Token);

        var reports = await world.SweepAsync();
        File.Delete(world.Layout.StopFile);
        var report = await world.LookAsync();

        Assert.Empty(reports);
        Assert.Equal(ServiceState.Green, report.After.State);
    }

    [Fact]
    public async Task After_a_stop_file_has_come_no_further_service_is_looked_at()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        await world.AddAsync("core", ShellService.Healthy);
        world.OnBuild($"touch \"{world.Layout.StopFile}\"");

        var reports = await world.SweepAsync();

        Assert.Equal([World.Api], reports.Keys);
        Assert.Equal((ServiceState.Green, 0), (reports[World.Api].After.State, world.Builds("core")));
    }

    [Fact]
    public async Task A_run_sees_what_is_pushed_between_its_sweeps()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;

        var (first, second) = await world.LookTwiceAsync(() => remote.PushAsync(("app.c", "better\n")));

        Assert.Equal((CycleOutcome.Green, CycleOutcome.Green), (first.Cycle!.Outcome, second.Cycle!.Outcome));
        Assert.Equal(await remote.HeadAsync("main"), second.After.Commit);
    }

    [Fact]
    public async Task A_remote_that_fails_between_being_asked_and_being_fetched_is_told_and_the_run_goes_on()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var head = (await remote.HeadAsync("main"))!.Value;
        var file = Path.Combine(remote.Folder, "objects", head[..2], head[2..]);
        File.Move(file, file + ".away");

        var (away, back) = await world.LookTwiceAsync(() =>
        {
            File.Move(file + ".away", file);
            return Task.CompletedTask;
        });

        Assert.False(away.Reached);
        Assert.Equal(ServiceState.Green, back.After.State);
    }

    [Fact]
    public async Task A_wish_that_comes_during_a_look_is_not_lost()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await remote.PushAsync();
        Task? wish = null;
        world.Around = journal => CrashingJournal.Before(journal, (method, arguments) =>
        {
            if (method.Name == nameof(IJournal.FindWorkAsync) && arguments.Length > 0 && wish is null)
            {
                wish = journal.UpdateServiceAsync(World.Api, service => service with { Trigger = TriggerRequest.Rebuild }, World.Token);
            }

            return false;
        });

        var (_, second) = await world.LookTwiceAsync(() => Task.CompletedTask);

        Assert.Equal((CycleOutcome.Green, "trigger"), (second.Cycle?.Outcome, second.Cycle?.Trigger));
    }

    [Fact]
    public async Task A_second_daemon_is_refused()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        using var held = await WorkspaceLock.TakeAsync(world.Layout, TimeProvider.System, World.Token);

        var (exitCode, _) = await world.RunAsync("run", "--once");

        Assert.Equal((3, 0), (exitCode, world.Builds()));
    }

    [Theory]
    [InlineData(ShellService.Healthy, 0)]
    [InlineData(ShellService.Broken, 1)]
    public async Task A_single_run_ends_with_0_only_when_all_is_green(string code, int expected)
    {
        var (world, _) = await World.OfAsync(code);
        using var __ = world;

        var (first, _) = await world.RunAsync("run", "--once");
        var (second, output) = await world.RunAsync("run", "--once");

        Assert.Equal((expected, expected), (first, second));
        Assert.Contains("api", output);
    }

    [Fact]
    public async Task A_mirror_that_could_not_be_made_is_told_and_made_later()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        Directory.CreateDirectory(world.Layout.State);
        await File.WriteAllTextAsync(world.Layout.Mirrors, "in the way", World.Token);

        var (blocked, free) = await world.LookTwiceAsync(() =>
        {
            File.Delete(world.Layout.Mirrors);
            return Task.CompletedTask;
        });

        Assert.False(blocked.Reached);
        Assert.Equal(ServiceState.Green, free.After.State);
    }
}
