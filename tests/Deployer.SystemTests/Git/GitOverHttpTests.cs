using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Xunit;

namespace Deployer.SystemTests.Git;

public sealed class GitOverHttpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_fetches_and_pushes_and_is_nowhere_to_be_seen()
    {
        using var server = await GitServer.StartAsync();
        using var mirror = await OpenAsync(server, server.Url, GitServer.Password);

        var head = await mirror.FetchAsync("main", Token);
        var commit = await mirror.WriteFilesAsync(head, new Dictionary<string, byte[]> { ["fix"] = [1] }, "Fix", Token);
        var outcome = await mirror.PushAsync(commit, "main", null, Token);

        Assert.IsType<PushOutcome.Pushed>(outcome);
        Assert.Equal(commit, await mirror.ReadRemoteAsync("main", Token));
        Assert.Equal(commit.Value, File.ReadAllText(Path.Combine(server.Repository, "refs/heads/main")).Trim());
        Assert.Contains("ls-remote", server.SeenArguments);
        Assert.Contains("push --porcelain", server.SeenArguments);
        Assert.DoesNotContain(GitServer.Password, server.SeenArguments);
        var ours = new[] { server["mirror"], server["state"], server["home"] }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).ToList();
        Assert.Contains(Path.Combine(server["mirror"], "config"), ours);
        Assert.All(ours, file => Assert.DoesNotContain(GitServer.Password, File.ReadAllText(file)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong_password_0123456789")]
    public async Task A_missing_or_wrong_token_fails_at_once_without_being_shown(string? password)
    {
        using var server = await GitServer.StartAsync();
        using var mirror = await OpenAsync(server, server.Url, password);

        var refused = await Assert.ThrowsAsync<MachineException>(() => mirror.FetchAsync("main", Token));
        var commit = await mirror.WriteFilesAsync(null, new Dictionary<string, byte[]> { ["fix"] = [1] }, "Fix", Token);
        var failed = Assert.IsType<PushOutcome.Failed>(await mirror.PushAsync(commit, "main", null, Token));

        Assert.Equal("git-remote", refused.Code);
        Assert.DoesNotContain(password ?? "-none-", refused.Message + failed.Reason);
    }

    [Fact]
    public async Task A_host_that_we_are_sent_on_to_gets_nothing()
    {
        using var server = await GitServer.StartAsync();
        using var mirror = await OpenAsync(server, server.RedirectingUrl, GitServer.Password);

        await Assert.ThrowsAsync<MachineException>(() => mirror.ReadRemoteAsync("main", Token));

        Assert.NotEmpty(server.SeenByOther);
        Assert.All(server.SeenByOther.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal("[-]", line));
    }

    [Fact]
    public async Task The_user_s_credential_helper_neither_sees_nor_replaces_our_token()
    {
        using var server = await GitServer.StartAsync();
        Directory.CreateDirectory(server["home"]);
        await File.WriteAllTextAsync(server["home/.gitconfig"], $"[credential]\n\thelper = \"!f() {{ cat >>'{server["helper.log"]}'; echo asked; }}; f\"\n", Token);
        using var mirror = await OpenAsync(server, server.Url, GitServer.Password);

        Assert.NotNull(await mirror.FetchAsync("main", Token));
        Assert.False(File.Exists(server["helper.log"]));

        using var withoutToken = await OpenAsync(server, server.Url, null);
        await Assert.ThrowsAsync<MachineException>(() => withoutToken.FetchAsync("main", Token));
        Assert.True(File.Exists(server["helper.log"]));
    }

    private static Task<Mirror> OpenAsync(GitServer server, string url, string? password)
    {
        Directory.CreateDirectory(server["home"]);
        var environment = new ProcessEnvironment(new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["HOME"] = server["home"] });
        var git = new GitProgram(new(environment, TimeProvider.System, ledger: null), new("Deployer", "deployer@localhost"), server["state"]);
        return Mirror.OpenAsync(git, server["mirror"], new(url, password is null ? null : new Secret(password)), Token);
    }
}
