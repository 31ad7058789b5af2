using Deployer.RepairBench;
using Deployer.RepairBench.Corpus;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class OptionsTests
{
    [Fact]
    public void What_is_asked_for_is_read()
    {
        var options = Options.Parse(["run", "--share", "heldOut", "--seed", "7", "--agent", "do-nothing", "--write", "--folder", "here", "--agent", "codex-deployer"], out var complaint);

        Assert.Empty(complaint);
        Assert.NotNull(options);
        Assert.Equal(("run", Share.HeldOut, 7), (options.Verb, options.Share, options.Seed));
        Assert.Equal(["do-nothing", "codex-deployer"], options.Agents);
        Assert.Equal(("here", true), (options.Folder, options.Write));
    }

    [Fact]
    public void What_one_operator_broke_is_not_published()
    {
        Assert.NotNull(Options.Parse(["report", "--operator", "witness-dropped"], out _));
        Assert.Null(Options.Parse(["report", "--operator", "witness-dropped", "--write"], out _));
    }

    [Theory]
    [InlineData]
    [InlineData("dance")]
    [InlineData("run", "--seed")]
    [InlineData("run", "--seed", "-1")]
    [InlineData("run", "--share", "7")]
    [InlineData("run", "--agent", "nobody")]
    [InlineData("run", "--speed", "7")]
    [InlineData("run", "--operator", "make-worse")]
    public void What_is_not_understood_is_answered_with_the_usage(params string[] arguments)
    {
        Assert.Null(Options.Parse(arguments, out var complaint));
        Assert.Contains("usage: packages|probe|cases|run|repeat|report|all", complaint, StringComparison.Ordinal);
    }
}
