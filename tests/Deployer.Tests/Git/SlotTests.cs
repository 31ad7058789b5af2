using Deployer.Git;
using Deployer.Repair;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class SlotTests
{
    private const string Diff = "--- a/x.swift\n+++ b/x.swift\n@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n";

    [Fact]
    public async Task A_checkout_is_the_commit_and_nothing_else_but_the_warm_build()
    {
        using var world = await CreateAsync(("p/x", "1"), (".gitignore", "ignored\n"));
        var (mirror, slot, _) = await world.OpenSlotAsync();
        using var opened = mirror;
        Write(slot.Folder, "p/.build/warm", "w");
        Write(slot.Folder, "ignored", "i");
        Write(slot.Folder, "p/x", "dirty");
        Write(slot.Folder, "nested/.git/HEAD", "ref: refs/heads/x");
        await world.CommitAsync("Second", ("y", "2"));
        var second = (await mirror.FetchAsync("main", Token))!;

        await slot.CheckoutAsync(second, Token);

        Assert.Equal(second, await slot.ReadHeadAsync(Token));
        Assert.Equal(["/.git", "/.gitignore", "/p/.build/warm", "/p/x", "/y"], Files(slot.Folder));
        Assert.Equal("1", File.ReadAllText(Path.Combine(slot.Folder, "p/x")));
        await slot.RemoveBuildAsync(Token);
        Assert.False(Directory.Exists(Path.Combine(slot.Folder, "p/.build")));
    }

    [Fact]
    public async Task Removing_builds_follows_no_link_and_opens_closed_folders()
    {
        using var world = await CreateAsync();
        var (mirror, slot, _) = await world.OpenSlotAsync();
        using var opened = mirror;
        Write(world["elsewhere"], ".build/kept", "k");
        Write(slot.Folder, ".build/closed/x", "x");
        SetMode(Path.Combine(slot.Folder, ".build/closed"), UnixFileMode.None);
        File.CreateSymbolicLink(Path.Combine(slot.Folder, "link"), world["elsewhere"]);
        Directory.CreateDirectory(Path.Combine(slot.Folder, "sub"));
        File.CreateSymbolicLink(Path.Combine(slot.Folder, "sub/.build"), world["elsewhere"]);

        await slot.RemoveBuildAsync(Token);

        Assert.True(File.Exists(world["elsewhere/.build/kept"]));
        Assert.False(Directory.Exists(Path.Combine(slot.Folder, ".build")));
        Assert.False(Path.Exists(Path.Combine(slot.Folder, "sub/.build")));
    }

    [Fact]
    public async Task A_lock_that_a_killed_git_left_does_not_stop_the_next_checkout()
    {
        using var world = await CreateAsync(("x", "1"));
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        Write(world.MirrorFolder, "worktrees/warm/index.lock", "");
        Write(world.MirrorFolder, "worktrees/warm/HEAD.lock", "");

        await slot.CheckoutAsync(head, Token);

        Assert.IsType<ApplyOutcome.Applied>(await slot.ApplyAsync(Edit("x", "2"), ".", Token));
    }

    [Fact]
    public async Task A_repository_that_a_build_wrote_into_the_slot_is_not_used()
    {
        using var world = await CreateAsync(("x", "1\n"), (".gitattributes", "* filter=evil\n"));
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        File.Delete(Path.Combine(slot.Folder, ".git"));
        await world.RunAsync(slot.Folder, "init", "-q");
        var program = world.PlantProgram("evil");
        await world.RunAsync(slot.Folder, "config", "filter.evil.clean", program);
        await world.RunAsync(slot.Folder, "config", "filter.evil.smudge", program);
        await world.RunAsync(slot.Folder, "config", "core.sshCommand", program);

        Assert.IsType<ApplyOutcome.Applied>(await slot.ApplyAsync(Edit("x", "2\n"), ".", Token));
        await slot.CheckoutAsync(head, Token);
        var again = await Slot.OpenAsync(mirror, world.SlotFolder, Token);
        await again.CheckoutAsync(head, Token);

        Assert.False(world.PlantedRan);
        Assert.Equal("1\n", File.ReadAllText(Path.Combine(slot.Folder, "x")));
        Assert.True(File.Exists(Path.Combine(slot.Folder, ".git")));
    }

    [Fact]
    public async Task Edits_become_a_commit_of_just_their_paths()
    {
        using var world = await CreateAsync(("pkg/x", "1"), ("pkg/other", "1"));
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        Write(slot.Folder, "pkg/other", "changed by the build");
        Write(slot.Folder, "pkg/product", "made by the build");
        var patch = new Patch.Edits([new("x", Bytes("2")), new("deep/new -file", Bytes("n"))]);

        var applied = Assert.IsType<ApplyOutcome.Applied>(await slot.ApplyAsync(patch, "./pkg/", Token));

        Assert.Equal(["pkg/deep/new -file", "pkg/x"], (await mirror.ListChangesAsync(head, applied.Commit, Token)).Select(change => change.Path));
        Assert.Equal(applied.Commit, await slot.ReadHeadAsync(Token));
        Assert.Equal("2", File.ReadAllText(Path.Combine(slot.Folder, "pkg/x")));
        await slot.ResetAsync(head, Token);
        Assert.Equal("1", File.ReadAllText(Path.Combine(slot.Folder, "pkg/x")));
        Assert.False(Path.Exists(Path.Combine(slot.Folder, "pkg/deep/new -file")));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/planted")]
    [InlineData("a/../../outside")]
    [InlineData("./x")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData(".git/config")]
    [InlineData(".GIT/config")]
    [InlineData("sub/.git/hooks/x")]
    [InlineData(".build/x")]
    [InlineData("out/planted")]
    [InlineData("linked-file")]
    [InlineData("folder")]
    [InlineData("x/below-a-file")]
    [InlineData("new\nline")]
    [InlineData("back\\slash")]
    public async Task An_edit_that_leads_elsewhere_does_not_apply_and_changes_nothing(string path)
    {
        using var world = await CreateAsync(("pkg/x", "1"), ("pkg/folder/y", "1"), ("outside", "1"));
        Write(world["elsewhere"], "file", "kept");
        File.CreateSymbolicLink(Path.Combine(world.Person, "pkg/out"), world["elsewhere"]);
        File.CreateSymbolicLink(Path.Combine(world.Person, "pkg/linked-file"), world["elsewhere/file"]);
        await world.CommitAsync("Links");
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        var before = Files(slot.Folder);

        var outcome = await slot.ApplyAsync(new Patch.Edits([new("ok", [1]), new(path, [1])]), "pkg", Token);

        Assert.IsType<ApplyOutcome.DoesNotApply>(outcome);
        Assert.Equal(before, Files(slot.Folder));
        Assert.Equal(head, await slot.ReadHeadAsync(Token));
        Assert.Equal(["file"], Directory.GetFiles(world["elsewhere"]).Select(Path.GetFileName));
        Assert.Equal("kept", File.ReadAllText(world["elsewhere/file"]));
    }

    [Fact]
    public async Task An_edit_in_a_package_that_a_build_replaced_by_a_link_does_not_apply()
    {
        using var world = await CreateAsync(("pkg/x", "1"));
        var (mirror, slot, _) = await world.OpenSlotAsync();
        using var opened = mirror;
        Directory.CreateDirectory(world["elsewhere"]);
        File.CreateSymbolicLink(Path.Combine(slot.Folder, "untracked"), world["elsewhere"]);

        Assert.IsType<ApplyOutcome.DoesNotApply>(await slot.ApplyAsync(Edit("x", "2"), "untracked", Token));
        Assert.Empty(Directory.GetFiles(world["elsewhere"]));
    }

    [Fact]
    public async Task A_diff_becomes_a_commit_in_the_package_s_folder()
    {
        using var world = await CreateAsync(("pkg/x.swift", "one\ntwo\nthree\n"), ("x.swift", "one\ntwo\nthree\n"));
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        Write(slot.Folder, "pkg/x.swift", "changed by the build");

        var applied = Assert.IsType<ApplyOutcome.Applied>(await slot.ApplyAsync(new Patch.Unified(Diff), "pkg", Token));

        Assert.Equal(["pkg/x.swift"], (await mirror.ListChangesAsync(head, applied.Commit, Token)).Select(change => change.Path));
        Assert.Equal("one\nTWO\nthree\n", File.ReadAllText(Path.Combine(slot.Folder, "pkg/x.swift")));
    }

    [Theory]
    [InlineData("--- a/x.swift\n+++ b/x.swift\n@@ -1,3 +1,3 @@\n one\n-2\n+TWO\n three\n")]
    [InlineData("--- a/../x.swift\n+++ b/../x.swift\n@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n")]
    [InlineData("diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n")]
    [InlineData("diff --git a/x.swift b/x.swift\nold mode 100644\nnew mode 100755\n")]
    [InlineData("--- /dev/null\n+++ b/.git/hooks/x\n@@ -0,0 +1 @@\n+x\n")]
    [InlineData("--- /dev/null\n+++ b/out/planted\n@@ -0,0 +1 @@\n+x\n")]
    [InlineData("--- /dev/null\n+++ b/.gitmodules\n@@ -0,0 +1 @@\n+x\n")]
    [InlineData("not a diff")]
    [InlineData("")]
    public async Task A_diff_that_does_not_fit_or_leads_elsewhere_does_not_apply_and_changes_nothing(string diff)
    {
        using var world = await CreateAsync(("pkg/x.swift", "one\ntwo\nthree\n"), ("x.swift", "one\ntwo\nthree\n"));
        Directory.CreateDirectory(world["elsewhere"]);
        File.CreateSymbolicLink(Path.Combine(world.Person, "pkg/out"), world["elsewhere"]);
        await world.CommitAsync("Link");
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;
        var before = Files(slot.Folder);

        Assert.IsType<ApplyOutcome.DoesNotApply>(await slot.ApplyAsync(new Patch.Unified(diff), "pkg", Token));
        Assert.Equal(before, Files(slot.Folder));
        Assert.Equal(head, await slot.ReadHeadAsync(Token));
        Assert.Empty(Directory.GetFiles(world["elsewhere"]));
        Assert.Equal("", await world.RunAsync(slot.Folder, "status", "--porcelain"));
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_does_not_apply()
    {
        using var world = await CreateAsync(("x", "1"));
        var (mirror, slot, _) = await world.OpenSlotAsync();
        using var opened = mirror;

        Assert.Equal("it changes nothing", Assert.IsType<ApplyOutcome.DoesNotApply>(await slot.ApplyAsync(Edit("x", "1"), ".", Token)).Reason);
    }

    private static Patch.Edits Edit(string path, string content) => new([new(path, Bytes(content))]);

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => file[folder.Length..]).Order(StringComparer.Ordinal)];
}
