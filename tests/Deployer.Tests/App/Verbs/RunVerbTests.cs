using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class RunVerbTests : IDisposable
{
    private readonly CommandWorld _world = new();

    public RunVerbTests()
    {
        File.WriteAllText(_world.PathOf("deployer.yaml"), "services: [{name: a, remote: /nowhere.git, toolchain: {build: [make]}}]");
        _world.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task While_it_is_stopped_nothing_is_known_to_be_green()
    {
        Directory.CreateDirectory(_world.PathOf(".deployer"));
        File.WriteAllText(_world.PathOf(".deployer/stop"), "");

        var run = await _world.RunAsync("run", "--once");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nothing is built, pushed or released", run.Errors);
    }

    [Fact]
    public async Task A_machine_without_git_is_told_and_left_unchanged()
    {
        _world.Environment["PATH"] = "/nowhere";

        var run = await _world.RunAsync("run", "--once");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("The program git was not found.", run.Errors);
        Assert.False(Path.Exists(_world.PathOf(".deployer")));
    }

    [Fact]
    public async Task A_machine_that_cannot_confine_is_refused_where_a_sandbox_is_required()
    {
        var bin = Directory.CreateDirectory(_world.PathOf("bin")).FullName;
        foreach (var program in new[] { "git", "setsid" })
            File.CreateSymbolicLink(Path.Combine(bin, program), $"/usr/bin/{program}");
        _world.Environment["PATH"] = bin;
        File.AppendAllText(_world.PathOf("deployer.yaml"), "\nsandbox: {mode: required}\n");

        var run = await _world.RunAsync("run", "--once");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("sandbox.mode is 'required', and bubblewrap is not installed.", run.Errors);
        Assert.False(Path.Exists(_world.PathOf(".deployer")));
    }

    [Fact]
    public async Task A_run_that_SIGTERM_cuts_short_found_nothing_green()
    {
        var run = await _world.RunTerminatedAsync("run", "--once");

        Assert.Equal(130, run.ExitCode);
    }

    [Fact]
    public async Task The_loop_ends_well_by_SIGTERM() => Assert.Equal(0, (await _world.RunTerminatedAsync("run")).ExitCode);
}
