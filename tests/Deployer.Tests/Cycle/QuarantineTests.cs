using Deployer.Cycle;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>A service with a test that fails now and then: in the runs whose numbers a script names.</summary>
public sealed class QuarantineTests
{
    [Fact]
    public async Task A_test_that_fails_and_passes_at_one_commit_is_quarantined_shown_and_not_mended()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var fixer = ScriptedFixer.Mending();
        world.Fixers.Add(fixer);
        FailIn(world, "1");

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, FailureClass.Flaky, 0), (report.After.State, report.After.FailureClass, fixer.Asked));
        Assert.StartsWith("1 quarantined test failed: App/adds failed once and passed once", report.After.Cause, StringComparison.Ordinal);
        var test = Assert.Single(await QuarantineOfAsync(world));
        Assert.Equal(("App/adds", "cases.txt", 1), (test.Test, test.File, test.Failed));
        Assert.Equal(await remote.HeadAsync("main"), test.Commit);
        Assert.Equal(TimeSpan.FromDays(14), test.Expires - test.FirstSeen);
        Assert.Matches("^.+ <.+>$", test.Owner);
        Assert.Contains("App/adds until 2026-03-15", (await world.RunAsync("why", "api")).Output, StringComparison.Ordinal);
        await world.RunAsync("status");
        Assert.Contains("1 flaky test of api in quarantine", world.Told.ToString(), StringComparison.Ordinal);

        // Nothing new: nothing is built for it again.
        Assert.Null((await world.LookAsync()).Cycle);
    }

    [Fact]
    public async Task After_the_quarantine_its_failure_counts_until_its_file_changes()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        FailIn(world, "1|3|5");
        await world.LookAsync();
        world.Time.Jump(TimeSpan.FromDays(15));

        await remote.PushAsync(("app.c", "better\n"));
        var over = await world.LookAsync();
        await remote.PushAsync(("cases.txt", "App.adds passed\nApp.subtracts passed\nApp.counts passed\n"));
        var changed = await world.LookAsync();

        Assert.Equal((ServiceState.Red, FailureClass.Flaky), (over.After.State, over.After.FailureClass));
        Assert.Contains("its quarantine ended on 2026-03-15", over.After.Cause, StringComparison.Ordinal);
        Assert.Equal(ServiceState.Green, changed.After.State);
        Assert.True(Assert.Single(await QuarantineOfAsync(world)).FirstSeen > over.Cycle!.Ended);
    }

    [Fact]
    public async Task A_quarantined_test_that_fails_each_time_is_a_failure_like_any_other()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        FailIn(world, "1|[3-9]");
        await world.LookAsync();

        await remote.PushAsync(("app.c", "better\n"));
        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Red, FailureClass.Test), (report.After.State, report.After.FailureClass));
        Assert.Empty(await QuarantineOfAsync(world));
        var steps = await world.ReadAsync(journal => journal.ListStepsAsync(report.Cycle!.Id, World.Token));
        Assert.Contains(steps, step => step.Text.Contains("was flaky, but fails each time now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_no_days_of_quarantine_a_flaky_test_is_red_and_not_mended()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy, "fix: {quarantineDays: 0}");
        using var _1 = world;
        var fixer = ScriptedFixer.Mending();
        world.Fixers.Add(fixer);
        FailIn(world, "1");

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Red, FailureClass.Flaky, 0), (report.After.State, report.After.FailureClass, fixer.Asked));
        Assert.Empty(await QuarantineOfAsync(world));
    }

    [Fact]
    public async Task A_broken_build_costs_no_rerun()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var _1 = world;

        await world.LookAsync();

        Assert.Equal((1, 0), (world.Builds(), world.Tests()));
    }

    [Fact]
    public async Task A_quarantine_outlives_the_machine()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var _1 = world;
        FailIn(world, "1");
        await world.LookAsync();
        var before = await QuarantineOfAsync(world);

        Directory.Delete(world.Layout.State, recursive: true);
        Directory.Delete(world.Layout.Logs, recursive: true);
        await world.LookAsync();

        Assert.Equal(Assert.Single(before), Assert.Single(await QuarantineOfAsync(world)));
        Assert.Equal(1, world.Builds());
    }

    private static Task<IReadOnlyList<QuarantinedTest>> QuarantineOfAsync(World world) =>
        world.ReadAsync(journal => journal.ListQuarantinedTestsAsync(World.Api, World.Token));

    /// <summary>One of the tests fails in the test runs whose numbers match a shell pattern.</summary>
    private static void FailIn(World world, string runs) => world.OnTest(
        $"""
        case $(wc -l < "$TALLY/tests" | tr -d ' ') in
          {runs}) sed -i 's/App.adds passed/App.adds failed/' cases.txt ;;
          *) sed -i 's/App.adds failed/App.adds passed/' cases.txt ;;
        esac
        """);
}
