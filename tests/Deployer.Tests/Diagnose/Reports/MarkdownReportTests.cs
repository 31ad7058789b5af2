using Deployer.Diagnose;
using Deployer.Diagnose.Reports;
using Deployer.Tests.Snapshots;
using Xunit;
using static Deployer.Tests.Diagnose.Reports.SampleLogs;

namespace Deployer.Tests.Diagnose.Reports;

public sealed class MarkdownReportTests
{
    [Fact]
    public void A_broken_build_is_told_cause_first() => Snapshot.Matches(Markdown(Broken), "markdown-broken");

    [Fact]
    public void Failed_tests_are_a_table() => Assert.Contains(
        "\n## Failed tests (1 of 1)\n\n| test | place | message |\n|---|---|---|\n| `S/t` | `Tests/T.swift:4` | `wrong` |\n",
        Markdown(Of([Error("S/t: wrong") with { Phase = Phase.TestIssue }], FailureClass.Test, Failed("S", "t", "wrong"))));

    [Fact]
    public void A_green_log_has_a_heading_and_its_environment()
    {
        var text = Markdown(Of([], FailureClass.None));

        Assert.StartsWith("# Succeeded\n", text);
        Assert.DoesNotContain("## Cause", text);
        Assert.Contains("- log: `build.log`\n", text);
    }

    [Theory]
    [InlineData("@admin #1 <b>x</b>", "`@admin #1 <b>x</b>`")]
    [InlineData("a|b", "`a|b`")]
    [InlineData("a`b``c", "```a`b``c```")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("a\nb", "`a b`")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    [InlineData("a\u202Eb", @"`a\u{202E}b`")]
    public void Text_of_a_log_stays_text(string text, string code) => Assert.Equal(code, MarkdownText.Code(text));

    [Theory]
    [InlineData("`swift build` shows it (again).", "`swift build` shows it (again).")]
    [InlineData("Ask @admin.", "`Ask @admin.`")]
    [InlineData("Mend a`b.", "``Mend a`b.``")]
    [InlineData("See #1.", "`See #1.`")]
    public void Sentences_are_prose_unless_they_quote_markup(string text, string shown) => Assert.Equal(shown, MarkdownText.Prose(text));

    [Fact]
    public void A_bar_does_not_end_a_cell() => Assert.Equal(@"`a\|b`", MarkdownText.Cell("a|b"));

    [Fact]
    public void A_message_cannot_end_its_block()
    {
        var lines = MarkdownText.Block(["a", "````", "b"], "text").ToList();

        Assert.Equal(["`````text", "a", "````", "b", "`````"], lines);
    }

    [Fact]
    public void A_long_report_is_bounded()
    {
        var many = Enumerable.Range(1, 5_000).Select(line => Error(new string('x', 4_000), "A.swift", line) with { IsConsequence = line % 2 == 0 });
        var tests = Enumerable.Range(1, 5_000).Select(number => Failed("S", $"t{number}", new string('y', 4_000)));

        var text = Markdown(Of([.. many], FailureClass.Code, [.. tests]));

        Assert.InRange(text.Length, 10_000, 200_000);
        Assert.Contains("\nand 4950 more\n", text);
    }

    private static string Markdown(LogAnalysis analysis) => Written(output => new MarkdownReport(output, Report(analysis)).Write());
}
