using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Tampering;
using Xunit;

namespace Deployer.Tests.Repair.Gate.Tampering;

public sealed class NativeCodeRuleTests
{
    [Theory]
    [InlineData("int f(void) { return 1; }")]
    [InlineData("int existing(void) { return 2; }")]
    public void Ordinary_code_passes(string after) => Assert.IsType<Check.Passed>(NativeCodeRule.Judge("a.c", "", after));

    [Theory]
    [InlineData("__attribute__((constructor)) static void go(void) { }")]
    [InlineData("void f(void) { _exit(0); }")]
    [InlineData("void f(void) { if (getenv(\"X\")) return; }")]
    public void What_runs_by_itself_ends_the_run_or_asks_does_not(string after) =>
        Assert.Equal("native-trick", Assert.IsType<Check.Refused>(NativeCodeRule.Judge("a.c", "", after)).Rule);

    [Fact]
    public void What_was_there_before_may_stay() => Assert.IsType<Check.Passed>(NativeCodeRule.Judge("a.c", "void f(void) { exit(1); }", "void f(void) { exit(1); } int g(void);"));

    [Theory]
    [InlineData("Sources/C/a.c", true)]
    [InlineData("Sources/C/include/a.h", true)]
    [InlineData("Sources/A/a.swift", false)]
    public void C_and_its_relatives_are_covered(string path, bool isCovered) => Assert.Equal(isCovered, NativeCodeRule.Covers(path));
}
