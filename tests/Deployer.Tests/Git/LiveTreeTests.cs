using Deployer.Git;
using Deployer.Kernel;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class LiveTreeTests
{
    [Fact]
    public async Task A_clean_checkout_is_brought_forward_and_keeps_untracked_files()
    {
        using var world = await CreateAsync(("x", "1"));
        var (mirror, commit) = await FixAsync(world, "x");
        using var opened = mirror;
        Write(world.Person, "mine", "m");

        Assert.IsType<LiveTreeOutcome.Forwarded>(await ForwardAsync(world, mirror, commit));
        Assert.IsType<LiveTreeOutcome.AlreadyThere>(await ForwardAsync(world, mirror, commit));

        Assert.Equal(commit, await world.HeadAsync(world.Person));
        Assert.Equal("fixed", File.ReadAllText(Path.Combine(world.Person, "x")));
        Assert.Equal("m", File.ReadAllText(Path.Combine(world.Person, "mine")));
        Assert.Equal("?? mine\n", await world.RunAsync(world.Person, "status", "--porcelain"));
    }

    [Theory]
    [InlineData("modified")]
    [InlineData("staged")]
    [InlineData("untracked in the way")]
    [InlineData("ignored in the way")]
    [InlineData("other branch")]
    [InlineData("detached")]
    [InlineData("own commit")]
    public async Task A_checkout_with_work_in_it_is_left_alone(string work)
    {
        using var world = await CreateAsync(("x", "1"), (".gitignore", "ignored\n"));
        var (mirror, commit) = await FixAsync(world, work switch { "untracked in the way" => "new", "ignored in the way" => "ignored", _ => "x" });
        using var opened = mirror;
        switch (work)
        {
            case "modified": Write(world.Person, ".gitignore", "ignored\nmore\n"); break;
            case "staged": Write(world.Person, "x", "2"); await world.RunAsync(world.Person, "add", "x"); break;
            case "untracked in the way": Write(world.Person, "new", "mine"); break;
            case "ignored in the way": Write(world.Person, "ignored", "mine"); break;
            case "other branch": await world.RunAsync(world.Person, "checkout", "-q", "-b", "other"); break;
            case "detached": await world.RunAsync(world.Person, "checkout", "-q", "--detach"); break;
            default: await world.RunAsync(world.Person, "commit", "-q", "--allow-empty", "-m", "Mine"); break;
        }

        var (head, status) = (await world.HeadAsync(world.Person), await world.RunAsync(world.Person, "status", "--porcelain"));

        Assert.NotEmpty(Assert.IsType<LiveTreeOutcome.Untouched>(await ForwardAsync(world, mirror, commit)).Reason);
        Assert.Equal(head, await world.HeadAsync(world.Person));
        Assert.Equal(status, await world.RunAsync(world.Person, "status", "--porcelain"));
        Assert.All(new[] { "new", "ignored" }.Select(name => Path.Combine(world.Person, name)).Where(File.Exists), file => Assert.Equal("mine", File.ReadAllText(file)));
    }

    private static Task<LiveTreeOutcome> ForwardAsync(GitWorld world, Mirror mirror, CommitId commit) =>
        new LiveTree(world.Git, world.Person).FastForwardAsync(mirror, commit, "main", Token);

    private static async Task<(Mirror Mirror, CommitId Commit)> FixAsync(GitWorld world, string path)
    {
        var mirror = await world.OpenMirrorAsync();
        var head = (await mirror.FetchAsync("main", Token))!;
        return (mirror, await mirror.WriteFilesAsync(head, new Dictionary<string, byte[]> { [path] = Bytes("fixed") }, "Fix", Token));
    }
}
