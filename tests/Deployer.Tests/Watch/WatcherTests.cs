using Deployer.Cycle;
using Deployer.Tests.Cycle;
using Xunit;

namespace Deployer.Tests.Watch;

public sealed class WatcherTests
{
    [Fact]
    public async Task In_a_repository_of_many_services_a_push_that_touches_one_builds_one()
    {
        var (world, remote) = await OfMonorepoAsync();
        using var _ = world;
        await world.SweepAsync();

        await remote.PushAsync(("core/app.c", "better\n"));
        var reports = await world.SweepAsync();

        Assert.Equal((1, 2), (world.Builds("api"), world.Builds("core")));
        Assert.Null(reports[World.Api].Cycle);
        Assert.All(reports.Values, report => Assert.Equal(ServiceState.Green, report.After.State));
        var head = await remote.HeadAsync("main");
        Assert.All(reports.Values, report => Assert.Equal(head, report.After.Commit));
    }

    [Fact]
    public async Task A_fix_of_one_service_of_a_repository_is_no_fix_of_its_neighbour()
    {
        var (world, remote) = await OfMonorepoAsync();
        using var _ = world;
        await world.SweepAsync();
        await remote.PushAsync(("core/app.c", ShellService.Broken));
        world.Fixers.Add(ScriptedFixer.Mending());

        await world.SweepAsync();
        var reports = await world.SweepAsync();

        Assert.Equal((ServiceState.Green, "rule/mend"), (reports[World.Core].After.State, reports[World.Core].After.Fixer));
        Assert.Equal((ServiceState.Green, null), (reports[World.Api].After.State, reports[World.Api].After.Fixer));
        Assert.Equal(1, world.Builds("api"));
    }

    [Fact]
    public async Task A_change_of_a_needed_service_rebuilds_those_that_need_it()
    {
        using var world = new World();
        await world.AddAsync("api", ShellService.Healthy, "needs: [core]");
        var core = await world.AddAsync("core", ShellService.Healthy);
        await world.AddAsync("other", ShellService.Healthy);
        await world.SweepAsync();
        await world.SweepAsync();

        await core.PushAsync(("app.c", "better\n"));
        await world.SweepAsync();

        Assert.Equal((2, 2, 1), (world.Builds("api"), world.Builds("core"), world.Builds("other")));
    }

    [Fact]
    public async Task A_service_that_needs_another_waits_for_its_turn()
    {
        using var world = new World();
        await world.AddAsync("api", ShellService.Healthy, "needs: [core]");
        await world.AddAsync("core", ShellService.Healthy);

        var reports = await world.SweepAsync();

        Assert.Equal([World.Core, World.Api], reports.Keys);
    }

    [Fact]
    public async Task A_change_of_a_path_dependency_outside_of_the_folder_rebuilds()
    {
        using var world = new World();
        (string, string?)[] shared =
        [
            ("shared/a/Package.swift", "let p = Package(dependencies: [.package(path: \"../b\")])\n"),
            ("shared/b/Package.swift", "let p = Package()\n"),
        ];
        (string, string?) manifest = ("api/Package.swift", "let p = Package(dependencies: [.package(name: \"a\", path: \"../shared/a\")])\n");
        var remote = await world.AddRepositoryAsync("mono", [.. ShellService.Files(ShellService.Healthy, "api/"), manifest, .. shared]);
        world.Configure("api", $"remote: \"{remote.Folder}\", package: api");
        await world.LookAsync();

        await remote.PushAsync(("elsewhere.txt", "new\n"));
        await world.LookAsync();
        var unrelated = world.Builds();
        await remote.PushAsync(("shared/b/source.c", "new\n"));
        await world.LookAsync();

        Assert.Equal((1, 2), (unrelated, world.Builds()));
    }

    [Fact]
    public async Task A_change_of_a_path_dependency_at_the_root_of_the_repository_rebuilds()
    {
        using var world = new World();
        (string, string?) manifest = ("api/Package.swift", "let p = Package(dependencies: [.package(path: \"..\")])\n");
        var remote = await world.AddRepositoryAsync("mono", [.. ShellService.Files(ShellService.Healthy, "api/"), manifest]);
        world.Configure("api", $"remote: \"{remote.Folder}\", package: api");
        await world.LookAsync();

        await remote.PushAsync(("Sources/source.c", "new\n"));
        await world.LookAsync();

        Assert.Equal(2, world.Builds());
    }

    [Fact]
    public async Task A_change_of_the_services_environment_rebuilds()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();

