using Deployer.Git;
using Deployer.Kernel;
using Xunit;
using static Deployer.Tests.Git.GitWorld;

namespace Deployer.Tests.Git;

public sealed class PushTests
{
    [Fact]
    public async Task A_commit_on_top_of_the_branch_is_pushed_and_pushing_it_again_changes_nothing()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        var commit = await FixAsync(mirror, (await mirror.FetchAsync("main", Token))!);

        Assert.IsType<PushOutcome.Pushed>(await mirror.PushAsync(commit, "main", null, Token));
        Assert.IsType<PushOutcome.Pushed>(await mirror.PushAsync(commit, "main", null, Token));
        Assert.Equal(commit, await world.HeadAsync(world.RemoteFolder, "main"));
    }

    [Theory]
    [InlineData("main", false)]
    [InlineData("main", true)]
    [InlineData("codex/logs", true)]
    [InlineData("codex/payments/0123abcd", false)]
    public async Task A_branch_that_moved_rejects_the_push_and_keeps_what_it_has(string branch, bool withExpected)
    {
        using var world = await CreateAsync();
        await world.RunAsync(world.Person, "push", "-q", "origin", $"HEAD:refs/heads/{branch}");
        using var mirror = await world.OpenMirrorAsync();
        var head = (await mirror.FetchAsync(branch, Token))!;
        var commit = await FixAsync(mirror, head);
        await world.RunAsync(world.Person, "commit", "-q", "--allow-empty", "-m", "Meanwhile");
        await world.RunAsync(world.Person, "push", "-q", "origin", $"HEAD:refs/heads/{branch}");
        var meanwhile = await world.HeadAsync(world.Person);

        Assert.IsType<PushOutcome.Rejected>(await mirror.PushAsync(commit, branch, withExpected ? meanwhile : null, Token));
        Assert.Equal(meanwhile, await world.HeadAsync(world.RemoteFolder, branch));
    }

    [Fact]
    public async Task Our_own_branch_is_replaced_only_while_it_is_where_we_left_it()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        var head = (await mirror.FetchAsync("main", Token))!;
        var (first, second) = (await FixAsync(mirror, head, "1"), await FixAsync(mirror, head, "2"));
        const string Branch = "codex/payments/0123abcd";

        Assert.IsType<PushOutcome.Pushed>(await mirror.PushAsync(first, Branch, null, Token));
        Assert.IsType<PushOutcome.Rejected>(await mirror.PushAsync(second, Branch, head, Token));
        Assert.Equal(first, await world.HeadAsync(world.RemoteFolder, Branch));
        Assert.IsType<PushOutcome.Pushed>(await mirror.PushAsync(second, Branch, first, Token));
        Assert.Equal(second, await world.HeadAsync(world.RemoteFolder, Branch));
    }

    [Fact]
    public async Task A_remote_that_does_not_let_us_fails_and_says_why()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        var commit = await FixAsync(mirror, (await mirror.FetchAsync("main", Token))!);
        var hook = Path.Combine(world.RemoteFolder, "hooks/pre-receive");
        Write(world.RemoteFolder, "hooks/pre-receive", "#!/bin/sh\necho 'branch is protected' >&2\nexit 1\n");
        SetMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        // The remote's hooks are the remote's: a bare repository on this machine runs its own, as a server would.
        var outcome = Assert.IsType<PushOutcome.Failed>(await mirror.PushAsync(commit, "main", null, Token));
        Assert.Contains("branch is protected", outcome.Reason);
    }

    [Fact]
    public async Task A_remote_that_is_gone_fails()
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        var commit = await FixAsync(mirror, (await mirror.FetchAsync("main", Token))!);
        Directory.Delete(world.RemoteFolder, recursive: true);

        Assert.IsType<PushOutcome.Failed>(await mirror.PushAsync(commit, "main", null, Token));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("a:b")]
    [InlineData("+main")]
    public async Task A_hostile_name_reaches_no_remote(string branch)
    {
        using var world = await CreateAsync();
        using var mirror = await world.OpenMirrorAsync();
        var head = (await mirror.FetchAsync("main", Token))!;

        if (branch[0] == '+')
        {
            // Legal for Git; it must be taken as a name and not as "force".
            await mirror.PushAsync(head, branch, null, Token);
            Assert.Equal(head, await world.HeadAsync(world.RemoteFolder, "refs/heads/+main"));
        }
        else
        {
            await Assert.ThrowsAsync<UsageException>(() => mirror.PushAsync(head, branch, null, Token));
        }
    }

    private static Task<CommitId> FixAsync(Mirror mirror, CommitId parent, string content = "fixed") =>
        mirror.WriteFilesAsync(parent, new Dictionary<string, byte[]> { ["fix"] = Bytes(content) }, "Fix", Token);
}
