using Deployer.Kernel;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class RemoteTokensTests
{
    private static readonly WorkspaceOptions Options = new()
    {
        Tokens = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["git.example.org"] = "HOST" },
    };

    [Theory]
    [InlineData("https://github.com/a/b.git", "github")]
    [InlineData("https://GitHub.com/a/b.git", "github")]
    [InlineData("http://github.com/a/b.git", null)]
    [InlineData("https://github.com.evil.org/a/b.git", null)]
    [InlineData("https://evil.org/github.com/b.git", null)]
    [InlineData("https://git.example.org/a.git", "host")]
    [InlineData("https://git.example.org:8443/a.git", "host")]
    [InlineData("ssh://git@github.com/a/b.git", null)]
    [InlineData("git@github.com:a/b.git", null)]
    [InlineData("/srv/github.com/a.git", null)]
    public void A_token_goes_to_its_host_only(string address, string? token) =>
        Assert.Equal(token, Tokens("https://api.github.com").At(address).Token?.Reveal());

    [Theory]
    [InlineData("https://ghe.example.org/api/v3", "https://ghe.example.org/a/b.git", "github")]
    [InlineData("https://ghe.example.org/api/v3", "https://github.com/a/b.git", null)]
    [InlineData("https://api.acme.ghe.com", "https://acme.ghe.com/a/b.git", "github")]
    [InlineData("http://127.0.0.1:5001", "http://127.0.0.1:5002/a/b.git", "github")]
    public void GitHubs_host_is_the_one_of_its_API(string api, string address, string? token) =>
        Assert.Equal(token, Tokens(api).At(address).Token?.Reveal());

    [Theory]
    [InlineData("https://github.com/a/b.git", "service")]
    [InlineData("http://127.0.0.1/a.git", "service")]
    [InlineData("git@github.com:a/b.git", null)]
    public void A_services_own_token_comes_first(string address, string? token)
    {
        var service = new ServiceOptions { Name = ServiceName.Parse("a"), Remote = address, Token = "SERVICE" };

        Assert.Equal(token, Tokens("https://api.github.com").Of(service)!.Token?.Reveal());
    }

    [Fact]
    public void A_token_that_is_named_and_not_set_is_not_replaced_by_another()
    {
        var service = new ServiceOptions { Name = ServiceName.Parse("a"), Remote = "https://github.com/a/b.git", Token = "UNSET" };

        Assert.Null(Tokens("https://api.github.com").Of(service)!.Token);
    }

    private static RemoteTokens Tokens(string api) => new(Options, new Settings
    {
        GitHubApi = new Uri(api),
        GitHubToken = new Secret("github"),
        Named = new Dictionary<string, Secret>(StringComparer.Ordinal) { ["HOST"] = new("host"), ["SERVICE"] = new("service") },
    });
}
