using Deployer.Build.Dependencies;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Workspace;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class SubmodulesTests
{
    [Fact]
    public async Task Submodules_are_checked_out_nested_and_by_relative_addresses_and_follow_the_commit()
    {
        using var world = await CreateAsync();
        var inner = await AddRepositoryAsync(world, "inner", ("i.txt", "inner\n"));
        var lib = await AddRepositoryAsync(world, "lib", ("l.txt", "one\n"));
        await LinkAsync(world, world["lib"], "deep/inner", "../inner.git", inner);
        await world.RunAsync(world["lib"], "push", "-q", world["lib.git"], "main");
        var first = await world.HeadAsync(world["lib"]);
        await LinkAsync(world, world.Person, "vendor/lib", "../lib.git", first);
        await world.RunAsync(world.Person, "push", "-q", "origin", "main");
        var (mirror, slot) = await OpenAsync(world);
        using var opened = mirror;

        await slot.CheckoutAsync((await mirror.FetchAsync("main", Token))!, Token);
        Assert.Equal("inner\n", File.ReadAllText(Path.Combine(slot.Folder, "vendor/lib/deep/inner/i.txt")));
        Write(slot.Folder, "vendor/lib/l.txt", "dirty");
        Write(slot.Folder, "vendor/lib/new", "left over");
        Write(slot.Folder, "vendor/lib/.build/warm", "w");

        Write(world["lib"], "l.txt", "two\n");
        await world.RunAsync(world["lib"], "commit", "-q", "-am", "Two");
        await world.RunAsync(world["lib"], "push", "-q", world["lib.git"], "main");
        await LinkAsync(world, world.Person, "vendor/lib", "../lib.git", await world.HeadAsync(world["lib"]));
        await world.RunAsync(world.Person, "push", "-q", "origin", "main");
        await slot.CheckoutAsync((await mirror.FetchAsync("main", Token))!, Token);

        Assert.Equal("two\n", File.ReadAllText(Path.Combine(slot.Folder, "vendor/lib/l.txt")));
        Assert.False(File.Exists(Path.Combine(slot.Folder, "vendor/lib/new")));
        Assert.True(File.Exists(Path.Combine(slot.Folder, "vendor/lib/.build/warm")));

        await world.RunAsync(world.Person, "rm", "-q", "--cached", "vendor/lib");
        await world.RunAsync(world.Person, "commit", "-q", "-m", "Without");
        await world.RunAsync(world.Person, "push", "-q", "origin", "main");
        await slot.CheckoutAsync((await mirror.FetchAsync("main", Token))!, Token);
        Assert.False(Directory.Exists(Path.Combine(slot.Folder, "vendor/lib")));
    }

    [Fact]
    public async Task A_link_that_a_build_put_in_the_place_of_a_submodule_is_not_followed()
    {
        using var world = await CreateAsync();
        var lib = await AddRepositoryAsync(world, "lib", ("l.txt", "one\n"));
        await LinkAsync(world, world.Person, "vendor/lib", "../lib.git", lib);
        await world.RunAsync(world.Person, "push", "-q", "origin", "main");
        var (mirror, slot) = await OpenAsync(world);
        using var opened = mirror;
        var head = (await mirror.FetchAsync("main", Token))!;
        await slot.CheckoutAsync(head, Token);
        Write(world["elsewhere"], "lib/mine", "mine");
        Directory.Delete(Path.Combine(slot.Folder, "vendor"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(slot.Folder, "vendor"), world["elsewhere"]);

        await slot.CheckoutAsync(head, Token);

        Assert.Equal("mine", File.ReadAllText(world["elsewhere/lib/mine"]));
        Assert.Equal("one\n", File.ReadAllText(Path.Combine(slot.Folder, "vendor/lib/l.txt")));
        Assert.Null(new DirectoryInfo(Path.Combine(slot.Folder, "vendor")).LinkTarget);
    }

    [Theory]
    [InlineData("ext::sh -c 'touch PLANTED'")]
    [InlineData("--upload-pack=touch PLANTED")]
    [InlineData("file:///etc")]
    [InlineData("/etc")]
    [InlineData("https://evil.example.org/x.git")]
    [InlineData("../../../../../../../../../../../../etc/x.git")]
    [InlineData("https://user:secret@git.example.org/x.git")]
    public async Task A_hostile_address_is_refused(string address)
    {
        using var world = await CreateAsync();
        await LinkAsync(world, world.Person, "lib", address.Replace("PLANTED", world["planted"]), await world.HeadAsync(world.Person));

        await AssertRefusedAsync(world);
    }

    [Theory]
    [InlineData("[submodule \"../../x\"]\n\tpath = lib\n\turl = ../lib.git\n")]
    [InlineData("[submodule \"lib\"]\n\tpath = ../lib\n\turl = ../lib.git\n")]
    [InlineData("[submodule \"lib\"]\n\tpath = lib\n")]
    [InlineData("[submodule \"lib\"\n")]
    [InlineData("[include]\n\tpath = /tmp/other\n")]
    public async Task A_hostile_list_of_submodules_is_refused(string modules)
    {
        using var world = await CreateAsync();
        await AddRepositoryAsync(world, "lib", ("l.txt", "one\n"));
        await LinkAsync(world, world.Person, "lib", "../lib.git", await world.HeadAsync(world["lib"]), modules);

        await AssertRefusedAsync(world);
    }

    [Fact]
    public async Task Without_being_asked_for_submodules_stay_empty()
    {
        using var world = await CreateAsync();
        await LinkAsync(world, world.Person, "lib", "https://evil.example.org/x.git", await world.HeadAsync(world.Person));
        await world.RunAsync(world.Person, "push", "-q", "origin", "main");

        var (mirror, slot, _) = await world.OpenSlotAsync();
        using var opened = mirror;

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(slot.Folder, "lib")));
    }

    private static async Task AssertRefusedAsync(GitWorld world)
    {
        await world.RunAsync(world.Person, "push", "-q", "origin", "main");
        var (mirror, slot) = await OpenAsync(world);
        using var opened = mirror;
        var head = (await mirror.FetchAsync("main", Token))!;

        var refused = await Assert.ThrowsAsync<MachineException>(() => slot.CheckoutAsync(head, Token));

        Assert.Equal("submodule-refused", refused.Code);
        Assert.False(world.PlantedRan);
        Assert.False(Directory.Exists(world["dependencies"]));
    }

    private static async Task<(Mirror Mirror, Slot Slot)> OpenAsync(GitWorld world)
    {
        string[] remotes = ["origin.git", "lib.git", "inner.git"];
        var access = new DependencyAccess(
            new DependencyMirrors(world.Git, world["dependencies"]),
            [.. remotes.Select(name => new Remote(world[name], null))],
            ["git.example.org"],
            new RemoteTokens(new WorkspaceOptions(), new Settings()));
        var mirror = await world.OpenMirrorAsync();
        return (mirror, await Slot.OpenAsync(mirror, world.SlotFolder, new SlotContents(HasLargeFiles: false, new Submodules(new SubmoduleSource(access))), Token));
    }

    /// <summary>A bare repository `NAME.git` beside the first remote, and a checkout of it.</summary>
    private static async Task<CommitId> AddRepositoryAsync(GitWorld world, string name, params (string Path, string Content)[] files)
    {
        await world.RunAsync(world.Person, "init", "-q", "--bare", "-b", "main", world[$"{name}.git"]);
        await world.RunAsync(world.Person, "init", "-q", "-b", "main", world[name]);
        foreach (var (path, content) in files)
        {
            Write(world[name], path, content);
        }

        await world.RunAsync(world[name], "add", "-A");
        await world.RunAsync(world[name], "commit", "-q", "-m", "First");
        await world.RunAsync(world[name], "push", "-q", world[$"{name}.git"], "main");
        return await world.HeadAsync(world[name]);
    }

    /// <summary>Commits a submodule by its entry alone, as a hostile repository can.</summary>
    private static async Task LinkAsync(GitWorld world, string folder, string path, string address, CommitId commit, string? modules = null)
    {
        Write(folder, ".gitmodules", modules ?? $"[submodule \"{path}\"]\n\tpath = {path}\n\turl = \"{address}\"\n");
        await world.RunAsync(folder, "add", ".gitmodules");
        await world.RunAsync(folder, "update-index", "--add", "--cacheinfo", $"160000,{commit},{path}");
        await world.RunAsync(folder, "commit", "-q", "-m", $"Link {path}");
    }
}
