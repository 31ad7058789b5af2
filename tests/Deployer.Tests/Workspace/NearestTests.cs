using Deployer.Workspace;
using Xunit;

namespace Deployer.Tests.Workspace;

public sealed class NearestTests
{
    [Theory]
    [InlineData("inti", "init")]
    [InlineData("INIT", "init")]
    [InlineData("servces", "services")]
    [InlineData("serviceses", "services")]
    [InlineData("toolchian", "toolchain")]
    public void A_misspelt_word_finds_the_known_one(string word, string known) =>
        Assert.Equal(known, Nearest.Find(word, ["init", "services", "toolchain"]));

    [Theory]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("ni")]
    public void A_word_that_is_far_from_all_finds_none(string word) =>
        Assert.Null(Nearest.Find(word, ["init", "services", "toolchain"]));
}
