using Deployer.Cycle;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>The program is cut off in the middle of a cycle and started again.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData("build", "building and testing", "Cancelled")]
    [InlineData("diagnose", "red, code", "Cancelled")]
    [InlineData("propose", "rule/mend", "Cancelled")]
    [InlineData("gate", "asking the clean one", "Cancelled")]
    [InlineData("ship", "pushed", "Fixed")]
    public async Task Wherever_a_cycle_is_cut_off_the_next_run_ends_with_one_fix_on_the_branch(string stage, string text, string outcome)
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        var broken = await remote.HeadAsync("main");
        await CrashAsync(world, CrashingJournal.AtStep(stage, text));
        var cut = Assert.Single(await world.ReadAsync(journal => journal.ListCyclesAsync(World.Api, 10, World.Token)));

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Running, cut.Outcome);
        Assert.False(Directory.Exists(Path.Combine(world.Layout.State, "cycles", cut.Id)));
        var ended = await world.ReadAsync(journal => journal.FindCycleAsync(cut.Id, World.Token));
        Assert.Equal(outcome, $"{ended!.Outcome}");
        Assert.Equal((ServiceState.Green, "rule/mend"), (report.After.State, report.After.Fixer));
        var history = await remote.HistoryAsync();
        Assert.Equal((2, broken!.Value), (history.Count, history[1]));
        Assert.Equal("fine\nmended\n", await remote.ReadAsync("app.c"));
    }

    [Fact]
    public async Task A_push_that_landed_before_the_crash_is_seen_and_not_made_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        await CrashAsync(world, CrashingJournal.AfterActOf("push"));
        var pushed = await remote.HeadAsync("main");
        var builds = world.Builds();

        var report = await world.LookAsync();

        var cycle = Assert.Single(await world.ReadAsync(journal => journal.ListCyclesAsync(World.Api, 10, World.Token)));
        Assert.Equal((CycleOutcome.Fixed, pushed, "main", "rule/mend"), (cycle.Outcome, cycle.FixCommit, cycle.FixBranch, cycle.Fixer));
        Assert.Equal((ServiceState.Green, pushed, "rule/mend"), (report.After.State, report.After.Commit, report.After.Fixer));
        Assert.Equal(builds, world.Builds());
        Assert.Equal(2, (await remote.HistoryAsync()).Count);
        Assert.Empty(await world.ReadAsync(journal => journal.ListOpenEffectsAsync(World.Token)));
    }

    [Fact]
    public async Task A_push_that_did_not_land_before_the_crash_is_made_by_the_next_look()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        remote.Hook("pre-receive", "exit 1");
        await CrashAsync(world, CrashingJournal.AfterActOf("push"));
        File.Delete(Path.Combine(remote.Folder, "hooks/pre-receive"));

        var report = await world.LookAsync();

        var cycles = await world.ReadAsync(journal => journal.ListCyclesAsync(World.Api, 10, World.Token));
        Assert.Equal([CycleOutcome.Fixed, CycleOutcome.Cancelled], cycles.Select(cycle => cycle.Outcome));
        Assert.Equal(report.Cycle!.FixCommit, await remote.HeadAsync("main"));
        Assert.Equal(2, (await remote.HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_pushed_fix_branch_is_found_again_after_a_crash()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        world.Fixers.Add(ScriptedFixer.Mending());
        await CrashAsync(world, CrashingJournal.AfterActOf("push"));
        var branches = await remote.BranchesAsync();

        var report = await world.LookAsync();

        Assert.Equal(ServiceState.Waiting, report.After.State);
        Assert.Equal(await remote.HeadAsync(report.Cycle!.FixBranch!), report.Cycle.FixCommit);
        Assert.Equal(branches.Append("codex/logs").Order(StringComparer.Ordinal), await remote.BranchesAsync());
    }

    [Fact]
    public async Task A_restart_that_was_cut_off_is_made_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        RemoteRepository.Script(
            Path.Combine(world.Layout.Commands, "restart-api.sh"), $"echo \"$CODEX_COMMIT\" >> \"{world.Tally()}/restarts\"");
        await CrashAsync(world, CrashingJournal.AfterActOf("restart"));

        await world.LookAsync();
        await world.LookAsync();

        var head = (await remote.HeadAsync("main"))!;
        Assert.Equal([head.Value, head.Value], File.ReadAllLines(Path.Combine(world.Tally(), "restarts")));
        Assert.Equal((head, 1), ((await world.ServiceAsync()).Released!, world.Builds()));
    }

    [Fact]
    public async Task A_proposal_that_was_pushed_before_the_crash_is_answered_as_applied()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        Directory.CreateDirectory(world.Layout.Feedback);
        const string patch = "--- a/app.c\\n+++ b/app.c\\n@@ -1 +1 @@\\n-fine\\n+better\\n";
        File.WriteAllText(Path.Combine(world.Layout.Feedback, "fix.json"), $$"""{"repo": "api", "patch": "{{patch}}"}""");
        await CrashAsync(world, CrashingJournal.AfterActOf("push"));
        var pushed = await remote.HeadAsync("main");

        await world.LookAsync();

        Assert.True(File.Exists(Path.Combine(world.Layout.Feedback, "applied-fix.json")));
        Assert.Contains(pushed!.Value, File.ReadAllText(Path.Combine(world.Layout.Feedback, "fix.result.json")));
        Assert.Equal(pushed, await remote.HeadAsync("main"));
    }

    [Fact]
    public async Task A_wish_to_rebuild_outlives_a_crash()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        await world.LookAsync();
        await world.RunAsync("trigger", "api", "--rebuild");
        await CrashAsync(world, CrashingJournal.AtStep("build", "building and testing"));

        var report = await world.LookAsync();
        var after = await world.LookAsync();

        Assert.Equal((CycleOutcome.Green, "trigger"), (report.Cycle?.Outcome, report.Cycle?.Trigger));
        Assert.Null(after.Cycle);
    }

    [Fact]
    public async Task What_the_gate_has_passed_is_not_verified_again_after_a_crash()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        await CrashAsync(world, CrashingJournal.BeforeIntentOf("push"));

        var report = await world.LookAsync();

        Assert.Equal(report.Cycle!.FixCommit, await remote.HeadAsync("main"));
        var places = File.ReadAllLines(Path.Combine(world.Tally(), "builds"));
        Assert.Single(places, place => place.Contains("/clean/", StringComparison.Ordinal));
    }

    private static async Task CrashAsync(World world, Func<IJournal, IJournal> around)
    {
        world.Around = around;
        await Assert.ThrowsAsync<CrashException>(world.LookAsync);
        world.Around = journal => journal;
    }
}
