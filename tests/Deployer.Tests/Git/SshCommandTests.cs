using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Git;

public sealed class SshCommandTests
{
    [Theory]
    [InlineData("/srv/deploy key", "'/srv/deploy key'")]
    [InlineData("/srv/it's; touch x", "'/srv/it'\\''s; touch x'")]
    public void A_key_is_the_only_one_offered_and_its_path_runs_nothing(string key, string quoted)
    {
        var command = SshCommand.For(new Remote("git@h:x.git", null) { SshKey = key })["GIT_SSH_COMMAND"];

        Assert.Equal($"ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -i {quoted}", command);
    }

    [Fact]
    public void Without_a_key_the_user_s_own_SSH_decides() => Assert.Empty(SshCommand.For(new Remote("git@h:x.git", null)));

    [Theory]
    [InlineData("/srv/key", true)]
    [InlineData("~/.ssh/key", true)]
    [InlineData("key", false)]
    [InlineData("-oProxyCommand=x", false)]
    [InlineData("/srv/%d", false)]
    [InlineData("/srv/a\nb", false)]
    public void A_key_is_named_by_its_whole_path(string path, bool valid) => Assert.Equal(valid, SshCommand.IsKeyPath(path));

    [Fact]
    public void An_unknown_host_and_a_refused_key_have_a_hint_of_their_own()
    {
        Assert.Contains("ssh-keyscan", SshCommand.HintFor("Host key verification failed.\nfatal: Could not read"));
        Assert.Contains("sshKeys", SshCommand.HintFor("git@h: Permission denied (publickey)."));
        Assert.Null(SshCommand.HintFor("fatal: repository not found"));
    }
}
