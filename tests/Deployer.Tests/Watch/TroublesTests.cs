using Deployer.Cycle;
using Deployer.Tests.Cycle;
using Deployer.Watch;
using Xunit;

namespace Deployer.Tests.Watch;

/// <summary>What fails for the machine is tried again after growing waits; each look here is a new run of the program.</summary>
public sealed class TroublesTests
{
    private const string FullDisk = "echo 'error: No space left on device'; exit 1";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(5000, 60)]
    public void Waits_double_up_to_an_hour(int failures, int minutes)
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var before = new Trouble(TroubleKind.Remote, "gone", failures - 1, now, now, null);

        var trouble = Trouble.After(before, new Trouble.Failed(TroubleKind.Remote, "gone", null), now);

        Assert.Equal((failures, now + (Minute * minutes)), (trouble.Failures, trouble.NextTry));
        Assert.True(trouble.Holds(TroubleKind.Remote, null, now));
        Assert.False(trouble.Holds(TroubleKind.Machine, null, now));
        Assert.False(trouble.Holds(TroubleKind.Remote, null, trouble.NextTry));
    }

    [Fact]
    public void A_clock_that_was_set_back_holds_nothing_for_longer_than_the_longest_wait()
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var trouble = Trouble.After(null, new Trouble.Failed(TroubleKind.Remote, "gone", null), now);

        Assert.False(trouble.Holds(TroubleKind.Remote, null, now.AddDays(-1)));
    }

    [Fact]
    public async Task A_failure_of_the_machine_is_tried_again_after_a_while_and_said_meanwhile()
    {
        var (world, _) = await OfDaemonAsync();
        using var __ = world;
        world.OnBuild(FullDisk);

        var failed = await world.LookAsync();
        var held = await world.LookAsync();
        var (_, why) = await world.RunAsync("why", "api");
        world.Time.Jump(Minute);
        var again = await world.LookAsync();
        world.OnBuild("");
        world.Time.Jump(Minute * 2);
        var well = await world.LookAsync();

        Assert.Equal((CycleOutcome.Failed, 1), (failed.Cycle!.Outcome, failed.After.Trouble!.Failures));
        Assert.Null(held.Cycle);
        Assert.Contains("failed 1 times, tried again after", held.Note);
        Assert.Contains("the machine fails since", why);
        Assert.Equal((CycleOutcome.Failed, 2), (again.Cycle!.Outcome, again.After.Trouble!.Failures));
        Assert.Equal((CycleOutcome.Green, null), (well.Cycle!.Outcome, well.After.Trouble));
    }

    [Fact]
    public async Task A_new_commit_is_tried_at_once()
    {
        var (world, remote) = await OfDaemonAsync();
        using var _ = world;
        world.OnBuild(FullDisk);
        await world.LookAsync();
        world.OnBuild("");

        await remote.PushAsync(("app.c", "better\n"));

        Assert.Equal(CycleOutcome.Green, (await world.LookAsync()).Cycle!.Outcome);
    }

    [Fact]
    public async Task What_a_person_asks_for_is_tried_at_once()
    {
        var (world, _) = await OfDaemonAsync();
        using var __ = world;
        world.OnBuild(FullDisk);
        await world.LookAsync();
        world.OnBuild("");

        await world.RunAsync("trigger", "api");

        Assert.Equal(CycleOutcome.Green, (await world.LookAsync()).Cycle!.Outcome);
    }

    [Fact]
    public async Task A_remote_that_cannot_be_read_is_asked_again_after_a_while_and_its_state_stays()
    {
        var (world, remote) = await OfDaemonAsync();
        using var _ = world;
        await world.LookAsync();
        Directory.Move(remote.Folder, remote.Folder + ".gone");

        var away = await world.LookAsync();
        Directory.Move(remote.Folder + ".gone", remote.Folder);
        var held = await world.LookAsync();
        var (exitCode, status) = await world.RunAsync("status", "--json");
        world.Time.Jump(Minute);
        var back = await world.LookAsync();

        Assert.Equal((false, ServiceState.Green, TroubleKind.Remote), (away.Reached, away.After.State, away.After.Trouble!.Kind));
        Assert.Equal((false, 1), (held.Reached, held.After.Trouble!.Failures));
        Assert.Contains("\"kind\": \"remote\"", status);
        Assert.Equal(0, exitCode);
        Assert.Equal((true, null), (back.Reached, (await world.ServiceAsync()).Trouble));
    }

    [Fact]
    public async Task A_restart_that_failed_is_tried_again_after_a_while()
    {
        var (world, remote) = await OfDaemonAsync();
        using var _ = world;
        var script = Path.Combine(world.Layout.Commands, "restart-api.sh");
        var note = Path.Combine(world.Tally(), "restarts");
        RemoteRepository.Script(script, $"echo failed >> '{note}'; exit 4");

        await world.LookAsync();
        var held = await world.LookAsync();
        var (_, why) = await world.RunAsync("why", "api");
        world.Time.Jump(Minute);
        await world.LookAsync();
        var twice = await world.ServiceAsync();
        RemoteRepository.Script(script, $"echo well >> '{note}'");
        world.Time.Jump(Minute * 2);
        await world.LookAsync();
        await world.LookAsync();

        Assert.Equal(ServiceState.Green, held.After.State);
        Assert.Contains("not restarted since", why);
        Assert.Equal(2, twice.Trouble!.Failures);
        Assert.Equal(["failed", "failed", "well"], File.ReadAllLines(note));
        var service = await world.ServiceAsync();
        Assert.Equal((await remote.HeadAsync("main"), null), (service.Released, service.Trouble));
    }

    [Fact]
    public async Task A_service_whose_tools_are_missing_does_not_keep_the_others_waiting()
    {
        using var world = await WithoutSwiftAsync();
        await world.AddAsync("core", ShellService.Healthy);

        var (exitCode, _) = await world.RunAsync("run", "--once");
        var reports = await world.SweepAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal(("no-swift", "not judged"), (reports[World.Api].Lack!.Code, reports[World.Api].Word));
        Assert.Equal((TroubleKind.Machine, ServiceState.Unknown), (reports[World.Api].After.Trouble!.Kind, reports[World.Api].After.State));
        Assert.Equal(ServiceState.Green, reports[World.Core].After.State);
    }

    [Fact]
    public async Task Where_the_tools_of_all_services_are_missing_the_machine_is_to_blame()
    {
        using var world = await WithoutSwiftAsync();

        var (exitCode, _) = await world.RunAsync("run", "--once");

        Assert.Equal(3, exitCode);
        Assert.Contains("This machine has no 'swift' program.", world.Told.ToString());
    }

    private static async Task<(World World, RemoteRepository Remote)> OfDaemonAsync()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        world.Pace = new Pace(new Wishes(), TimeSpan.FromHours(1));
        return (world, remote);
    }

    /// <summary>The service `api` takes Swift, and the PATH holds only what the others take.</summary>
    private static async Task<World> WithoutSwiftAsync()
    {
        var world = new World();
        var tools = Directory.CreateDirectory(world["tools"]).FullName;
        foreach (var tool in new[] { "git", "sh", "awk", "setsid", "perl" }.Where(tool => File.Exists($"/usr/bin/{tool}")))
        {
            File.CreateSymbolicLink(Path.Combine(tools, tool), $"/usr/bin/{tool}");
        }

        world.Environment["PATH"] = tools;
        await world.AddAsync("api", ShellService.Healthy, "toolchain: swift");
        return world;
    }
}
