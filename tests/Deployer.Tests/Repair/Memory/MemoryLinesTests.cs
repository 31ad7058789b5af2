using System.Text;
using Deployer.Kernel;
using Deployer.Repair.Memory;
using Xunit;

namespace Deployer.Tests.Repair.Memory;

public sealed class MemoryLinesTests
{
    private static readonly RememberedFix Known = Teaching.Fix(Teaching.MissingTry, Teaching.Keys(), "search/effects", UseOutcome.Verified, UseOutcome.Kept);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var text = MemoryLines.Write([Known]);

        var reading = MemoryLines.Read(Encoding.UTF8.GetBytes(text + "\n"));

        Assert.Empty(reading.Faults);
        var fix = Assert.Single(reading.Fixes);
        Assert.Equal(Known.Id, fix.Id);
        Assert.Equal(Known.Uses, fix.Uses);
        Assert.Equal((Known.Way, Known.Confidence), (fix.Way, fix.Confidence));
        Assert.StartsWith("{\"schema\":\"codex-deployer/memory/1\",", text, StringComparison.Ordinal);
        Assert.Equal(text, MemoryLines.Write(reading.Fixes));
    }

    [Fact]
    public void A_mere_diff_stays_where_it_is() =>
        Assert.Empty(MemoryLines.Write([Teaching.Fix(new FixTemplate { Diff = "--- a\n" }, Teaching.Keys())]));

    [Fact]
    public void A_line_with_a_secret_is_left_out()
    {
        var spoken = Known with { Uses = [.. Known.Uses.Select(use => use with { Toolchain = "hunter2hunter2" })] };
        Assert.Empty(MemoryLines.Write([spoken], new Redactor([new Secret("hunter2hunter2")])));
        Assert.NotEmpty(MemoryLines.Write([Known], new Redactor([new Secret("hunter2hunter2")])));
    }

    [Theory]
    [InlineData("not json", "")]
    [InlineData("{}", "it is no 'codex-deployer/memory/1'")]
    [InlineData("\"schema\":\"codex-deployer/memory/1\"", "\"schema\":\"codex-deployer/memory/2\"")]
    [InlineData("\"way\":\"search/effects\"", "\"way\":\"rule x\"")]
    [InlineData("\"confidence\":\"High\"", "\"confidence\":\"7\"")]
    [InlineData("\"outcome\":\"Kept\"", "\"outcome\":\"Loved\"")]
    [InlineData("\"kind\":\"Line\"", "\"kind\":\"Anywhere\"")]
    [InlineData("\"new\":[\"try\",\" \"]", "\"new\":[\"System\",\" \"]")]
    [InlineData("\"new\":[\"try\",\" \"]", "\"new\":[\"try\",\"!\",\" \"]")]
    [InlineData("\"new\":[\"try\",\" \"]", "\"new\":[\"fatalError\",\"(\",\")\"]")]
    [InlineData("\"new\":[\"try\",\" \"]", "\"new\":[\"\\\"a\\\"\"]")]
    [InlineData("\"new\":[\"try\",\" \"]", "\"new\":null")]
    [InlineData("\"mark\":0", "\"mark\":99")]
    [InlineData("\"exact\":\"", "\"exact\":\"x")]
    public void A_line_that_makes_no_sense_is_named_by_its_number(string old, string changed)
    {
        var good = MemoryLines.Write([Known]).TrimEnd('\n');
        Assert.True(old is "not json" or "{}" || good.Contains(old, StringComparison.Ordinal), good);
        var bad = old is "not json" or "{}" ? old : good.Replace(old, changed, StringComparison.Ordinal);

        var reading = MemoryLines.Read(Encoding.UTF8.GetBytes($"{good}\n{bad}\n"));

        Assert.Single(reading.Fixes);
        Assert.StartsWith("line 2: ", Assert.Single(reading.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_end_is_not_read() => Assert.Single(MemoryLines.Read(new byte[MemoryLines.MaxBytes + 1]).Faults);
}
