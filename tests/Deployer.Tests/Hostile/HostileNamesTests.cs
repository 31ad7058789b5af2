using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Patches;
using Deployer.Tests.Git;
using Xunit;

namespace Deployer.Tests.Hostile;

/// <summary>Names and references as somebody could choose them to be taken for options, other references, or paths.</summary>
public sealed class HostileNamesTests
{
    private static readonly string[] Files =
    [
        "pkg/-rf", "pkg/--help", "pkg/with blank", "pkg/with\nline break", "pkg/with\ttab", "pkg/with\"quote", "pkg/with'quote", "pkg/back\\slash",
        "pkg/$(touch planted)", "pkg/;touch planted", "pkg/:(glob)*", "pkg/*", "pkg/ünïcode", "pkg/\u202Eslaer", "pkg/\u0007bell", "pkg/HEAD", "pkg/a@{1}",
    ];

    [Theory]
    [InlineData("-x")]
    [InlineData("--upload-pack=touch planted")]
    [InlineData("a b")]
    [InlineData("a@{upstream}")]
    [InlineData("main..other")]
    [InlineData("main.lock")]
    [InlineData("refs/heads/../../x")]
    [InlineData("a\0b")]
    [InlineData("a\u001bb")]
    [InlineData(":main")]
    [InlineData("+main")]
    [InlineData("main:refs/heads/other")]
    [InlineData("HEAD^{commit}")]
    [InlineData("")]
    public async Task A_branch_that_git_would_misread_is_refused_before_git_sees_it(string name)
    {
        using var world = await GitWorld.CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        if (name == "+main")
        {
            // A name like any other for Git: it must only not be taken for a forced one.
            Assert.Null(await mirror.FetchAsync(name, GitWorld.Token));
            return;
        }

        var refused = await Assert.ThrowsAsync<UsageException>(() => mirror.FetchAsync(name, GitWorld.Token));
        Assert.Contains("is not a valid name of a branch", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, char.IsControl);
        await Assert.ThrowsAsync<UsageException>(() => mirror.PushAsync(CommitId.Parse(new string('a', 40)), name, null, GitWorld.Token));
    }

    [Fact]
    public void A_branch_of_endless_length_is_refused() => Assert.False(BranchName.IsValid(new string('a', 5000)));

    [Theory]
    [InlineData("")]
    [InlineData("-api")]
    [InlineData("../api")]
    [InlineData("api/x")]
    [InlineData("api x")]
    [InlineData("api\n")]
    [InlineData(".api")]
    [InlineData("\u0430pi")]
    [InlineData("api\u200B")]
    [InlineData("$(api)")]
    public void A_service_whose_name_could_be_a_path_or_an_option_is_none(string name) => Assert.False(ServiceName.TryParse(name, out _));

    [Theory]
    [InlineData("abc1234")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF01")]
    [InlineData("HEAD")]
    [InlineData("main")]
    [InlineData("--all")]
    [InlineData("0123456789abcdef0123456789abcdef01234567\n")]
    [InlineData("0123456789abcdef0123456789abcdef01234567^")]
    public void A_commit_is_named_in_full_or_not_at_all(string id) => Assert.False(CommitId.TryParse(id, out _));

    [Fact]
    public async Task A_tag_named_like_the_branch_is_not_taken_for_it()
    {
        using var world = await GitWorld.CreateAsync();
        var first = await world.HeadAsync(world.Person);
        await world.RunAsync(world.Person, "tag", "main", first.Value);
        await world.RunAsync(world.Person, "push", "-q", "origin", "refs/tags/main");
        Write(world.Person, "README", "more\n");
        await world.RunAsync(world.Person, "commit", "-q", "-am", "More");
        await world.RunAsync(world.Person, "push", "-q", "origin", "HEAD:refs/heads/main");
        using var mirror = await world.OpenMirrorAsync();

        var head = await world.HeadAsync(world.Person);
        Assert.Equal((head, head), (await mirror.ReadRemoteAsync("main", GitWorld.Token), await mirror.FetchAsync("main", GitWorld.Token)));
        Assert.NotEqual(first, head);
    }

    [Fact]
    public async Task Files_with_any_name_are_listed_checked_out_and_left_alone_by_a_change_beside_them()
    {
        using var world = await GitWorld.CreateAsync([("pkg/a.swift", "one\n"), .. Files.Select(file => (file, "theirs\n"))]);
        var (mirror, slot, head) = await world.OpenSlotAsync();
        using var opened = mirror;

        var applied = Assert.IsType<ApplyOutcome.Applied>(await slot.ApplyAsync(
            new Patch.Operations([new FileOperation.Change("a.swift", [new TextBlock(1, ["one"], ["two"])])]), "pkg", GitWorld.Token));

        Assert.Equal(
            [.. Files.Append("pkg/a.swift").Order(StringComparer.Ordinal)],
            (await mirror.ListFilesAsync(applied.Commit, "pkg", GitWorld.Token)).Select(entry => entry.Path).Order(StringComparer.Ordinal));
        Assert.Equal(["pkg/a.swift"], (await mirror.ListChangesAsync(head, applied.Commit, GitWorld.Token)).Select(change => change.Path));
        Assert.All(Files, file => Assert.Equal("theirs\n", File.ReadAllText(Path.Combine(slot.Folder, file))));
        foreach (var file in Files)
        {
            Assert.Equal("theirs\n"u8.ToArray(), await mirror.ReadFileAsync(applied.Commit, file, GitWorld.Token));
            Assert.Equal("person@localhost", await mirror.ReadAuthorAsync(applied.Commit, file, GitWorld.Token));
        }

        Assert.False(world.PlantedRan);
    }

    private static void Write(string folder, string path, string content) => GitWorld.Write(folder, path, content);
}
