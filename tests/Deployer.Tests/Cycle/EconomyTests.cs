using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>What happens to a service that needs more than the machine has.</summary>
public sealed class EconomyTests
{
    private const string Killed = "kill -9 $$";

    [Fact]
    public async Task A_build_that_memory_ends_is_repeated_more_and_more_sparingly()
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.OnBuild($"case \"$*\" in *SKIP_SLOW*) ;; *--build-tests*) {Killed} ;; esac");

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Green, report.Cycle!.Outcome);
        Assert.Equal(
            [
                "--build-tests --jobs 4",
                "--build-tests --jobs 2",
                "--build-tests --jobs 1",
                "--target Core --jobs 1",
                "--target App --jobs 1",
                "--build-tests --jobs 1",
                "--target Core --jobs 1 -DSKIP_SLOW_TESTS",
                "--target App --jobs 1 -DSKIP_SLOW_TESTS",
                "--build-tests --jobs 1 -DSKIP_SLOW_TESTS",
            ],
            PlantedSwift.Calls(world, "build"));
    }

    [Fact]
    public async Task Tests_that_memory_ends_are_run_one_at_a_time_and_then_shortened_which_is_told_everywhere()
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.OnTest($"case \"$*\" in *FastTests*) ;; *) {Killed} ;; esac");

        var report = await world.LookAsync();

        const string Omission = "not fully verified: no slow tests (SKIP_SLOW_TESTS), only FastTests";
        Assert.Equal(
            ["--jobs 4", "--jobs 4 --no-parallel", "--jobs 4 -DSKIP_SLOW_TESTS --no-parallel", "--jobs 4 -DSKIP_SLOW_TESTS --no-parallel --filter FastTests"],
            PlantedSwift.Calls(world, "test"));
        Assert.Equal((ServiceState.Green, Omission), (report.After.State, report.After.Cause));
        Assert.Empty(report.After.Inventory);
        Assert.Equal((CycleOutcome.Green, Omission, 1), (report.Cycle!.Outcome, report.Cycle.Summary, report.Cycle.TestsPassed));
        var steps = await world.ReadAsync(journal => journal.ListStepsAsync(report.Cycle.Id, World.Token));
        Assert.EndsWith(Omission, steps.Single(step => step.Stage == "diagnose").Text);
        Assert.Equal(3, steps.Count(step => step.Text.StartsWith("the machine failed, not the code", StringComparison.Ordinal)));
        Assert.Contains(Omission, (await world.RunAsync("show", "api")).Output);
        Assert.Contains(Omission, (await world.RunAsync("status")).Output);
    }

    [Fact]
    public async Task The_next_cycle_begins_where_the_last_one_succeeded()
    {
        var (world, remote) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.OnTest($"case \"$*\" in *--no-parallel*) ;; *) {Killed} ;; esac");
        await world.LookAsync();
        await remote.PushAsync(("app.swift", "fine\nmore\n"));

        var report = await world.LookAsync();

        Assert.Equal(["--jobs 4", "--jobs 4 --no-parallel", "--jobs 4 --no-parallel"], PlantedSwift.Calls(world, "test"));
        Assert.Equal((ServiceState.Green, null, 2), (report.After.State, report.After.Cause, report.After.Inventory.Count));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo \"error: No space left on device\"; exit 1")]
    public async Task What_is_not_for_want_of_resources_is_not_repeated(string script)
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.OnBuild(script);

        await world.LookAsync();

        Assert.Single(PlantedSwift.Calls(world, "build"));
    }

    [Fact]
    public async Task When_nothing_helps_the_machine_is_to_blame_and_nobody_mends_the_code()
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        var fixer = ScriptedFixer.Mending();
        world.Fixers.Add(fixer);
        world.OnTest(Killed);

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Failed, FailureClass.Infrastructure, 0), (report.Cycle!.Outcome, report.Cycle.FailureClass, fixer.Asked));
        Assert.Equal(4, PlantedSwift.Calls(world, "test").Count);
    }

    [Fact]
    public async Task A_selection_that_selects_no_test_is_not_green()
    {
        var (world, remote) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var _ = world;
        await remote.PushAsync(("cases.txt", ""));
        world.OnTest($"case \"$*\" in *FastTests*) ;; *) {Killed} ;; esac");

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Failed, FailureClass.Infrastructure), (report.Cycle!.Outcome, report.Cycle.FailureClass));
        Assert.Contains("none named FastTests", report.Cycle.Cause);
    }

    [Fact]
    public async Task A_fix_that_only_a_shortened_run_has_seen_is_never_pushed_to_the_branch()
    {
        var (world, remote) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        var broken = await remote.PushAsync(("app.swift", ShellService.Broken));
        world.Fixers.Add(ScriptedFixer.Mending());
        world.OnTest($"case \"$*\" in *SKIP_SLOW*) ;; *) {Killed} ;; esac");

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Waiting, ServiceState.Waiting), (report.Cycle!.Outcome, report.After.State));
        Assert.Equal(broken, await remote.HeadAsync("main"));
        Assert.Contains("it is not fully verified: no slow tests (SKIP_SLOW_TESTS)", report.After.WaitingFor);
        Assert.Equal(2, report.After.Inventory.Count);
        var message = await remote.MessageAsync(report.Cycle.FixBranch!);
        Assert.EndsWith(
            "; clean build; not fully verified (no slow tests (SKIP_SLOW_TESTS)): 1 of the 1 tests that ran passed, twice",
            CommitTrailers.Read(message, CommitTrailers.Verified));
    }

    [Fact]
    public async Task A_merged_fix_of_a_shortened_run_is_looked_at_again()
    {
        var (world, remote) = await PlantedSwift.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        world.OnTest($"case \"$*\" in *SKIP_SLOW*) ;; *) {Killed} ;; esac");
        var waiting = await world.LookAsync();
        world.OnTest("");
        await remote.MergeAsync(waiting.Cycle!.FixBranch!);

        var merged = await world.LookAsync();

        Assert.Equal(CycleOutcome.Green, merged.Cycle?.Outcome);
    }

    [Fact]
    public async Task What_a_shortened_run_judged_is_verified_in_full_when_it_can_be()
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.OnTest($"case \"$*\" in *SKIP_SLOW*) ;; *) {Killed} ;; esac");
        await world.LookAsync();
        var known = await world.LookAsync();
        world.OnTest("");

        world.Time.Jump(TimeSpan.FromHours(1));
        var full = await world.LookAsync();
        world.Time.Jump(TimeSpan.FromDays(2));
        var after = await world.LookAsync();

        Assert.Equal((null, "not fully verified: no slow tests (SKIP_SLOW_TESTS)"), (known.Cycle, known.After.Cause));
        Assert.Equal("--jobs 4 --no-parallel", PlantedSwift.Calls(world, "test")[^1]);
        Assert.Equal((CycleOutcome.Green, null, 2), (full.Cycle?.Outcome, full.After.Cause, full.After.Inventory.Count));
        Assert.Null(after.Cycle);
    }

    [Fact]
    public async Task What_cannot_be_verified_in_full_is_tried_again_after_longer_and_longer_waits()
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.OnTest($"case \"$*\" in *SKIP_SLOW*) ;; *) {Killed} ;; esac");
        await world.LookAsync();

        var cycles = new List<bool>();
        for (var hour = 1; hour <= 7; hour++)
        {
            world.Time.Jump(TimeSpan.FromHours(1));
            var report = await world.LookAsync();
            Assert.Equal("not fully verified: no slow tests (SKIP_SLOW_TESTS)", report.After.Cause);
            cycles.Add(report.Cycle is not null);
        }

        Assert.Equal([true, false, true, false, false, false, true], cycles);
    }

    [Fact]
    public async Task A_commit_of_the_same_content_is_as_little_verified()
    {
        var (world, remote) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.OnTest($"case \"$*\" in *SKIP_SLOW*) ;; *) {Killed} ;; esac");
        await world.LookAsync();
        await RemoteRepository.GitAsync(remote.Person, "commit", "-q", "--allow-empty", "-m", "Nothing");
        await RemoteRepository.GitAsync(remote.Person, "push", "-q", "origin", "main");

        var report = await world.LookAsync();

        Assert.Equal((null, ServiceState.Green, "not fully verified: no slow tests (SKIP_SLOW_TESTS)"), (report.Cycle, report.After.State, report.After.Cause));
    }

    [Fact]
    public async Task What_nothing_helps_is_left_alone_until_the_commit_or_the_machine_changes()
    {
        var (world, remote) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.OnTest(Killed);
        var cycles = new List<bool>();
        for (var look = 0; look < 6; look++)
        {
            cycles.Add((await world.LookAsync()).Cycle is not null);
            world.Time.Jump(TimeSpan.FromDays(1));
        }

        var held = await world.LookAsync();
        var (_, why) = await world.RunAsync("why", "api");
        await world.RunAsync("trigger", "api");
        var asked = await world.LookAsync();
        var heldAgain = await world.LookAsync();
        world.Policy = "limits: {memory: 9GB}";
        var bigger = await world.LookAsync();
        await remote.PushAsync(("app.swift", "other\n"));
        var newer = await world.LookAsync();

        Assert.Equal([true, true, true, false, false, false], cycles);
        Assert.Contains("not tried again before its commit or the machine changes", held.Note, StringComparison.Ordinal);
        Assert.Equal((true, false, true, true), (asked.Cycle is not null, heldAgain.Cycle is not null, bigger.Cycle is not null, newer.Cycle is not null));
        Assert.Equal(ServiceState.Red, held.After.State);
        Assert.Contains("not tried again before its commit or the machine changes", why, StringComparison.Ordinal);
    }
}
