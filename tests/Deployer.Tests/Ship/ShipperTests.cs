using Deployer.Cycle;
using Deployer.Repair;
using Deployer.Tests.Cycle;
using Xunit;

namespace Deployer.Tests.Ship;

public sealed class ShipperTests
{
    [Fact]
    public async Task With_pull_requests_on_a_fix_gets_a_branch_and_the_service_waits()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken, "ship: {pullRequests: true}");
        using var _ = world;
        world.Environment.Remove("DISPATCHER_USE_PRS");
        world.Fixers.Add(ScriptedFixer.Mending());
        var broken = await remote.HeadAsync("main");

        var report = await world.LookAsync();

        var branch = $"codex/api/{report.Cycle!.Fingerprint!.Short}";
        Assert.Equal((ServiceState.Waiting, CycleOutcome.Waiting), (report.After.State, report.Cycle.Outcome));
        Assert.Equal([branch, "codex/logs", "main"], await remote.BranchesAsync());
        Assert.Equal(broken, await remote.HeadAsync("main"));
        Assert.Equal([report.Cycle.FixCommit!.Value, broken!.Value], await remote.HistoryAsync(branch));
        Assert.Equal("fine\nmended\n", await remote.ReadAsync("app.c", branch));
        Assert.Contains(branch, report.After.WaitingFor);
        Assert.False(report.IsWell);
    }

    [Theory]
    [InlineData("1", "ship: {pullRequests: false}", ServiceState.Waiting)]
    [InlineData("0", "ship: {pullRequests: true}", ServiceState.Green)]
    [InlineData(null, "ship: {pullRequests: false}", ServiceState.Green)]
    [InlineData(null, "", ServiceState.Waiting)]
    public async Task The_variable_precedes_what_the_service_says_of_pull_requests(string? variable, string more, object state)
    {
        var (world, _) = await World.OfAsync(ShellService.Broken, more);
        using var __ = world;
        world.Environment.Remove("DISPATCHER_USE_PRS");
        if (variable is not null)
        {
            world.Environment["DISPATCHER_USE_PRS"] = variable;
        }

        world.Fixers.Add(ScriptedFixer.Mending());

        Assert.Equal((ServiceState)state, (await world.LookAsync()).After.State);
    }

    [Fact]
    public async Task A_waiting_service_is_not_built_again_and_ends_the_run_with_1()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        world.Fixers.Add(ScriptedFixer.Mending());
        var first = await world.LookAsync();
        var builds = world.Builds();

        var (exitCode, output) = await world.RunAsync("run", "--once");

        var service = await world.ServiceAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("waiting", output);
        Assert.Equal((ServiceState.Waiting, first.After.WaitingFor), (service.State, service.WaitingFor));
        Assert.Equal(builds, world.Builds());
    }

    [Fact]
    public async Task A_fix_branch_that_a_person_merged_is_green_without_a_build()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        world.Fixers.Add(ScriptedFixer.Mending());
        var waiting = await world.LookAsync();
        var builds = world.Builds();

        var merge = await remote.MergeAsync(waiting.Cycle!.FixBranch!);
        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, null, merge), (report.After.State, report.After.WaitingFor, report.After.Commit!));
        Assert.Equal("rule/mend", report.After.Fixer);
        Assert.Null(report.Cycle);
        Assert.Equal(builds, world.Builds());
    }

    [Fact]
    public async Task A_branch_name_that_is_taken_gets_a_number()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        world.Fixers.Add(ScriptedFixer.Mending());
        var first = await world.LookAsync();

        // The same failure on another commit.
        await remote.PushAsync(("README", "more\n"));
        var second = await world.LookAsync();

        Assert.Equal($"{first.Cycle!.FixBranch}-2", second.Cycle!.FixBranch);
        Assert.Equal(first.Cycle.FixCommit, await remote.HeadAsync(first.Cycle.FixBranch!));
        Assert.Equal(second.Cycle.FixCommit, await remote.HeadAsync(second.Cycle.FixBranch!));
    }

    [Fact]
    public async Task The_same_fix_made_twice_keeps_its_branch()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        world.Fixers.Add(ScriptedFixer.Mending());
        var first = await world.LookAsync();
        await world.RunAsync("trigger", "api", "--rebuild");

        var second = await world.LookAsync();

        Assert.Equal(CycleOutcome.Waiting, second.Cycle!.Outcome);
        Assert.Equal((first.Cycle!.FixBranch, first.Cycle.FixCommit), (second.Cycle.FixBranch, second.Cycle.FixCommit));
        Assert.Equal(3, (await remote.BranchesAsync()).Count);
    }

    [Fact]
    public async Task A_fix_of_low_confidence_never_goes_to_the_branch()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending(confidence: Confidence.Low));
        var broken = await remote.HeadAsync("main");

        var report = await world.LookAsync();

        Assert.Equal(ServiceState.Waiting, report.After.State);
        Assert.Contains("its confidence is low", report.After.WaitingFor);
        Assert.Equal(broken, await remote.HeadAsync("main"));
    }

    [Fact]
    public async Task A_family_that_may_not_push_without_review_gets_a_branch()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken, "fix: {pushWithoutReview: [feedback, fix-it]}");
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        var broken = await remote.HeadAsync("main");

        var report = await world.LookAsync();

        Assert.Equal(ServiceState.Waiting, report.After.State);
        Assert.Contains("fix.pushWithoutReview does not name rule", report.After.WaitingFor);
        Assert.Equal(broken, await remote.HeadAsync("main"));
    }

    [Fact]
    public async Task A_push_that_the_remote_forbids_is_told_and_tried_again_with_the_next_look()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        remote.Hook("pre-receive", "echo 'main is closed today' >&2; exit 1");

        var report = await world.LookAsync();
        File.Delete(Path.Combine(remote.Folder, "hooks/pre-receive"));
        var next = await world.LookAsync();

        Assert.Equal(CycleOutcome.Failed, report.Cycle!.Outcome);
        Assert.Contains("could not be pushed", report.Note);
        Assert.Equal(CycleOutcome.Fixed, next.Cycle!.Outcome);
        Assert.Equal(next.Cycle.FixCommit, await remote.HeadAsync("main"));
    }
}
