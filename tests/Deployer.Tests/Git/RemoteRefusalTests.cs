using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Git;

public sealed class RemoteRefusalTests
{
    [Theory]
    [InlineData("remote: Not Found\nfatal: repository 'https://host.example/a/b.git/' not found")]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 403")]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 410")]
    [InlineData("fatal: Authentication failed for 'https://host.example/a.git/'")]
    [InlineData("fatal: could not read Username for 'https://host.example': terminal prompts disabled")]
    [InlineData("git@host.example: Permission denied (publickey).\nfatal: Could not read from remote repository.")]
    [InlineData("ERROR: Repository not found.\nfatal: Could not read from remote repository.")]
    [InlineData("fatal: '/srv/gone.git' does not appear to be a git repository")]
    public void A_refusal_lasts(string reason) => Assert.True(RemoteRefusal.IsIn(reason));

    [Theory]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 500")]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 503")]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 408")]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 425")]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': The requested URL returned error: 429")]
    [InlineData("fatal: unable to access 'https://host.example/a.git/': Could not resolve host: host.example")]
    [InlineData("fatal: unable to access 'http://127.0.0.1:1/a.git/': Failed to connect to 127.0.0.1 port 1: Connection refused")]
    [InlineData("ssh: connect to host host.example port 22: Connection timed out\nfatal: Could not read from remote repository.")]
    [InlineData("error: RPC failed; curl 18 transfer closed\nfatal: early EOF")]
    public void What_only_cannot_be_reached_does_not(string reason) => Assert.False(RemoteRefusal.IsIn(reason));
}
