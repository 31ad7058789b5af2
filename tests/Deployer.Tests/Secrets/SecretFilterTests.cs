using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Secrets;

public sealed class SecretFilterTests
{
    private readonly Redactor _redactor = new([new Secret("abcabd"), new Secret("token-1234-longer"), new Secret("token-1234")]);

    [Theory]
    [InlineData("nothing secret\nin two lines\n", "nothing secret\nin two lines\n")]
    [InlineData("x token-1234 y\n", "x *** y\n")]
    [InlineData("x token-1234-longer y\n", "x *** y\n")]
    [InlineData("x token-1234", "x ***")]
    [InlineData("abcabd abcabcabd", "*** abc***")]
    [InlineData("x token-\n  1234 y\n", "x ***\n y\n")]
    [InlineData("ends in a beginning: abca", "ends in a beginning: abca")]
    public void However_a_text_is_cut_its_secrets_are_masked(string text, string expected)
    {
        for (var size = 1; size <= text.Length; size++)
        {
            var filter = new SecretFilter(_redactor);
            var clean = string.Concat(text.Chunk(size).Select(piece => filter.Take(new string(piece)))) + filter.Complete();

            Assert.Equal(expected, clean);
        }
    }

    [Fact]
    public void A_line_that_begins_no_secret_is_passed_on_at_once() =>
        Assert.Equal("all clear.\n", new SecretFilter(_redactor).Take("all clear.\n"));
}
