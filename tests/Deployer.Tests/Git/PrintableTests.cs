using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Git;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("lib/a b.git", "lib/a b.git")]
    [InlineData("a\nb\e[1m\0", "a?b?[1m?")]
    public void Nothing_of_a_strangers_text_steers_a_terminal(string text, string shown) => Assert.Equal(shown, Printable.Of(text));

    [Fact]
    public void Of_an_endless_text_the_start_is_shown() => Assert.Equal("aaa", Printable.Of(new string('a', 10_000), 3));
}
