using Deployer.Cycle;
using Deployer.Tests.Cycle;
using Xunit;

namespace Deployer.Tests.Release;

public sealed class ReleaserTests
{
    /// <summary>Notes everything of ours that it is given, one restart a line.</summary>
    private const string Note = """
        echo "$CODEX_SERVICE|$CODEX_COMMIT|$CODEX_PREVIOUS_COMMIT|$CODEX_RELEASE_DIR|${CODEX_EFFECT_ID:+id}|$PASSWORD|$PWD" >> "$TALLY/restarts"
        """;

    [Fact]
    public async Task A_verified_change_restarts_the_service_with_what_it_must_know()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        AddScript(world, "restart-api.sh", Note);
        AddScript(world, "restart-services.sh", "exit 9");
        var first = await remote.HeadAsync("main");

        await world.LookAsync();
        var second = await remote.PushAsync(("app.c", "better\n"));
        await world.LookAsync();

        Assert.Equal([$"api|{first}|||id||{world.Root}", $"api|{second}|{first}||id||{world.Root}"], Restarts(world));
        Assert.Equal(second, (await world.ServiceAsync()).Released);
    }

    [Fact]
    public async Task A_fix_is_restarted_with_once()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        AddScript(world, "restart-services.sh", Note);
        world.Fixers.Add(ScriptedFixer.Mending());

        await world.LookAsync();
        await world.LookAsync();
        await world.RunAsync("trigger", "api", "--rebuild");
        await world.LookAsync();

        Assert.Equal([$"api|{await remote.HeadAsync("main")}|||id||{world.Root}"], Restarts(world));
    }

    [Fact]
    public async Task A_push_that_changes_nothing_of_the_service_restarts_nothing()
    {
        using var world = new World();
        var remote = await world.AddRepositoryAsync("mono", ShellService.Files(ShellService.Healthy, "api/"));
        world.Configure("api", $"remote: \"{remote.Folder}\", package: api");
        AddScript(world, "restart-api.sh", Note);
        await world.LookAsync();

        await remote.PushAsync(("README", "more\n"));
        await world.LookAsync();

        Assert.Single(Restarts(world));
    }

    [Fact]
    public async Task Neither_a_red_nor_a_waiting_service_is_restarted()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        await world.AddAsync("core", ShellService.Broken, "ship: {pullRequests: true}");
        AddScript(world, "restart-services.sh", Note);
        world.Environment.Remove("DISPATCHER_USE_PRS");

        var red = await world.LookAsync();
        world.Fixers.Add(ScriptedFixer.Mending());
        await world.RunAsync("trigger", "core", "--rebuild");
        var waiting = (await world.SweepAsync())[World.Core];
        await world.SweepAsync();

        Assert.Equal((ServiceState.Red, ServiceState.Waiting), (red.After.State, waiting.After.State));
        Assert.Empty(Restarts(world));
    }

    [Fact]
    public async Task A_merged_fix_is_restarted_with_though_nothing_is_built()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        AddScript(world, "restart-api.sh", Note);
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        world.Fixers.Add(ScriptedFixer.Mending());
        var waiting = await world.LookAsync();

        var merge = await remote.MergeAsync(waiting.Cycle!.FixBranch!);
        var report = await world.LookAsync();
        await world.LookAsync();

        Assert.Null(report.Cycle);
        Assert.Equal([$"api|{merge}|||id||{world.Root}"], Restarts(world));
    }

    [Fact]
    public async Task Secrets_are_given_to_the_restart_and_to_nothing_else()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy, "secrets: [PASSWORD]");
        using var __ = world;
        world.Environment["PASSWORD"] = "correct horse";
        AddScript(world, "restart-api.sh", Note + "\necho \"the password is $PASSWORD\"");
        world.OnBuild("echo \"$PASSWORD\" > \"$TALLY/seen-by-build\"");
        world.OnTest("echo \"$PASSWORD\" > \"$TALLY/seen-by-test\"");

        await world.LookAsync();

        Assert.Contains("|correct horse|", Assert.Single(Restarts(world)));
        Assert.Equal("\n", File.ReadAllText(Path.Combine(world.Tally(), "seen-by-build")));
        Assert.Equal("\n", File.ReadAllText(Path.Combine(world.Tally(), "seen-by-test")));
    }

    [Fact]
    public async Task A_secret_of_the_name_of_a_variable_precedes_it()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.Configure(
            "api", $"remote: \"{remote.Folder}\"", $"env: {{TALLY: \"{world.Tally()}\", PASSWORD: \"for tests\"}}, secrets: [PASSWORD]");
        world.Environment["PASSWORD"] = "correct horse";
        AddScript(world, "restart-api.sh", Note);

        await world.LookAsync();

        Assert.Contains("|correct horse|", Assert.Single(Restarts(world)));
    }

    [Fact]
    public async Task A_restart_that_fails_leaves_the_service_green_and_is_told()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        AddScript(world, "restart-api.sh", Note + "\nexit 4");

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, null), (report.After.State, report.After.Released));
        var steps = await world.ReadAsync(journal => journal.ListStepsAsync(report.Cycle!.Id, World.Token));
        Assert.Contains(steps, step => step is { Stage: "release", Text: var text } && text.StartsWith("restart-api.sh failed with exit code 4; see logs/api/build-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_script_that_cannot_be_started_leaves_the_service_green_and_is_told()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        Directory.CreateDirectory(world.Layout.Commands);
        File.WriteAllText(Path.Combine(world.Layout.Commands, "restart-api.sh"), "#!/bin/sh\n");

        var report = await world.LookAsync();
        await remote.PushAsync(("app.c", ShellService.Broken));
        await world.LookAsync();
        await remote.PushAsync(("app.c", ShellService.Healthy));
        var settled = await world.LookAsync();

        Assert.Equal((ServiceState.Green, CycleOutcome.Green), (report.After.State, report.Cycle!.Outcome));
        var steps = await world.ReadAsync(journal => journal.ListStepsAsync(report.Cycle.Id, World.Token));
        Assert.Contains(steps, step => step.Stage == "release" && step.Text.StartsWith("restart-api.sh could not be started", StringComparison.Ordinal));
        Assert.Equal(ServiceState.Green, settled.After.State);
    }

    private static void AddScript(World world, string name, string script)
    {
        // The scripts of `core` count for `api`, too: there is one list.
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, name), $"TALLY=\"{world.Tally()}\"\n{script}");
    }

    private static string[] Restarts(World world) =>
        File.Exists(Path.Combine(world.Tally(), "restarts")) ? File.ReadAllLines(Path.Combine(world.Tally(), "restarts")) : [];
}
