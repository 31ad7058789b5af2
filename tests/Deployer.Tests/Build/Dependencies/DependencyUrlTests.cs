using Deployer.Build.Dependencies;
using Xunit;

namespace Deployer.Tests.Build.Dependencies;

public sealed class DependencyUrlTests
{
    [Theory]
    [InlineData("https://git.example.org/a/core.git", "git.example.org", "https/git.example.org/a/core.git")]
    [InlineData("https://git.example.org/a/core", "git.example.org", "https/git.example.org/a/core.git")]
    [InlineData("https://Git.Example.org:8443/b/core.git", "git.example.org", "https/Git.Example.org:8443/b/core.git")]
    [InlineData("https://me@git.example.org/core", "git.example.org", "https/me@git.example.org/core.git")]
    [InlineData("http://127.0.0.1:5001/core", "127.0.0.1", "http/127.0.0.1:5001/core.git")]
    [InlineData("ssh://git@git.example.org:2222/a/core.git", "git.example.org", "ssh/git@git.example.org:2222/a/core.git")]
    [InlineData("git@git.example.org:a/core.git", "git.example.org", "short/git.example.org:a/core.git")]
    [InlineData("file:///srv/git/core.git", "", "file/srv/git/core.git")]
    public void An_address_has_a_mirror_by_scheme_host_and_path_and_the_mirror_names_its_address(string address, string host, string path)
    {
        var url = DependencyUrl.Parse(address);

        Assert.Equal((host, path), (url?.Host, url?.MirrorPath));
        Assert.True(DependencyUrl.OfMirrorPath(path)?.IsSame(url!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("core")]
    [InlineData("/srv/git/core.git")]
    [InlineData("ext::sh -c id")]
    [InlineData("-u./x")]
    [InlineData("git://git.example.org/core.git")]
    [InlineData("https://user:secret@git.example.org/core.git")]
    [InlineData("https://-oProxyCommand=x/core.git")]
    [InlineData("https://git.example.org/../../etc/core.git")]
    [InlineData("https://git.example.org/a/../core.git")]
    [InlineData("https://git.example.org/a//core.git")]
    [InlineData("https://git.example.org/core.git/objects")]
    [InlineData("https://git.example.org/.git")]
    [InlineData("https://git.example.org/a%2fcore.git")]
    [InlineData("https://git.example.org/a b.git")]
    [InlineData("https://git.example.org/core.git?x=1")]
    [InlineData("https://git.example.org/core\n.git")]
    [InlineData("git@git.example.org:-x")]
    [InlineData("git@git.example.org:../core.git")]
    [InlineData("ssh://-oProxyCommand=x/core.git")]
    [InlineData("file:///srv/../core.git")]
    public void What_is_no_plain_address_has_no_mirror(string address) => Assert.Null(DependencyUrl.Parse(address));

    [Theory]
    [InlineData("https://git.example.org/a/core", "https://GIT.example.org/a/core.git", true)]
    [InlineData("https://git.example.org/a/core", "https://git.example.org/b/core", false)]
    [InlineData("https://git.example.org/a/core", "https://git.example.org/A/core", false)]
    [InlineData("https://git.example.org/a/core", "http://git.example.org/a/core", false)]
    [InlineData("https://git.example.org/a/core", "https://git.example.org:444/a/core", false)]
    public void Two_spellings_of_one_repository_are_known(string one, string other, bool same) =>
        Assert.Equal(same, DependencyUrl.Parse(one)!.IsSame(DependencyUrl.Parse(other)!));
}
