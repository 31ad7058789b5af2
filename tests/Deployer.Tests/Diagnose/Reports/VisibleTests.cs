using Deployer.Diagnose.Reports;
using Xunit;

namespace Deployer.Tests.Diagnose.Reports;

public sealed class VisibleTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("grün 日本 👍", "grün 日本 👍")]
    [InlineData("a\e[31mb", @"a\u{1B}[31mb")]
    [InlineData("a\u009B31mb", @"a\u{9B}31mb")]
    [InlineData("a\u202Eb\u2066c", @"a\u{202E}b\u{2066}c")]
    [InlineData("a\u200Bb\uFEFFc", @"a\u{200B}b\u{FEFF}c")]
    [InlineData("a\U000E0041b", @"a\u{E0041}b")]
    [InlineData("a\0b\ac\bd", @"a\u{0}b\u{7}c\u{8}d")]
    [InlineData("a\nb\r\nc\td", "a b c d")]
    [InlineData("a\u2028b", "a b")]
    public void What_is_not_drawn_is_written_out(string text, string shown) => Assert.Equal(shown, Visible.Line(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb", Visible.Line("a\uD800b"));

    [Fact]
    public void Long_text_is_cut_between_characters() => Assert.Equal("ab…", Visible.Line("ab👍c", 3));

    [Fact]
    public void Lines_keep_their_tabs_and_are_counted() =>
        Assert.Equal(["a", "\tb", "…"], Visible.Lines("a\n\tb\nc\nd", 2));
}
