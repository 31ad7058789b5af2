using Deployer.Git;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Git;

public sealed class NamesTests
{
    [Theory]
    [InlineData("/srv/git/a.git", null)]
    [InlineData("/srv/with blank/a.git", null)]
    [InlineData("file:///srv/git/a.git", null)]
    [InlineData("https://example.org/acme/a.git", "https://example.org")]
    [InlineData("https://example.org", "https://example.org")]
    [InlineData("http://127.0.0.1:8080/a.git", "http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080/a.git", "http://[::1]:8080")]
    [InlineData("https://me@example.org/a.git", "https://example.org")]
    [InlineData("ssh://git@example.org:22/a.git", null)]
    [InlineData("git@example.org:acme/a.git", null)]
    public void An_address_of_a_repository_is_accepted(string url, string? host) => Assert.Equal(host, RemoteUrl.Parse(url).Host);

    [Theory]
    [InlineData("")]
    [InlineData("relative/path")]
    [InlineData("--upload-pack=touch planted")]
    [InlineData("-oProxyCommand=x")]
    [InlineData("ext::sh -c touch% planted")]
    [InlineData("fd::17")]
    [InlineData("git://example.org/a.git")]
    [InlineData("ftp://example.org/a.git")]
    [InlineData("https://me:hidden@example.org/a.git")]
    [InlineData("https://:hidden@example.org/a.git")]
    [InlineData("https://example.org/a.git\nhost=evil")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://-host/a.git")]
    [InlineData("https:///a.git")]
    [InlineData("ssh://-oProxyCommand=x/a.git")]
    [InlineData("ssh://git@-oProxyCommand=x/a.git")]
    [InlineData("ssh://git:hidden@example.org/a.git")]
    [InlineData("-git@example.org:a.git")]
    [InlineData("git@-example.org:a.git")]
    [InlineData("git@example.org:-a")]
    [InlineData("/srv/\0")]
    public void Anything_else_is_refused_without_repeating_a_password(string url)
    {
        var refusal = Assert.Throws<UsageException>(() => RemoteUrl.Parse(url));

        if (url.StartsWith("http", StringComparison.Ordinal))
        {
            Assert.DoesNotContain("hidden", refusal.Message);
        }
    }

    [Theory]
    [InlineData("main", true)]
    [InlineData("codex/payments/0123abcd-2", true)]
    [InlineData("ümläut/x", true)]
    [InlineData("a@b", true)]
    [InlineData("", false)]
    [InlineData("-x", false)]
    [InlineData("--force", false)]
    [InlineData("@", false)]
    [InlineData("HEAD", false)]
    [InlineData("a..b", false)]
    [InlineData("a b", false)]
    [InlineData("a~1", false)]
    [InlineData("a^", false)]
    [InlineData("a:b", false)]
    [InlineData("a?", false)]
    [InlineData("a*", false)]
    [InlineData("a[b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a@{1}", false)]
    [InlineData("a.", false)]
    [InlineData("a.lock", false)]
    [InlineData("a.lock/b", false)]
    [InlineData(".a", false)]
    [InlineData("a/.b", false)]
    [InlineData("a//b", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u007fb", false)]
    public async Task A_branch_is_valid_when_git_says_so(string name, bool valid)
    {
        using var world = new GitWorld();
        var git = await world.Git.RunAsync(new(Path.GetTempPath(), "check-ref-format", "--branch", name.Length == 0 ? " " : name), GitWorld.Token);

        Assert.Equal(valid, BranchName.IsValid(name));
        Assert.Equal(valid, git.Succeeded && name != "@");
    }
}
