using Deployer.Build.Dependencies;
using Deployer.Kernel;
using Deployer.Tests.Git;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Build.Dependencies;

public sealed class DependencyAccessTests
{
    private static readonly WorkspaceOptions Options = new()
    {
        Services =
        [
            Service("payments", "https://own.example.org/acme/payments.git") with { Token = "OWN" },
            Service("refunds", "git@ssh.example.org:acme/refunds.git") with { Sandbox = new() { Network = ["other.example.org"] } },
        ],
        Sandbox = new() { Network = ["git.example.org", "Plain.example.org"] },
        Tokens = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["git.example.org"] = "HOST", ["127.0.0.1"] = "HOST" },
        SshKeys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["git.example.org"] = "/keys/host" },
    };

    [Theory]
    [InlineData("payments", "https://own.example.org/acme/payments", "own")]
    [InlineData("payments", "https://git.example.org/a/core.git", "host")]
    [InlineData("payments", "http://git.example.org/a/core.git", "")]
    [InlineData("payments", "https://plain.example.org/core.git", "")]
    [InlineData("payments", "https://own.example.org/acme/other.git", null)]
    [InlineData("payments", "https://git.example.org.evil.org/core.git", null)]
    [InlineData("payments", "https://other.example.org/core.git", null)]
    [InlineData("payments", "git@ssh.example.org:acme/refunds.git", "")]
    [InlineData("payments", "git@git.example.org:a/core.git", "/keys/host")]
    [InlineData("payments", "ssh://git@git.example.org:2222/a/core.git", "/keys/host")]
    [InlineData("payments", "file:///etc/core.git", null)]
    [InlineData("refunds", "https://other.example.org/core.git", "")]
    [InlineData("refunds", "https://git.example.org/a/core.git", null)]
    public void Services_remotes_and_listed_hosts_are_allowed_each_with_its_own_credential(string service, string address, string? credential)
    {
        using var world = new GitWorld();
        var settings = new Settings
        {
            Named = new Dictionary<string, Secret>(StringComparer.Ordinal) { ["OWN"] = new("own"), ["HOST"] = new("host") },
        };
        var sources = new DependencySources(new DependencyMirrors(world.Git, world["mirrors"]), Options, new RemoteTokens(Options, settings));

        var remote = sources.Of(Options.Services.Single(one => one.Name.Value == service)).Allow(DependencyUrl.Parse(address)!);

        Assert.Equal(credential, remote is null ? null : remote.Token?.Reveal() ?? remote.SshKey ?? "");
        Assert.Equal(remote is null ? null : address, remote?.Url);
    }

    private static ServiceOptions Service(string name, string remote) => new() { Name = ServiceName.Parse(name), Remote = remote };
}
