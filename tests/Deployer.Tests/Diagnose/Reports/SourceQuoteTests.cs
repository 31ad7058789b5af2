using Deployer.Diagnose.Reports;
using Xunit;

namespace Deployer.Tests.Diagnose.Reports;

public sealed class SourceQuoteTests
{
    [Theory]
    [InlineData("let v = f()", 9, "let v = f()", 8)]
    [InlineData("\tlet v = f()", 2, "    let v = f()", 4)]
    [InlineData("ab\tc", 4, "ab  c", 4)]
    [InlineData("let ü = f()", 5, "let ü = f()", 4)]
    [InlineData("let ü = f()", 10, "let ü = f()", 8)]
    [InlineData("\"日本\" + f()", 12, "\"日本\" + f()", 9)]
    [InlineData("\"👍\" + f()", 10, "\"👍\" + f()", 7)]
    [InlineData("e\u0301 + f()", 7, "e\u0301 + f()", 4)]
    [InlineData("f(", 3, "f(", 2)]
    [InlineData("", 1, "", 0)]
    public void The_caret_stands_under_its_character(string line, int column, string text, int caret) =>
        Assert.Equal(new SourceQuote(text, caret), SourceQuote.Of(line, column, 80));

    [Theory]
    [InlineData(null)]
    [InlineData(9)]
    public void A_place_that_is_not_on_the_line_has_no_caret(int? column) =>
        Assert.Equal(new SourceQuote("f()", null), SourceQuote.Of("f()", column, 80));

    [Fact]
    public void What_steers_a_terminal_is_written_out_and_the_caret_moves_with_it() =>
        Assert.Equal(new SourceQuote(@"a\u{1B}[2J\u{202E}b", 18), SourceQuote.Of("a\e[2J\u202Eb", 9, 80));

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(201)]
    public void A_wide_line_is_cut_around_the_caret(int column)
    {
        var line = new string('a', 200).Remove(Math.Min(column, 200) - 1, 1).Insert(Math.Min(column, 200) - 1, "X");

        var quote = SourceQuote.Of(line, column, 40);

        Assert.InRange(quote.Text.Length, 10, 41);
        Assert.Equal(column == 201 ? quote.Text.Length : quote.Text.IndexOf('X'), quote.Caret);
    }

    [Fact]
    public void A_wide_line_of_wide_characters_keeps_its_caret()
    {
        var quote = SourceQuote.Of(new string('日', 50) + "X" + new string('本', 50), 151, 40);

        var left = quote.Text[..quote.Text.IndexOf('X')];
        Assert.Equal(left.Length + left.Count(letter => letter == '日'), quote.Caret);
    }
}
