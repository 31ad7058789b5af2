using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Daemon;

/// <summary>`run` as a daemon, over a service that is built by two shell scripts.</summary>
public sealed class DaemonTests(SharedHome home)
{
    private const string Service = "bell";
    private const string Green = "echo ok\n";
    private const string Red = "echo 'the bell is broken'; exit 1\n";
    private const int Killed = 128 + 9;

    [Fact]
    public async Task It_takes_orders_while_it_runs_and_ends_in_order()
    {
        using var workspace = await WorkspaceAsync("600");
        using var daemon = workspace.Start("run");
        await daemon.SeeAsync($"{Service}: green");

        var refused = (await workspace.RunAsync("run", "--json")).With(3).Json;
        Assert.Equal("workspace-locked", refused.GetProperty("code").GetString());
        Assert.Contains($"process {daemon.Id}", refused.GetProperty("message").GetString());
        (await workspace.RunAsync("run", "--once")).With(3);

        var triggered = (await workspace.RunAsync("trigger", Service, "--rebuild", "--json")).With(0).Json;
        Assert.True(triggered.GetProperty("daemon").GetBoolean());
        await daemon.SeeAsync($"{Service}: green", times: 2);
        Assert.Equal(2, workspace.Logs().Count);

        (await workspace.RunAsync("suspend", Service)).With(0);
        await daemon.SeeAsync($"{Service}: suspended");
        var pushed = await workspace.PushAsync(Service, "build.sh", "echo changed\n");
        (await workspace.RunAsync("trigger", Service)).With(0);
        Assert.Equal("suspended", (await workspace.StatusAsync(Service)).GetProperty("state").GetString());
        (await workspace.RunAsync("resume", Service)).With(0);
        await daemon.SeeAsync($"{Service}: green", times: 3);
        var status = await workspace.StatusAsync(Service);
        Assert.Equal(("green", pushed), (status.GetProperty("state").GetString(), status.GetProperty("commit").GetString()));
        Assert.Equal(3, workspace.Logs().Count);

        daemon.Terminate();
        (await daemon.EndAsync()).With(0);
        Assert.Equal([], workspace.Workers());
        var after = (await workspace.RunAsync("trigger", Service, "--json")).With(0).Json;
        Assert.False(after.GetProperty("daemon").GetBoolean());
    }

    [Fact]
    public async Task It_picks_up_what_is_pushed_and_Ctrl_C_ends_it()
    {
        using var workspace = await WorkspaceAsync("1");
        using var daemon = workspace.Start("run");
        await daemon.SeeAsync($"{Service}: green");
        Assert.Single(workspace.Logs());

        await workspace.PushAsync(Service, "test.sh", Red);
        await daemon.SeeAsync($"{Service}: red");
        var status = await workspace.StatusAsync(Service);
        Assert.Equal(("red", "test"), (status.GetProperty("state").GetString(), status.GetProperty("failureClass").GetString()));

        await workspace.PushAsync(Service, "test.sh", Green);
        await daemon.SeeAsync($"{Service}: green", times: 2);
        Assert.Equal("green", (await workspace.StatusAsync(Service)).GetProperty("state").GetString());

        daemon.Interrupt();
        (await daemon.EndAsync()).With(130);
        Assert.Equal([], workspace.Workers());
    }

    [Fact]
    public async Task A_newer_commit_cancels_the_build_at_work()
    {
        using var workspace = await WorkspaceAsync("600");
        using var daemon = workspace.Start("run");
        await HoldBuildAsync(workspace, daemon);

        var pushed = await workspace.PushAsync(Service, "build.sh", "echo changed\n");
        (await workspace.RunAsync("trigger", Service)).With(0);
        await daemon.SeeAsync($"{Service}: cancelled");
        await daemon.SeeAsync($"{Service}: green");

        Assert.Equal(pushed, (await workspace.StatusAsync(Service)).GetProperty("commit").GetString());
        daemon.Terminate();
        (await daemon.EndAsync()).With(0);
        Assert.Equal([], workspace.Workers());
    }

