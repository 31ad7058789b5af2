using Deployer.Kernel;
using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class EnvironmentFileTests : IDisposable
{
    private readonly WorkspaceWorld _world = new();

    public void Dispose() => _world.Dispose();

    private EnvironmentFile File(string text)
    {
        _world.WriteEnvironmentFile(text);
        return new EnvironmentFile(_world.Layout.EnvironmentFile);
    }

    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("A=", "")]
    [InlineData("export A=b", "b")]
    [InlineData("  A=b  ", "b")]
    [InlineData("A=b # comment", "b")]
    [InlineData("A=# comment", "")]
    [InlineData("A=b#c", "b#c")]
    [InlineData("A=b=c", "b=c")]
    [InlineData("A=b c", "b c")]
    [InlineData("A='b \" # \\n'", "b \" # \\n")]
    [InlineData("A=\"b \\\" \\n \\\\ ' \\x\" # comment", "b \" \n \\ ' \\x")]
    [InlineData("A=$HOME", "$HOME")]
    [InlineData("# A=a\n\nA=b", "b")]
    [InlineData("A=a\nA=b", "b")]
    [InlineData("A=b\r\n", "b")]
    public void A_line_is_read_without_running_it(string text, string value) => Assert.Equal(value, File(text).Read()["A"].Value);

    [Theory]
    [InlineData("A=b\nhunter22", 2, "is not NAME=value.")]
    [InlineData("A = hunter22", 1, "is not NAME=value.")]
    [InlineData("9A=hunter22", 1, "is not NAME=value.")]
    [InlineData("\r\n\r\nA='hunter22", 3, "the value of A has no closing quote.")]
    [InlineData("A=\"hunter22", 1, "the value of A has no closing quote.")]
    [InlineData("A='hunter22'x", 1, "something follows the quoted value of A.")]
    public void A_wrong_line_is_told_without_its_value(string text, int line, string message)
    {
        var error = Assert.Throws<UsageException>(() => File(text).Read());

        Assert.Equal($"dispatcher.env:{line}: {message}", error.Message);
        Assert.DoesNotContain("hunter22", error.Hint);
    }

    [Fact]
    public void A_missing_file_is_empty_and_well()
    {
        var file = new EnvironmentFile(_world.Layout.EnvironmentFile);

        Assert.Empty(file.Read());
        Assert.Null(file.ModeWarning());
    }

    [Theory]
    [InlineData(UnixFileMode.None, false)]
    [InlineData(UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.OtherRead, true)]
    public void A_mode_wider_than_the_owners_warns(UnixFileMode more, bool warns)
    {
        var file = File("A=b");
        Permissions.Set(_world.Layout.EnvironmentFile, Permissions.OwnerOnly | more);

        Assert.Equal(warns, file.ModeWarning() is not null);
    }
}
