using Deployer.Cycle;
using Deployer.Git;
using Deployer.Tests.Cycle;
using Xunit;

namespace Deployer.Tests.Ship;

/// <summary>Services that are folders of the workspace's own repository.</summary>
public sealed class LiveTreeShippingTests
{
    [Fact]
    public async Task A_fix_goes_to_the_origin_and_a_clean_checkout_is_brought_up_to_it()
    {
        var (world, remote) = await CloneAsync();
        using var _ = world;

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Fixed, report.Cycle!.Outcome);
        Assert.Equal(report.Cycle.FixCommit, await remote.HeadAsync("main"));
        Assert.Equal("fine\nmended\n", Live(world));
        Assert.Equal(report.Cycle.FixCommit!.Value, await HeadAsync(world));
        Assert.Equal("repos/api/app.c", (await GitAsync(world, "show", "--format=", "--name-only", "HEAD")).Trim());
    }

    [Fact]
    public async Task A_checkout_with_changes_of_a_person_is_left_alone()
    {
        var (world, remote) = await CloneAsync();
        using var _ = world;
        var head = await HeadAsync(world);
        await File.AppendAllTextAsync(Path.Combine(world.Root, "repos/api/app.c"), "by a person\n", World.Token);

        var report = await world.LookAsync();

        Assert.Equal(report.Cycle!.FixCommit, await remote.HeadAsync("main"));
        Assert.Equal((head, ShellService.Broken + "by a person\n"), (await HeadAsync(world), Live(world)));
        var steps = await world.ReadAsync(journal => journal.ListStepsAsync(report.Cycle.Id, World.Token));
        Assert.Contains(steps, step => step.Text.Contains("has changes that are not committed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_committed_is_not_what_is_built()
    {
        var (world, _) = await CloneAsync();
        using var __ = world;
        world.Fixers.Clear();
        await File.WriteAllTextAsync(Path.Combine(world.Root, "repos/api/app.c"), ShellService.Healthy, World.Token);

        Assert.Equal(ServiceState.Red, (await world.LookAsync()).After.State);
    }

    [Fact]
    public async Task Without_an_origin_the_clean_checkout_itself_takes_the_fix()
    {
        using var world = await AloneAsync();
        var broken = await HeadAsync(world);

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Fixed, ServiceState.Green), (report.Cycle!.Outcome, report.After.State));
        Assert.Equal("fine\nmended\n", Live(world));
        Assert.Equal($"{report.Cycle.FixCommit}\n{broken}\n", await GitAsync(world, "rev-list", "HEAD"));
        Assert.Equal("rule/mend", CommitTrailers.Read(await GitAsync(world, "log", "-1", "--format=%B"), CommitTrailers.Fixer));
        Assert.Null((await world.LookAsync()).Cycle);
    }

    [Fact]
    public async Task Without_an_origin_and_with_changes_of_a_person_the_fix_waits_on_a_branch()
    {
        using var world = await AloneAsync();
        var broken = await HeadAsync(world);
        await File.AppendAllTextAsync(Path.Combine(world.Root, "repos/api/app.c"), "by a person\n", World.Token);

        var report = await world.LookAsync();

        Assert.Equal(ServiceState.Waiting, report.After.State);
        Assert.Equal((broken, ShellService.Broken + "by a person\n"), (await HeadAsync(world), Live(world)));
        Assert.Equal("fine\nmended\n", await GitAsync(world, "show", $"{report.Cycle!.FixBranch}:repos/api/app.c"));
    }

    [Fact]
    public async Task A_folder_of_a_workspace_that_is_no_repository_is_refused_with_advice()
    {
        using var world = new World();
        RemoteRepository.Write(world.Root, ShellService.Files(ShellService.Healthy, "repos/api/"));
        world.Configure("api", "path: repos/api");

        var (exitCode, _) = await world.RunAsync("run", "--once");

        Assert.Equal(2, exitCode);
        Assert.Contains("is no Git repository", world.Told.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(World World, RemoteRepository Remote)> CloneAsync()
    {
        var world = new World();
        var remote = await world.AddRepositoryAsync("all", [.. ShellService.Files(ShellService.Broken, "repos/api/"), ("README", "hello\n")]);
        await GitAsync(world, "init", "-q", "-b", "main");
        await GitAsync(world, "remote", "add", "origin", remote.Folder);
        await GitAsync(world, "pull", "-q", "origin", "main");
        world.Configure("api", "path: repos/api");
        world.Fixers.Add(ScriptedFixer.Mending());
        return (world, remote);
    }

    private static async Task<World> AloneAsync()
    {
        var world = new World();
        RemoteRepository.Write(world.Root, ShellService.Files(ShellService.Broken, "repos/api/"));
        await GitAsync(world, "init", "-q", "-b", "main");
        await GitAsync(world, "add", "-A");
        await GitAsync(world, "commit", "-q", "-m", "First");
        world.Configure("api", "path: repos/api");
        world.Fixers.Add(ScriptedFixer.Mending());
        return world;
    }

    private static string Live(World world) => File.ReadAllText(Path.Combine(world.Root, "repos/api/app.c"));

    private static async Task<string> HeadAsync(World world) => (await GitAsync(world, "rev-parse", "HEAD")).Trim();

    private static Task<string> GitAsync(World world, params string[] arguments) => RemoteRepository.GitAsync(world.Root, arguments);
}