    [Fact]
    public async Task The_kill_switch_holds_and_is_told_once_when_it_comes_and_once_when_it_goes()
    {
        using var workspace = await WorkspaceAsync("600");
        using var daemon = workspace.Start("run");
        await daemon.SeeAsync($"{Service}: green");
        var stop = Path.Combine(workspace.Root, ".deployer", "stop");
        File.WriteAllText(stop, "");
        await daemon.SeeAsync("nothing is built, pushed or released");

        (await workspace.RunAsync("trigger", Service, "--rebuild")).With(0);
        Assert.True((await workspace.RunAsync("status", "--json")).With(0).Json.GetProperty("stopped").GetBoolean());
        Assert.Contains("nothing is built", (await workspace.RunAsync("why", Service)).With(0).Errors);
        Assert.Single(workspace.Logs());
        File.Delete(stop);
        await daemon.SeeAsync("is gone: the services are looked after again");
        await daemon.SeeAsync($"{Service}: green", times: 2);

        daemon.Terminate();
        var ended = (await daemon.EndAsync()).With(0);
        Assert.Single(ended.Errors.Split('\n'), line => line.Contains("nothing is built", StringComparison.Ordinal));
        Assert.Single(ended.Errors.Split('\n'), line => line.Contains("is gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ended_in_the_middle_of_a_build_it_takes_the_build_with_it_and_the_next_run_builds_again()
    {
        using var workspace = await WorkspaceAsync("600");
        using (var daemon = workspace.Start("run"))
        {
            await HoldBuildAsync(workspace, daemon);
            daemon.Terminate();
            (await daemon.EndAsync()).With(0);
        }

        Assert.Equal([], workspace.Workers());
        Assert.NotEqual("green", (await workspace.StatusAsync(Service)).GetProperty("state").GetString());
        File.Delete(workspace.Beside("hold"));
        (await workspace.RunAsync("run", "--once")).With(0);
        Assert.Equal("green", (await workspace.StatusAsync(Service)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_build_it_is_cleared_up_after_by_the_next_run_which_ends_in_the_same_state()
    {
        using var workspace = await WorkspaceAsync("600");
        using (var daemon = workspace.Start("run"))
        {
            await HoldBuildAsync(workspace, daemon);
            daemon.KillHard();
            (await daemon.EndAsync()).With(Killed);
        }

        var left = workspace.Workers();
        Assert.NotEmpty(left);
        var status = await workspace.StatusAsync(Service);
        Assert.Equal("fixing", status.GetProperty("state").GetString());

        using var next = workspace.Start("run", "--once");
        await next.SeeAsync("A former run was cut off: 1 of its programs were ended, 1 of its cycles closed.");
        Assert.DoesNotContain(workspace.Workers(), left.Contains);
        File.Delete(workspace.Beside("hold"));
        (await next.EndAsync()).With(0);

        using var undisturbed = await WorkspaceAsync("600");
        File.Delete(undisturbed.Beside("hold"));
        (await undisturbed.RunAsync("run", "--once")).With(0);
        Assert.Equal(await SettledAsync(undisturbed), await SettledAsync(workspace));
        Assert.Equal([], workspace.Workers());
    }

    /// <summary>The build goes on as long as the file `hold` is there; the first daemon of a test finds none unless it is put there.</summary>
    private async Task<ServiceWorkspace> WorkspaceAsync(string interval)
    {
        var workspace = new ServiceWorkspace(home, [new("DISPATCHER_INTERVAL", interval), new("DISPATCHER_USE_PRS", "0")]);
        var hold = workspace.Beside("hold");
        await workspace.AddScriptedRemoteAsync(
            Service, $"echo building\nwhile [ -e '{hold}' ]; do echo held; sleep 0.1; done\n", Green);
        workspace.Configure((Service, ServiceWorkspace.Scripts));
        return workspace;
    }

    private static async Task HoldBuildAsync(ServiceWorkspace workspace, ProgramRun daemon)
    {
        File.WriteAllText(workspace.Beside("hold"), "");
        await daemon.UntilAsync(() => IsHeld(workspace), "a build at work");
    }

    private static bool IsHeld(ServiceWorkspace workspace) => Directory.Exists(Path.Combine(workspace.Root, "logs", Service))
        && workspace.Logs(Service) is [var log] && File.ReadAllText(log).Contains("held", StringComparison.Ordinal);

    /// <summary>What `status` tells apart from ids and times.</summary>
    private static async Task<string> SettledAsync(ServiceWorkspace workspace)
    {
        var status = await workspace.StatusAsync(Service);
        var told = status.EnumerateObject().Where(property => property.Name is not ("commit" or "since" or "release"))
            .Select(property => $"{property.Name}={property.Value}");
        var atTip = status.GetProperty("commit").GetString() == await workspace.GitAsync(Service, "rev-parse", "main");
        return $"{string.Join(' ', told)} at the tip: {atTip}";
    }
}
