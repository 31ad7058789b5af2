using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Xunit;

namespace Deployer.SystemTests.Git;

public sealed class GitOverProxyTests
{
    private const string Elsewhere = "git.example.invalid";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http_proxy")]
    [InlineData("https_proxy")]
    [InlineData("HTTPS_PROXY")]
    public async Task Our_Git_goes_through_the_proxy_that_the_environment_names(string variable)
    {
        using var server = await GitServer.StartAsync();
        await using var proxy = new HttpProxy(server.Port);
        var isTunnel = variable.StartsWith("https", StringComparison.OrdinalIgnoreCase);
        var url = server.Url.Replace($"http://127.0.0.1:{server.Port}", isTunnel ? $"https://{Elsewhere}" : $"http://{Elsewhere}");
        using var mirror = await OpenAsync(server, url, new() { [variable] = proxy.Url });

        if (isTunnel)
        {
            var refused = await Assert.ThrowsAsync<MachineException>(() => mirror.FetchAsync("main", Token));
            Assert.Contains("502", refused.Message);
            Assert.Contains($"CONNECT {Elsewhere}:443 HTTP/1.1", proxy.Seen);
        }
        else
        {
            Assert.NotNull(await mirror.FetchAsync("main", Token));
            Assert.Contains(proxy.Seen, line => line.StartsWith($"GET http://{Elsewhere}/git/payments.git", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("no_proxy")]
    [InlineData("NO_PROXY")]
    public async Task A_host_that_needs_no_proxy_is_reached_without(string variable)
    {
        using var server = await GitServer.StartAsync();
        await using var proxy = new HttpProxy(server.Port);
        using var mirror = await OpenAsync(server, server.Url, new() { ["http_proxy"] = proxy.Url, [variable] = "127.0.0.1" });

        Assert.NotNull(await mirror.FetchAsync("main", Token));
        Assert.Empty(proxy.Seen);
    }

    private static Task<Mirror> OpenAsync(GitServer server, string url, Dictionary<string, string> variables)
    {
        Directory.CreateDirectory(server["home"]);
        var environment = new ProcessEnvironment(
            new Dictionary<string, string>(variables) { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["HOME"] = server["home"] });
        var git = new GitProgram(new(environment, TimeProvider.System, ledger: null), new("Deployer", "deployer@localhost"), server["state"]);
        return Mirror.OpenAsync(git, server["mirror"], new(url, new Secret(GitServer.Password)), Token);
    }
}
