using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Xunit;

namespace Deployer.SystemTests.Git;

public sealed class GitOverSshTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deploy_key_fetches_and_pushes()
    {
        using var server = await SshServer.StartAsync();
        using var mirror = await OpenAsync(server, server.Variables(isTrusted: true), server.Key);

        var head = await mirror.FetchAsync("main", Token);
        var commit = await mirror.WriteFilesAsync(head, new Dictionary<string, byte[]> { ["fix"] = [1] }, "Fix", Token);

        Assert.IsType<PushOutcome.Pushed>(await mirror.PushAsync(commit, "main", null, Token));
        Assert.Equal(commit, await mirror.ReadRemoteAsync("main", Token));
    }

    [Fact]
    public async Task An_agent_is_used_where_no_key_is_named_and_is_no_way_around_a_named_one()
    {
        using var server = await SshServer.StartAsync();
        var variables = server.Variables(isTrusted: true, await server.StartAgentAsync());

        using (var mirror = await OpenAsync(server, variables, key: null))
        {
            Assert.NotNull(await mirror.FetchAsync("main", Token));
        }

        using var withOther = await OpenAsync(server, variables, server.OtherKey);
        var refused = await Assert.ThrowsAsync<MachineException>(() => withOther.FetchAsync("main", Token));
        Assert.Contains("Permission denied", refused.Message);
        Assert.Contains("sshKeys", refused.Hint);
    }

    [Fact]
    public async Task An_unknown_host_is_refused_with_what_to_do()
    {
        using var server = await SshServer.StartAsync();
        using var mirror = await OpenAsync(server, server.Variables(isTrusted: false), server.Key);

        var refused = await Assert.ThrowsAsync<MachineException>(() => mirror.FetchAsync("main", Token));

        Assert.Contains("Host key verification failed", refused.Message);
        Assert.Contains("ssh-keyscan", refused.Hint);
        Assert.Equal("", File.ReadAllText(server["known_hosts"]));
    }

    private static Task<Mirror> OpenAsync(SshServer server, Dictionary<string, string> variables, string? key)
    {
        var runner = new ProcessRunner(new ProcessEnvironment(variables), TimeProvider.System, ledger: null);
        var git = new GitProgram(runner, new("Deployer", "deployer@localhost"), server["state"]);
        return Mirror.OpenAsync(git, server[$"mirror-{key?.Length}"], new(server.Url, null) { SshKey = key }, Token);
    }
}
