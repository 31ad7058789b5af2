using System.Text;
using Deployer.Git;
using Deployer.Kernel;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class MirrorTests
{
    [Fact]
    public async Task A_branch_is_read_and_fetched_as_the_remote_has_it()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        var first = await world.HeadAsync(world.Person);

        Assert.Equal(first, await mirror.ReadRemoteAsync("main", Token));
        Assert.Null(await mirror.ReadFetchedAsync("main", Token));
        Assert.Equal(first, await mirror.FetchAsync("main", Token));

        await world.RunAsync(world.Person, "commit", "-q", "--amend", "-m", "Rewritten");
        await world.RunAsync(world.Person, "push", "-q", "--force", "origin", "HEAD");
        var rewritten = await mirror.FetchAsync("main", Token);

        Assert.Equal(await world.HeadAsync(world.Person), rewritten);
        Assert.Equal("Rewritten", await mirror.ReadMessageAsync(rewritten!, Token));
        Assert.False(await mirror.IsAncestorAsync(first, rewritten!, Token));
    }

    [Fact]
    public async Task A_branch_that_does_not_exist_is_null_and_a_longer_name_with_the_same_end_is_not_it()
    {
        using var world = await CreateAsync();
        await world.RunAsync(world.Person, "push", "-q", "origin", "HEAD:refs/heads/refs/heads/absent");
        using var mirror = await world.OpenMirrorAsync();

        Assert.Null(await mirror.ReadRemoteAsync("absent", Token));
        Assert.Null(await mirror.FetchAsync("other", Token));
    }

    [Fact]
    public async Task A_remote_that_cannot_be_reached_says_so()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        Directory.Delete(world.RemoteFolder, recursive: true);

        var exception = await Assert.ThrowsAsync<MachineException>(() => mirror.FetchAsync("main", Token));

        Assert.Equal("git-remote", exception.Code);
        Assert.Contains(world.RemoteFolder, exception.Message);
    }

    [Theory]
    [InlineData("config", "[broken")]
    [InlineData("HEAD", "nonsense")]
    [InlineData("refs/heads/x", "1111111111111111111111111111111111111111\n")]
    public async Task A_damaged_mirror_is_made_anew(string file, string content)
    {
        using var world = await CreateAsync();
        using (await world.OpenMirrorAsync())
        {
            Write(world.MirrorFolder, file, content);
        }

        using var mirror = await world.OpenMirrorAsync();

        Assert.NotNull(await mirror.FetchAsync("main", Token));
    }

    [Fact]
    public async Task A_sound_mirror_is_kept_its_stale_locks_go_and_a_new_address_is_taken()
    {
        using var world = await CreateAsync();
        using (var before = await world.OpenMirrorAsync())
        {
            await before.FetchAsync("main", Token);
        }

        string[] locks = ["config.lock", "packed-refs.lock", "refs/remotes/origin/main.lock"];
        foreach (var name in locks)
        {
            Write(world.MirrorFolder, name, "");
            File.SetLastWriteTimeUtc(Path.Combine(world.MirrorFolder, name), DateTime.UnixEpoch);
        }

        Directory.Move(world.RemoteFolder, world["moved.git"]);
        using var mirror = await Mirror.OpenAsync(world.Git, world.MirrorFolder, new($"file://{world["moved.git"]}", null), Token);

        Assert.NotNull(await mirror.ReadFetchedAsync("main", Token));
        Assert.NotNull(await mirror.FetchAsync("main", Token));
        Assert.All(locks, name => Assert.False(File.Exists(Path.Combine(world.MirrorFolder, name))));
    }

    [Fact]
    public async Task A_lock_of_this_run_stays()
    {
        using var world = await CreateAsync();
        using var first = await world.OpenMirrorAsync();
        Write(world.MirrorFolder, "packed-refs.lock", "");

        using var second = await world.OpenMirrorAsync();

        Assert.True(File.Exists(Path.Combine(world.MirrorFolder, "packed-refs.lock")));
    }

    [Fact]
    public async Task Files_and_folders_of_a_commit_are_found_whatever_their_names()
    {
        using var world = await CreateAsync(("a/ü \"x\"\n.txt", "1"), ("a/b/c", "2"), (":(glob)*", "3"));
        File.CreateSymbolicLink(Path.Combine(world.Person, "link"), "a");
        var commit = await world.CommitAsync("Link");
        using var mirror = await world.OpenMirrorAsync();
        await mirror.FetchAsync("main", Token);

        Assert.Equal("1"u8.ToArray(), await mirror.ReadFileAsync(commit, "a/ü \"x\"\n.txt", Token));
        Assert.Equal("3"u8.ToArray(), await mirror.ReadFileAsync(commit, "./:(glob)*", Token));
        Assert.Null(await mirror.ReadFileAsync(commit, "*", Token));
        Assert.Null(await mirror.ReadFileAsync(commit, "link", Token));
        Assert.Null(await mirror.ReadFileAsync(commit, "a", Token));
        Assert.Null(await mirror.ReadFileAsync(commit, "../x", Token));
        Assert.Equal(await world.HeadAsync(world.Person, "HEAD:a/b"), await mirror.FindTreeAsync(commit, "a/b", Token));
        Assert.Equal(await world.HeadAsync(world.Person, "HEAD^{tree}"), await mirror.FindTreeAsync(commit, ".", Token));
        Assert.Equal(await mirror.FindTreeAsync(commit, "", Token), await mirror.FindTreeAsync(commit, ".", Token));
        Assert.Null(await mirror.FindTreeAsync(commit, "a/b/c", Token));
        Assert.Null(await mirror.FindTreeAsync(commit, "none", Token));
        Assert.Equal([":(glob)*", "a/b/c", "a/ü \"x\"\n.txt", "link"], (await mirror.ListFilesAsync(commit, ".", Token)).Select(entry => entry.Path));
    }

    [Fact]
    public async Task Changes_are_listed_with_modes_and_shown_as_a_diff_of_a_folder()
    {
        using var world = await CreateAsync(("a/x", "1\n"), ("a/gone", "1\n"), ("b", "1\n"));
        var from = await world.HeadAsync(world.Person);
        File.Delete(Path.Combine(world.Person, "a/gone"));
        SetMode(Path.Combine(world.Person, "b"), (UnixFileMode)0b111_101_101);
        var to = await world.CommitAsync("Change", ("a/x", "2\n"), ("a/new", "n\n"));
        using var mirror = await world.OpenMirrorAsync();
        await mirror.FetchAsync("main", Token);

        Assert.Equal(
            [new("100644", "000000", 'D', "a/gone"), new("000000", "100644", 'A', "a/new"), new("100644", "100644", 'M', "a/x"), new("100644", "100755", 'M', "b")],
            await mirror.ListChangesAsync(from, to, Token));
        var diff = await mirror.DiffAsync(from, to, "a", Token);
        Assert.Contains("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-1\n+2\n", diff);
        Assert.DoesNotContain("old mode", diff);
        Assert.Contains("old mode 100644", await mirror.DiffAsync(from, to, ".", Token));
        Assert.Equal([to], await mirror.ListCommitsAsync(from, to, Token));
        Assert.Equal([to, from], await mirror.ListCommitsAsync(null, to, Token));
    }

    [Fact]
    public async Task Written_files_are_added_to_the_parent_by_the_given_identity()
    {
        using var world = await CreateAsync(("kept", "k"), ("replaced", "old"));
        using var mirror = await world.OpenMirrorAsync();
        var parent = (await mirror.FetchAsync("main", Token))!;
        var files = new Dictionary<string, byte[]> { ["replaced"] = Bytes("new\r\n"), ["dir/added"] = [0, 255] };

        var commit = await mirror.WriteFilesAsync(parent, files, "Write\n\nCodex-Cycle: 1", Token);
        var orphan = await mirror.WriteFilesAsync(null, files, "Orphan", Token);

        Assert.Equal(["dir/added", "kept", "replaced"], (await mirror.ListFilesAsync(commit, "", Token)).Select(entry => entry.Path));
        Assert.Equal([0, 255], await mirror.ReadFileAsync(commit, "dir/added", Token));
        Assert.Equal("new\r\n"u8.ToArray(), await mirror.ReadFileAsync(commit, "replaced", Token));
        Assert.Equal("Write\n\nCodex-Cycle: 1", await mirror.ReadMessageAsync(commit, Token));
        Assert.Equal([commit, parent], await mirror.ListCommitsAsync(null, commit, Token));
        Assert.Equal([orphan], await mirror.ListCommitsAsync(null, orphan, Token));
        Assert.Equal("Deployer <deployer@localhost>", (await world.RunAsync(world.MirrorFolder, "show", "-s", "--format=%cn <%ae>", commit.Value)).Trim());
        Assert.DoesNotContain("deployer@localhost", File.ReadAllText(Path.Combine(world.MirrorFolder, "config")));
        Assert.Empty(Directory.GetFileSystemEntries(world["state/scratch"]));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData(".git/config")]
    [InlineData("/absolute")]
    public async Task A_file_that_git_would_not_track_is_refused(string path)
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => mirror.WriteFilesAsync(null, new Dictionary<string, byte[]> { [path] = [1] }, "x", Token));
    }

    [Fact]
    public async Task Hooks_and_monitors_of_any_repository_never_run()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        foreach (var hook in new[] { "pre-push", "post-checkout", "reference-transaction", "pre-commit", "post-merge", "post-commit" })
        {
            world.PlantProgram($"mirrors/origin.git/hooks/{hook}");
            world.PlantProgram($"person/.git/hooks/{hook}");
        }

        await world.RunAsync(world.Person, "config", "core.fsmonitor", world.PlantProgram("monitor"));
        var head = (await mirror.FetchAsync("main", Token))!;
        var slot = await Slot.OpenAsync(mirror, world.SlotFolder, Token);
        await slot.CheckoutAsync(head, Token);
        var commit = await mirror.WriteFilesAsync(head, new Dictionary<string, byte[]> { ["x"] = [1] }, "x", Token);
        await slot.CherryPickAsync(commit, head, Token);
        Assert.IsType<PushOutcome.Pushed>(await mirror.PushAsync(commit, "main", null, Token));
        await mirror.SnapshotAsync(world.Person, Token);
        Assert.IsType<LiveTreeOutcome.Forwarded>(await new LiveTree(world.Git, world.Person).FastForwardAsync(mirror, commit, "main", Token));

        Assert.False(world.PlantedRan);
    }

    [Fact]
    public async Task A_person_s_text_in_a_message_is_kept_as_it_is()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        const string Message = "-F /etc/passwd\n\n# no comment\n\"$(touch planted)\"";

        var commit = await mirror.WriteFilesAsync(null, new Dictionary<string, byte[]> { ["x"] = Encoding.UTF8.GetBytes("x") }, Message, Token);

        Assert.Equal(Message, await mirror.ReadMessageAsync(commit, Token));
    }
}