        world.Configure("api", $"remote: \"{remote.Folder}\"", $"env: {{TALLY: \"{world.Tally()}\", LEVEL: \"2\"}}");
        await world.LookAsync();
        await world.LookAsync();

        Assert.Equal(2, world.Builds());
    }

    [Fact]
    public async Task A_change_of_the_services_commands_rebuilds()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();

        world.Configure("api", $"remote: \"{remote.Folder}\"", "toolchain: {build: [./build.sh, fast], test: [./test.sh]}");
        await world.LookAsync();

        Assert.Equal(2, world.Builds());
    }

    [Fact]
    public async Task A_change_of_the_package_folder_rebuilds()
    {
        using var world = new World();
        var remote = await world.AddRepositoryAsync(
            "mono", [.. ShellService.Files(ShellService.Healthy), .. ShellService.Files(ShellService.Broken, "inner/")]);
        world.Configure("api", $"remote: \"{remote.Folder}\"");
        await world.LookAsync();

        world.Configure("api", $"remote: \"{remote.Folder}\", package: inner");
        var report = await world.LookAsync();

        Assert.Equal(ServiceState.Red, report.After.State);
        Assert.Equal(2, world.Builds());
    }

    [Fact]
    public async Task A_folder_that_the_branch_does_not_hold_is_told()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.Configure("api", $"remote: \"{remote.Folder}\", package: missing");

        var report = await world.LookAsync();

        Assert.False(report.Reached);
        Assert.Contains("has no folder 'missing'", report.Note);
    }

    [Fact]
    public async Task A_remote_that_cannot_be_reached_is_told_and_the_others_go_on()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.AddAsync("core", ShellService.Healthy);
        Directory.Move(remote.Folder, remote.Folder + ".gone");

        var (exitCode, _) = await world.RunAsync("run", "--once");
        var away = await world.SweepAsync();
        Directory.Move(remote.Folder + ".gone", remote.Folder);
        var back = await world.SweepAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal((false, ServiceState.Unknown), (away[World.Api].Reached, away[World.Api].After.State));
        Assert.Equal(ServiceState.Green, away[World.Core].After.State);
        Assert.Equal(ServiceState.Green, back[World.Api].After.State);
    }

    [Fact]
    public async Task A_branch_that_is_missing_is_told()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.Configure("api", $"remote: \"{remote.Folder}\", branch: release");

        var report = await world.LookAsync();

        Assert.False(report.Reached);
        Assert.Contains("has no branch 'release'", report.Note);
    }

    [Fact]
    public async Task A_commit_that_undoes_a_red_one_is_green_without_a_build()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await remote.PushAsync(("app.c", ShellService.Broken));
        await world.LookAsync();
        await remote.PushAsync(("app.c", ShellService.Healthy));

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, null, null), (report.After.State, report.After.Cause, report.After.Fingerprint));
        Assert.Null(report.Cycle);
        Assert.Equal(2, world.Builds());
    }

    [Fact]
    public async Task A_known_red_is_tried_again_once_the_fixers_have_learnt()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        var red = await world.LookAsync();
        await using (var journal = await world.OpenJournalAsync())
        {
            var work = await journal.FindWorkAsync(World.Api, red.After.WorkKey!, World.Token);
            await journal.SaveWorkAsync(work! with { AttemptKey = "older" }, World.Token);
        }

        world.Fixers.Add(ScriptedFixer.Mending());
        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Fixed, report.Cycle!.Outcome);
    }

    [Fact]
    public async Task A_trigger_looks_and_a_rebuild_builds()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        await world.LookAsync();

        await world.RunAsync("trigger", "api");
        await world.LookAsync();
        var looked = world.Builds();
        await world.RunAsync("trigger", "api", "--rebuild");
        var rebuilt = await world.LookAsync();
        await world.LookAsync();

        Assert.Equal((1, 2), (looked, world.Builds()));
        Assert.Equal("trigger", rebuilt.Cycle!.Trigger);
    }

    private static async Task<(World World, RemoteRepository Remote)> OfMonorepoAsync()
    {
        var world = new World();
        var remote = await world.AddRepositoryAsync(
            "mono", [.. ShellService.Files(ShellService.Healthy, "api/"), .. ShellService.Files("good\n", "core/")]);
        world.Configure("core", $"remote: \"{remote.Folder}\", package: core");
        world.Configure("api", $"remote: \"{remote.Folder}\", package: api");
        return (world, remote);
    }
}
