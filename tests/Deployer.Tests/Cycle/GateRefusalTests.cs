using Deployer.Cycle;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>Candidates that are green in the warm slot and still must not be shipped.</summary>
public sealed class GateRefusalTests
{
    [Fact]
    public async Task A_candidate_whose_second_test_run_fails_is_refused()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        world.OnTest("""
            case "$PWD" in */clean/*)
              if [ -f "$TALLY/tested" ]; then sed -i 's/passed/failed/' cases.txt; fi
              touch "$TALLY/tested";;
            esac
            """);

        await AssertRefusedAsync(world, remote, "new-failure");
    }

    [Fact]
    public async Task A_candidate_that_only_builds_on_what_an_earlier_build_left_is_refused()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        world.OnBuild("""
            case "$PWD" in */clean/*) echo "app.c:1:1: error: cannot find 'leftover' in scope"; exit 1;; esac
            """);

        await AssertRefusedAsync(world, remote, "new-failure");
    }

    [Fact]
    public async Task A_candidate_that_touches_a_protected_path_is_refused()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Writing("rule/cheat", ("build.sh", "exit 0\n")));

        await AssertRefusedAsync(world, remote, "protected-path");
    }

    [Fact]
    public async Task A_candidate_that_touches_what_the_service_protects_is_refused()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken, "fix: {never: [\"app.*\"]}");
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());

        await AssertRefusedAsync(world, remote, "never-path");
    }

    [Fact]
    public async Task A_candidate_that_drops_a_test_is_refused()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await remote.PushAsync(("app.c", ShellService.Broken));
        world.Fixers.Add(ScriptedFixer.Writing("rule/cheat", ("app.c", "fine\n"), ("cases.txt", "App.adds passed\n")));

        await AssertRefusedAsync(world, remote, "tests-missing");
    }

    [Fact]
    public async Task A_candidate_that_skips_the_failing_test_is_refused()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await remote.PushAsync(("cases.txt", "App.adds passed\nApp.subtracts failed\n"));
        world.Fixers.Add(ScriptedFixer.Writing("rule/cheat", ("cases.txt", "App.adds passed\nApp.subtracts skipped\n")));

        await AssertRefusedAsync(world, remote, "tests-skipped");
    }

    [Fact]
    public async Task A_candidate_that_reaches_outside_of_the_services_folder_does_not_apply()
    {
        using var world = new World();
        var remote = await world.AddRepositoryAsync("mono", [.. ShellService.Files(ShellService.Broken, "api/"), ("core/app.c", "fine\n")]);
        world.Configure("api", $"remote: \"{remote.Folder}\", package: api");
        world.Fixers.Add(ScriptedFixer.Writing("rule/reach", ("../core/app.c", "mine\n")));
        var head = await remote.HeadAsync("main");

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Red, report.Cycle!.Outcome);
        var attempt = Assert.Single(await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle.Id, World.Token)));
        Assert.Equal("does not apply", attempt.Verdict);
        Assert.Equal(head, await remote.HeadAsync("main"));
    }

    private static async Task AssertRefusedAsync(World world, RemoteRepository remote, string rule)
    {
        var head = await remote.HeadAsync("main");
        var report = await world.LookAsync();

        var attempts = await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle!.Id, World.Token));
        var attempt = Assert.Single(attempts);
        Assert.Equal("refused", attempt.Verdict);
        Assert.StartsWith($"{rule}: ", attempt.Reason, StringComparison.Ordinal);
        Assert.Equal(ServiceState.Red, report.After.State);
        Assert.Equal(head, await remote.HeadAsync("main"));
    }
}
