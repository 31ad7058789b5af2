using Deployer.Build;
using Deployer.Build.Dependencies;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Tests.Git;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Build.Dependencies;

/// <summary>Real Git and a remote that is a folder; a build is a log that is written.</summary>
public sealed class OfflineResolutionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_missing_is_fetched_and_the_build_is_tried_again()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, world.RemoteFolder);
        var url = DependencyUrl.Parse($"file://{world.RemoteFolder}")!;

        var run = await RunAsync(world, access, attempt => access.Mirrors.Has(url) ? null : Missing(url.Address));

        Assert.True(run.Succeeded);
        Assert.Equal("true\n", await world.RunAsync(access.Mirrors.PathOf(url), "rev-parse", "--is-bare-repository"));
        Assert.Equal(await world.HeadAsync(world.Person), await world.HeadAsync(access.Mirrors.PathOf(url), "refs/heads/main"));
        Assert.Equal(2, Attempts(world));
    }

    [Fact]
    public async Task A_mirror_is_not_seen_by_other_builds_before_it_is_whole()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, world.RemoteFolder);
        var url = DependencyUrl.Parse($"file://{world.RemoteFolder}")!;
        var fetching = access.Mirrors.FetchAsync(url, access.Allow(url)!, Token);
        while (!access.Mirrors.Has(url))
        {
            await Task.Yield();
        }

        // The first sight of it is one of a repository with branches.
        Assert.NotEmpty(await world.RunAsync(access.Mirrors.PathOf(url), "for-each-ref", "refs/heads"));
        await fetching;
        Assert.Equal([access.Mirrors.PathOf(url)], Directory.GetDirectories(Path.GetDirectoryName(access.Mirrors.PathOf(url))!));
    }

    [Fact]
    public async Task A_mirror_that_lacks_a_version_is_fetched_once_more_and_no_more()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, world.RemoteFolder);
        var url = DependencyUrl.Parse($"file://{world.RemoteFolder}")!;
        await access.Mirrors.FetchAsync(url, access.Allow(url)!, Token);
        var newer = await world.CommitAsync("Newer");

        var run = await RunAsync(
            world, access, _ => $"Updating {url.Address}\nerror: could not find the commit {newer} in {url.Address}\n");

        Assert.False(run.Succeeded);
        Assert.Equal(newer, await world.HeadAsync(access.Mirrors.PathOf(url), "refs/heads/main"));
        Assert.Equal(2, Attempts(world));
    }

    [Fact]
    public async Task What_Package_resolved_pins_is_there_before_the_first_try()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, world.RemoteFolder);
        var url = DependencyUrl.Parse($"file://{world.RemoteFolder}")!;
        var old = await world.HeadAsync(world.Person);
        await world.RunAsync(world.Person, "commit", "-q", "--amend", "--allow-empty", "-m", "Rewritten");
        await world.RunAsync(world.Person, "push", "-q", "--force", "origin", "main");
        await world.RunAsync(world.RemoteFolder, "config", "uploadpack.allowAnySHA1InWant", "true");
        GitWorld.Write(world["package"], "Package.resolved", $$$"""{"pins":[{"location":"{{{url.Address}}}","state":{"revision":"{{{old}}}"}}]}""");

        var run = await RunAsync(world, access, _ => null);

        Assert.True(run.Succeeded);
        Assert.Equal(1, Attempts(world));
        Assert.Equal(old, await world.HeadAsync(access.Mirrors.PathOf(url), $"refs/pins/{old}"));
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_is_refused_with_what_to_do_and_the_code_is_not_blamed()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, remote: null);

        var run = await RunAsync(world, access, _ => Missing("https://evil.example.org/a/core.git"));
        await using var log = File.OpenRead(run.LogFile);
        var diagnosis = (await new LogAnalyzer(null).AnalyzeAsync(log, Token)).Diagnosis;

        Assert.Equal(1, Attempts(world));
        Assert.Equal(FailureClass.Dependency, diagnosis.FailureClass);
        Assert.Contains("https://evil.example.org/a/core.git may not be fetched: its host evil.example.org is not in sandbox.network", diagnosis.Cause);
        Assert.False(Directory.Exists(access.Mirrors.Folder));
    }

    [Fact]
    public async Task A_folder_of_this_machine_is_no_dependency_unless_a_service_says_so()
    {
        using var world = await GitWorld.CreateAsync();

        var run = await RunAsync(world, Access(world, remote: null), _ => Missing($"file://{world.RemoteFolder}"));

        Assert.Contains("a folder of this machine must be the remote of a service", await File.ReadAllTextAsync(run.LogFile, Token));
    }

    [Fact]
    public async Task A_dependency_that_is_not_there_is_refused_and_leaves_no_empty_mirror()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, world["gone.git"]);

        var failure = await Assert.ThrowsAsync<MachineException>(() => RunAsync(world, access, _ => Missing($"file://{world["gone.git"]}")));

        Assert.Equal(OfflineResolution.Refused, failure.Code);
        Assert.Contains($"file://{world["gone.git"]}", failure.Message);
        Assert.False(access.Mirrors.Has(DependencyUrl.Parse($"file://{world["gone.git"]}")!));
    }

    [Fact]
    public async Task A_dependency_that_cannot_be_reached_is_the_machine_s_fault()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, remote: null) with { Hosts = ["127.0.0.1"] };

        var failure = await Assert.ThrowsAsync<MachineException>(() => RunAsync(world, access, _ => Missing("http://127.0.0.1:1/a.git")));

        Assert.Equal("dependency-unreachable", failure.Code);
    }

    [Fact]
    public async Task A_build_that_always_wants_more_ends()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, world.RemoteFolder);

        var run = await RunAsync(world, access, _ => Missing($"file://{world.RemoteFolder}"));

        Assert.False(run.Succeeded);
        Assert.Equal(2, Attempts(world));
    }

    [Fact]
    public async Task Git_with_the_variables_reads_the_mirror_and_nothing_else()
    {
        using var world = await GitWorld.CreateAsync();
        var access = Access(world, world.RemoteFolder, "mirrors %41 of all");
        var url = DependencyUrl.Parse($"file://{world.RemoteFolder}")!;
        await access.Mirrors.FetchAsync(url, access.Allow(url)!, Token);
        var git = new GitCommand(world.Person, "ls-remote", $"file://{world.RemoteFolder[..^4]}", "refs/heads/main") { Environment = access.Mirrors.Variables };

        Assert.Contains("refs/heads/main", await world.Git.ReadAsync(git, Token));
        Directory.Delete(access.Mirrors.PathOf(url), recursive: true);
        Assert.Contains(access.Mirrors.PathOf(url)[..^4], (await world.Git.RunAsync(git, Token)).Errors);
        var elsewhere = await world.Git.RunAsync(git with { Arguments = ["ls-remote", "git://127.0.0.1:1/x"] }, Token);
        Assert.Contains("transport 'git' not allowed", elsewhere.Errors);
    }

    private static DependencyAccess Access(GitWorld world, string? remote, string folder = "mirrors") => new(
        new DependencyMirrors(world.Git, world[folder]),
        remote is null ? [] : [new Remote(remote, null)],
        ["git.example.org"],
        new RemoteTokens(new WorkspaceOptions(), new Settings()));

    private static string Missing(string address) =>
        $"Fetching {address}\nerror: Failed to clone repository {address}:\n    fatal: it is not there\n    fatal: Could not read from remote repository.\n";

    private static int Attempts(GitWorld world) => File.ReadAllText(world["attempts"]).Length;

    private static Task<RunRecord> RunAsync(GitWorld world, DependencyAccess access, Func<int, string?> failure)
    {
        Directory.CreateDirectory(world["package"]);
        var place = new BuildPlace(world["package"], world["run"], new Dictionary<string, string>()) { Dependencies = access };
        var attempt = 0;
        return new OfflineResolution(access, place).RunAsync(
            async token =>
            {
                await File.AppendAllTextAsync(world["attempts"], ".", token);
                var text = failure(++attempt);
                await File.WriteAllTextAsync(world["build.log"], text ?? "Build complete!\n", token);
                return new RunRecord(text is null ? 0 : 1, false, world["build.log"], TimeSpan.Zero);
            },
            Token);
    }
}
