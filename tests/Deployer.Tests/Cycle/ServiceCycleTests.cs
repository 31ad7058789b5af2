using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Cycle;

public sealed class ServiceCycleTests
{
    [Fact]
    public async Task A_green_commit_is_noted_and_not_built_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;

        var first = await world.LookAsync();
        var second = await world.LookAsync();

        Assert.Equal((ServiceState.Green, CycleOutcome.Green), (first.After.State, first.Cycle!.Outcome));
        Assert.Equal(await remote.HeadAsync("main"), first.After.LastGreen);
        Assert.Equal((2, 2), (first.Cycle.TestsRun, first.Cycle.TestsPassed));
        Assert.Null(second.Cycle);
        Assert.Equal(ServiceState.Green, second.After.State);
        Assert.Equal((1, 1), (world.Builds(), world.Tests()));
    }

    [Fact]
    public async Task A_red_commit_that_nobody_can_mend_is_a_known_red_that_is_counted_and_not_built_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        var head = await remote.HeadAsync("main");

        var first = await world.LookAsync();
        var second = await world.LookAsync();
        var third = await world.LookAsync();

        Assert.Equal((ServiceState.Red, CycleOutcome.Red), (first.After.State, first.Cycle!.Outcome));
        Assert.Equal("app.c:2:1: cannot find 'charge' in scope", first.After.Cause);
        Assert.Equal(FailureClass.Code, first.After.FailureClass);
        Assert.Null(second.Cycle);
        Assert.Contains($"known red, fingerprint {first.After.Fingerprint}, met 2 times", second.Note);
        Assert.Contains("met 3 times", third.Note);
        Assert.Equal(1, world.Builds());
        Assert.Equal(head, await remote.HeadAsync("main"));
        Assert.Equal(["codex/logs", "main"], await remote.BranchesAsync());
    }

    [Fact]
    public async Task A_red_commit_that_a_fixer_mends_is_verified_committed_and_pushed()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        var broken = await remote.HeadAsync("main");

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, CycleOutcome.Fixed), (report.After.State, report.Cycle!.Outcome));
        Assert.Equal("rule/mend", report.After.Fixer);
        Assert.Equal("fine\nmended\n", await remote.ReadAsync("app.c"));
        Assert.Equal([report.Cycle.FixCommit!.Value, broken!.Value], await remote.HistoryAsync());
        var message = await remote.MessageAsync();
        Assert.Equal(report.Cycle.Id, CommitTrailers.Read(message, CommitTrailers.Cycle));
        Assert.Equal("api", CommitTrailers.Read(message, CommitTrailers.Service));
        Assert.Equal("rule/mend", CommitTrailers.Read(message, CommitTrailers.Fixer));
        Assert.Equal(report.Cycle.Fingerprint!.Value, CommitTrailers.Read(message, CommitTrailers.Fingerprint));
        Assert.EndsWith("; clean build; 2 of 2 tests passed, twice", CommitTrailers.Read(message, CommitTrailers.Verified));
    }

    [Fact]
    public async Task Our_own_commit_starts_no_cycle()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        await world.LookAsync();
        var builds = world.Builds();

        var report = await world.LookAsync();

        Assert.Null(report.Cycle);
        Assert.Equal((ServiceState.Green, "rule/mend"), (report.After.State, report.After.Fixer));
        Assert.Equal(builds, world.Builds());
    }

    [Fact]
    public async Task A_failing_test_is_red_by_its_name()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await remote.PushAsync(("cases.txt", "App.adds passed\nApp.subtracts failed\n"));

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Red, FailureClass.Test), (report.After.State, report.After.FailureClass));
        Assert.Contains("App/subtracts: the result is wrong", report.After.Cause);
        Assert.Equal((2, 1), (report.Cycle!.TestsRun, report.Cycle.TestsPassed));
    }

    [Fact]
    public async Task Two_errors_one_behind_the_other_are_mended_in_one_commit()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        await remote.PushAsync(("beta.c", "BROKEN refund\n"));
        world.Fixers.Add(ScriptedFixer.Mending());

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Fixed, report.Cycle!.Outcome);
        Assert.Equal("mended\n", await remote.ReadAsync("beta.c"));
        Assert.Equal("fine\nmended\n", await remote.ReadAsync("app.c"));
        Assert.Equal(3, (await remote.HistoryAsync()).Count);
        var attempts = await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle.Id, World.Token));
        Assert.Equal(["progress", "passed"], attempts.Select(attempt => attempt.Verdict));
        Assert.EndsWith(" and 1 more", (await remote.MessageAsync()).Split('\n')[0]);
    }

    [Fact]
    public async Task After_as_many_failed_candidates_as_are_allowed_nothing_more_is_tried()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken, "fix: {attempts: 2}");
        using var _ = world;
        world.Fixers.AddRange(
            ScriptedFixer.Writing("rule/one", ("note.txt", "1")),
            ScriptedFixer.Writing("rule/two", ("note.txt", "2")),
            ScriptedFixer.Mending());

        var report = await world.LookAsync();

        Assert.Equal(ServiceState.Red, report.After.State);
        var attempts = await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle!.Id, World.Token));
        Assert.Equal(["rule/one", "rule/two"], attempts.Select(attempt => attempt.Fixer));
        Assert.Equal(ShellService.Broken, await remote.ReadAsync("app.c"));
    }

    [Fact]
    public async Task What_did_not_help_is_not_in_the_commit()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.AddRange(ScriptedFixer.Writing("rule/one", ("note.txt", "1")), ScriptedFixer.Mending());

        var report = await world.LookAsync();

        Assert.Equal("rule/mend", report.After.Fixer);
        Assert.DoesNotContain("note.txt", await remote.FilesAsync("main"));
    }

    [Fact]
    public async Task A_change_is_tried_once_however_often_it_is_proposed()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        world.Fixers.AddRange(ScriptedFixer.Writing("rule/vain", ("note.txt", "1")), ScriptedFixer.Writing("rule/vain", ("note.txt", "1")));

        var report = await world.LookAsync();

        Assert.Equal("nothing more to try", report.Note);
        Assert.Single(await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle!.Id, World.Token)));
        Assert.Equal(2, world.Builds());
    }

    [Fact]
    public async Task Progress_that_does_not_end_green_is_not_published()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        var head = await remote.PushAsync(("beta.c", "BROKEN refund\n"));
        world.Fixers.Add(ScriptedFixer.Writing("rule/half", ("app.c", "half\n")));

        var report = await world.LookAsync();

        var attempts = await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle!.Id, World.Token));
        Assert.Equal(["progress", "does not apply"], attempts.Select(attempt => attempt.Verdict));
        Assert.Equal("mended; next: beta.c:1:1: cannot find 'refund' in scope", attempts[0].Reason);
        Assert.Equal("app.c:2:1: cannot find 'charge' in scope", report.After.Cause);
        Assert.Equal(head, await remote.HeadAsync("main"));
    }
}
