using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Git;

public sealed class EmbeddedCredentialsTests
{
    [Theory]
    [InlineData("https://me:secret@git.example.org/a.git", "https://me@git.example.org/a.git", "secret")]
    [InlineData("https://x-access-token:secret@git.example.org/a", "https://git.example.org/a", "secret")]
    [InlineData("https://:secret@git.example.org/a", "https://git.example.org/a", "secret")]
    [InlineData("http://me:p%40ss@localhost:8080/a", "http://me@localhost:8080/a", "p@ss")]
    [InlineData("https://abcdef:x-oauth-basic@git.example.org/a", "https://git.example.org/a", "abcdef")]
    [InlineData("https://ghp_0123456789abcdefghij@git.example.org/a", "https://git.example.org/a", "ghp_0123456789abcdefghij")]
    [InlineData("https://0123456789abcdef0123@git.example.org/a", "https://git.example.org/a", "0123456789abcdef0123")]
    public void It_is_found_and_removed(string url, string clean, string secret)
    {
        var configuration = $"[remote \"origin\"]\n\turl = {url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n";

        Assert.Equal(secret, Assert.Single(EmbeddedCredentials.Find(configuration)).Value.Reveal());
        Assert.Equal(configuration.Replace(url, clean, StringComparison.Ordinal), EmbeddedCredentials.Remove(configuration));
    }

    [Theory]
    [InlineData("https://alice@git.example.org/a.git")]
    [InlineData("https://git@git.example.org/a.git")]
    [InlineData("https://git.example.org/a.git")]
    [InlineData("ssh://git@git.example.org/a.git")]
    [InlineData("git@git.example.org:a.git")]
    [InlineData("/srv/git/a@b:c.git")]
    public void What_is_none_stays(string url)
    {
        Assert.Empty(EmbeddedCredentials.Find($"url = {url}\n"));
        Assert.Equal($"url = {url}\n", EmbeddedCredentials.Remove($"url = {url}\n"));
    }

    [Fact]
    public void One_that_is_used_twice_is_told_of_once() =>
        Assert.Single(EmbeddedCredentials.Find("url = https://a:secret@h/x\npushurl = https://a:secret@h/y\n[url \"https://a:secret@h/\"]\n"));
}
