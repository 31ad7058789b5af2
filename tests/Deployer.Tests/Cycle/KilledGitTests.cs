using Deployer.Cycle;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>What a Git that was killed in the middle, or a disk that failed, left in the repositories.</summary>
public sealed class KilledGitTests
{
    [Theory]
    [InlineData("index.lock")]
    [InlineData("HEAD.lock")]
    [InlineData("config.lock")]
    [InlineData("packed-refs.lock")]
    [InlineData("shallow.lock")]
    [InlineData("refs/remotes/origin/main.lock")]
    [InlineData("refs/remotes/origin/codex/logs.lock")]
    [InlineData("worktrees/*/index.lock")]
    [InlineData("worktrees/*/HEAD.lock")]
    [InlineData("objects/ab/tmp_obj_x1y2z3")]
    [InlineData("objects/pack/tmp_pack_x1y2z3")]
    [InlineData("objects/pack/.tmp-123-pack-abc.pack")]
    public async Task Locks_and_half_written_objects_in_our_mirror_are_removed(string path)
    {
        await RecoversAsync(mirror =>
        {
            foreach (var file in Expand(mirror, path))
            {
                Write(file, "half");
            }

            return () => Assert.All(Expand(mirror, path), file => Assert.False(File.Exists(file), file));
        });
    }

    [Theory]
    [InlineData("HEAD", "garbage")]
    [InlineData("HEAD", "")]
    [InlineData("config", "[broken")]
    [InlineData("refs/remotes/origin/main", "not an id")]
    [InlineData("refs/remotes/origin/main", "")]
    [InlineData("refs/remotes/origin/main", "1111111111111111111111111111111111111111\n")]
    [InlineData("packed-refs", "garbage\n")]
    [InlineData("worktrees/*/HEAD", "garbage")]
    [InlineData("worktrees/*/index", "garbage")]
    public async Task A_damaged_mirror_is_mended_or_made_anew(string path, string content) => await RecoversAsync(mirror =>
    {
        foreach (var file in Expand(mirror, path))
        {
            Write(file, content);
        }

        return () => { };
    });

    [Fact]
    public async Task A_mirror_that_is_gone_is_made_anew_although_nothing_was_pushed()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        await world.LookAsync();
        Directory.Delete(world.Layout.Mirrors, recursive: true);
        await world.RunAsync("trigger", "api", "--rebuild");

        var report = await world.LookAsync();

        Assert.Equal((CycleOutcome.Green, ServiceState.Green), (report.Cycle?.Outcome, report.After.State));
    }

    [Fact]
    public async Task A_lock_in_the_checkout_of_a_person_is_left_alone_and_said()
    {
        using var world = new World();
        world.Fixers.Add(ScriptedFixer.Mending());
        await RemoteRepository.GitAsync(world.Root, "init", "-q", "-b", "main");
        RemoteRepository.Write(Path.Combine(world.Root, "repos/api"), [.. ShellService.Files(ShellService.Broken)]);
        await RemoteRepository.GitAsync(world.Root, "add", "repos");
        await RemoteRepository.GitAsync(world.Root, "commit", "-q", "-m", "Work");
        world.Configure("api", "path: repos/api");
        var held = Path.Combine(world.Root, ".git/index.lock");
        Write(held, "");

        var report = await world.LookAsync();

        Assert.True(File.Exists(held));
        Assert.Contains("index.lock", $"{report.After.WaitingFor}{report.Note}{world.Told}", StringComparison.Ordinal);
        Assert.NotEqual(ServiceState.Green, report.After.State);
    }

    /// <summary>After the damage a run sees a new commit, judges it and reflects on it.</summary>
    private static async Task RecoversAsync(Func<string, Action> damage)
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        var check = damage(Assert.Single(Directory.GetDirectories(world.Layout.Mirrors)));
        await remote.PushAsync(("app.c", "better\n"));

        var report = await world.LookAsync();

        Assert.Equal((true, ServiceState.Green, CycleOutcome.Green), (report.Reached, report.After.State, report.Cycle?.Outcome));
        Assert.Contains($"api/{report.Cycle!.Id}.md", await remote.FilesAsync("codex/logs"));
        check();
    }

    private static void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        File.WriteAllText(file, content);
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private static string[] Expand(string mirror, string path)
    {
        var parts = path.Split("/*/");
        return parts.Length == 1
            ? [Path.Combine(mirror, path)]
            : [.. Directory.GetDirectories(Path.Combine(mirror, parts[0])).Select(folder => Path.Combine(folder, parts[1]))];
    }
}
