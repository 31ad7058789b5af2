using Deployer.Repair.Fixers.Source;
using Deployer.Repair.History;
using Xunit;

namespace Deployer.Tests.Repair.History;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "b\n>B\n")]
    [InlineData("a\nb\nc\n", "a\nc\n", "b\n>")]
    [InlineData("a\nc\n", "a\nb\nc\n", ">b\n")]
    [InlineData("a\nb\nc\nd\n", "A\nb\nc\n", "a\n>A\n|d\n>")]
    [InlineData("a\r\nb\r\n", "a\r\nb\n", "b\r\n>b\n")]
    [InlineData("a\nb", "a\nb\n", "b>b\n")]
    [InlineData("a\nb", "a", "a\nb>a")]
    [InlineData("é\nü\n", "é\nö\n", "ü\n>ö\n")]
    [InlineData("  a\n", "a\n", "  a\n>a\n")]
    [InlineData("", "a\n", ">a\n")]
    [InlineData("a\n", "", "a\n>")]
    [InlineData("", "", "")]
    [InlineData("a\n\n\nb", "a\n\n\nb", "")]
    public void The_bytes_that_differ_are_whole_lines(string before, string after, string expected)
    {
        var (old, fresh) = (SourceFile.Bytes(before), SourceFile.Bytes(after));
        var hunks = LineDiff.Between(old, fresh);
        Assert.Equal(SourceFile.Bytes(expected), string.Join('|', hunks.Select(hunk => $"{old[hunk.BeforeStart..hunk.BeforeEnd]}>{fresh[hunk.AfterStart..hunk.AfterEnd]}")));
    }

    [Fact]
    public void The_hunks_lead_from_one_text_to_the_other()
    {
        const string before = "one\ntwo\nthree\nfour\nfive\n}\n}\nsix";
        const string after = "zero\none\nthree\nFOUR\nfive\n}\nsix\nseven\n";
        var edits = LineDiff.Between(before, after).Select(hunk => new TextEdit(hunk.BeforeStart, hunk.BeforeEnd, after[hunk.AfterStart..hunk.AfterEnd]));
        Assert.Equal(after, new SourceFile("A.swift", before).With(edits).Text);
    }
}
