using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Storage.Sqlite;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Daemon;

/// <summary>Somebody pushes faster than anything can be built.</summary>
public sealed class RapidPushTests(SharedHome home)
{
    private const string Service = "bell";

    [Fact]
    public Task After_30_rapid_pushes_the_last_state_is_built_once_and_green() => PushAsync(30);

    [Fact]
    [Trait("Category", "Long")]
    public Task After_300_rapid_pushes_the_last_state_is_built_once_and_green() => PushAsync(300);

    private async Task PushAsync(int pushes)
    {
        using var workspace = new ServiceWorkspace(home, [new("DISPATCHER_INTERVAL", "1"), new("DISPATCHER_USE_PRS", "0")]);
        var built = workspace.Beside("built");
        await workspace.AddScriptedRemoteAsync(Service, $"cat number.txt >> '{built}'\nsleep 2\n", "echo ok\n");
        await workspace.PushAsync(Service, "number.txt", "0\n");
        workspace.Configure((Service, ServiceWorkspace.Scripts));
        using var daemon = workspace.Start("run");
        await daemon.UntilAsync(() => File.Exists(built), "a build at work");

        var last = await PushManyAsync(workspace, pushes);
        await daemon.SeeAsync($"{Service}: green");
        await UntilGreenAsync(workspace, last);
        daemon.Terminate();
        (await daemon.EndAsync()).With(0);

        var builds = await File.ReadAllLinesAsync(built, TestContext.Current.CancellationToken);
        Assert.Equal($"{pushes}", builds[^1]);
        Assert.Equal(builds.Distinct(StringComparer.Ordinal), builds);
        Assert.True(builds.Length < pushes, $"{builds.Length} builds of {pushes} pushes");
        var cycles = await CyclesAsync(workspace);
        Assert.Equal(CycleOutcome.Green, cycles[0].Outcome);
        Assert.All(cycles, cycle => Assert.True(cycle.Outcome is CycleOutcome.Green or CycleOutcome.Cancelled, $"{cycle.Outcome}: {cycle.Summary}"));
        Assert.All(
            cycles.Where(cycle => cycle.Outcome == CycleOutcome.Cancelled),
            cycle => Assert.StartsWith("cancelled: a newer commit came", cycle.Summary));
        Assert.Equal(CommitId.Parse(last), cycles[0].Commit);
        Assert.Empty(workspace.Workers());
        TestContext.Current.SendDiagnosticMessage($"{pushes} pushes: {builds.Length} builds, {cycles.Count} cycles");
    }

    /// <summary>One person with one clone, who waits for nothing but Git; the last commit.</summary>
    private static async Task<string> PushManyAsync(ServiceWorkspace workspace, int pushes)
    {
        var clone = workspace.Beside("person");
        await Commands.GitAsync(workspace.Root, "clone", "-q", "-b", "main", workspace.Remote(Service), clone);
        for (var push = 1; push <= pushes; push++)
        {
            Folders.Write(clone, "number.txt", $"{push}\n");
            await Commands.GitAsync(clone, "commit", "-q", "-a", "-m", $"Push {push}");
            await Commands.GitAsync(clone, "push", "-q", "origin", "main");
        }

        return await Commands.GitAsync(clone, "rev-parse", "HEAD");
    }

    private static async Task UntilGreenAsync(ServiceWorkspace workspace, string commit)
    {
        for (var look = 0; look < 600; look++)
        {
            var status = await workspace.StatusAsync(Service);
            if ((status.GetProperty("state").GetString(), status.GetProperty("commit").GetString()) == ("green", commit))
            {
                return;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"the commit {commit} never became green");
    }

    private static async Task<IReadOnlyList<CycleRecord>> CyclesAsync(ServiceWorkspace workspace)
    {
        await using var journal = await SqliteJournal.OpenReadOnlyAsync(
            Path.Combine(workspace.Root, ".deployer", "deployer.db"), TestContext.Current.CancellationToken);
        return await journal!.ListCyclesAsync(ServiceName.Parse(Service), 1000, TestContext.Current.CancellationToken);
    }
}
