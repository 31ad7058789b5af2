using Deployer.Tests.Workspace;
using Xunit;

namespace Deployer.Tests.App;

public sealed class InitVerbTests : IDisposable
{
    private readonly CommandWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_new_workspace_has_files_and_folders_and_a_private_environment_file()
    {
        var run = await _world.RunAsync("init", "--workspace", "new/workspace");

        Assert.Equal(0, run.ExitCode);
        var names = new[] { "deployer.yaml", "dispatcher.env", ".gitignore", "repos", "feedback", "commands", "logs", ".deployer" };
        Assert.All(names, name => Assert.True(Path.Exists(_world.PathOf($"new/workspace/{name}")), name));
        Assert.Equal(Permissions.OwnerOnly, Permissions.Of(_world.PathOf("new/workspace/dispatcher.env")));
    }

    [Fact]
    public async Task A_second_time_it_changes_nothing_and_says_so()
    {
        await _world.RunAsync("init");
        File.WriteAllText(_world.PathOf("deployer.yaml"), "# mine");

        var run = await _world.RunAsync("init");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.TrimEnd().Split('\n'), line => Assert.StartsWith("kept ", line));
        Assert.Contains("nothing was changed", run.Errors);
        Assert.Equal("# mine", File.ReadAllText(_world.PathOf("deployer.yaml")));
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_made_exits_3()
    {
        File.WriteAllText(_world.PathOf("file"), "");

        var run = await _world.RunAsync("init", "--workspace", "file");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("cannot be written", run.Errors);
    }
}
