using Deployer.Diagnose;
using Deployer.Repair.Gate;
using Xunit;
using TestResult = Deployer.Diagnose.TestResult;

namespace Deployer.Tests.Repair.Gate;

public sealed class InventoryCheckTests
{
    private static readonly Dictionary<string, TestOutcome> Known = new(StringComparer.Ordinal)
    {
        ["S/a"] = TestOutcome.Passed,
        ["S/b"] = TestOutcome.Failed,
        ["S/off"] = TestOutcome.Skipped,
    };

    [Fact]
    public void All_known_tests_and_more_pass() =>
        Assert.IsType<Check.Passed>(Judge(Test("a"), Test("b"), Test("off", TestOutcome.Skipped), Test("new")));

    [Fact]
    public void A_test_that_is_gone_is_refused_by_name()
    {
        var refused = Assert.IsType<Check.Refused>(Judge(Test("a"), Test("off", TestOutcome.Skipped)));
        Assert.Equal("tests-missing", refused.Rule);
        Assert.Equal("1 of the known tests is no longer there: S/b.", refused.Reason);
    }

    [Theory]
    [InlineData(nameof(TestOutcome.Skipped), "tests-skipped")]
    [InlineData(nameof(TestOutcome.KnownIssue), "tests-excused")]
    public void A_test_that_is_newly_skipped_or_excused_is_refused(string outcome, string rule) =>
        Assert.Equal(rule, Assert.IsType<Check.Refused>(Judge(Test("a"), Test("b", Enum.Parse<TestOutcome>(outcome)), Test("off"))).Rule);

    [Fact]
    public void One_excused_argument_of_a_parameterised_test_is_enough() =>
        Assert.IsType<Check.Refused>(Judge(Test("a"), Test("a", TestOutcome.KnownIssue), Test("b"), Test("off")));

    [Fact]
    public void A_run_that_executes_nothing_is_refused() =>
        Assert.Equal("nothing-executed", Assert.IsType<Check.Refused>(Judge()).Rule);

    [Fact]
    public void A_package_without_tests_needs_none() =>
        Assert.IsType<Check.Passed>(InventoryCheck.Judge(new Dictionary<string, TestOutcome>(StringComparer.Ordinal), []));

    private static Check Judge(params TestResult[] after) => InventoryCheck.Judge(Known, after);

    private static TestResult Test(string name, TestOutcome outcome = TestOutcome.Passed) =>
        new("S", name, TestLibrary.XCTest, outcome, 0.1, null, null, null);
}
