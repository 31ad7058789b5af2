using Deployer.Diagnose.Reduce;
using Deployer.Kernel;
using Xunit;

namespace Deployer.Tests.Diagnose.Reduce;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain: 'text'", "plain: 'text'")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("caf\u00e9 \u2192 \u65e5\u672c \ud83d\ude80", "caf\u00e9 \u2192 \u65e5\u672c \ud83d\ude80")]
    [InlineData("\e[1;31mred\e[0m \e]8;;http://x\alink\e]8;;\a \e(B", "red link ")]
    [InlineData("a\0b\u0007c\u0085d\u009be", "abcde")]
    [InlineData("is\u202eAdmin\u2066x\u2069\u200e\u200f\u061c", "is\\u{202E}Admin\\u{2066}x\\u{2069}\\u{200E}\\u{200F}\\u{61C}")]
    [InlineData("zero\u200bwidth\u200d\ufeff\u00ad\u2060", "zerowidth")]
    [InlineData("hidden\ud83c\udf00\udb40\udc41\udb40\udc42\udb40\udd01\ufe0f", "hidden\ud83c\udf00")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("end \e", "end ")]
    [InlineData("end \e[12", "end ")]
    public void What_is_invisible_goes_and_what_turns_the_writing_shows(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void A_line_is_one_line() => Assert.Equal("a b  c d", VisibleText.LineOf(" a\r\nb\t\nc\rd\0 "));

    [Fact]
    public void Half_a_pair_is_replaced() => Assert.Equal("half \ufffd pair", VisibleText.Of("half \ud83d pair"));

    [Fact]
    public void A_secret_broken_up_by_what_cannot_be_seen_is_still_masked()
    {
        var safe = new SafeText(new Redactor([new Secret("hunter-two")]));

        Assert.Equal("x *** y ***", safe.Line("x hun\u200bter\e[0m-two y ghp_0123456789\u2060abcdefghij"));
        Assert.Equal(2, safe.Masked);
    }
}
