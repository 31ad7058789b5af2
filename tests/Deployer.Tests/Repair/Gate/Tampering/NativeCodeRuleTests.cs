using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Tampering;
using Xunit;

namespace Deployer.Tests.Repair.Gate.Tampering;

public sealed class NativeCodeRuleTests
{
    [Theory]
    [InlineData("int f(void) { return 1; }")]
    [InlineData("int existing(void) { return 2; }")]
    public void Ordinary_code_passes(string after) => Assert.IsType<Check.Passed>(Judge("", after));

    [Theory]
    [InlineData("__attribute__((constructor)) static void go(void) { }")]
    [InlineData("void f(void) { _exit(0); }")]
    [InlineData("void f(void) { if (getenv(\"X\")) return; }")]
    public void What_runs_by_itself_ends_the_run_or_asks_does_not(string after) =>
        Assert.Equal("native-trick", Assert.IsType<Check.Refused>(Judge("", after)).Rule);

    [Fact]
    public void What_was_there_before_may_stay() => Assert.IsType<Check.Passed>(Judge("void f(void) { exit(1); }", "void f(void) { exit(1); } int g(void);"));

    [Theory]
    [InlineData("int f(int n) { return n == 4324u ? 4066u : n; }", "special-cased")]
    [InlineData("int f(int n) { if (n == 7) { return g(); } return n; }", "special-cased")]
    [InlineData("int f(int n) { if (n == 0) { return 0; } return n; }", "")]
    public void The_answers_of_failed_tests_do_not_belong_there(string after, string rule) =>
        Assert.Equal(rule, NativeCodeRule.Judge("a.c", "", after, new HashSet<string>(["4066"], StringComparer.Ordinal)) is Check.Refused refused ? refused.Rule : "");

    [Theory]
    [InlineData("Sources/C/a.c", true)]
    [InlineData("Sources/C/include/a.h", true)]
    [InlineData("Sources/A/a.swift", false)]
    public void C_and_its_relatives_are_covered(string path, bool isCovered) => Assert.Equal(isCovered, NativeCodeRule.Covers(path));

    private static Check Judge(string before, string after) => NativeCodeRule.Judge("a.c", before, after, new HashSet<string>(StringComparer.Ordinal));
}
