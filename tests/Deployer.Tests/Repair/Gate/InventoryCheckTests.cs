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
    public void A_test_of_the_red_run_that_no_green_run_knew_must_run_as_well()
    {
        TestResult[] green = [Test("a"), Test("b"), Test("off", TestOutcome.Skipped)];
        TestResult[] red = [.. green, Test("new", TestOutcome.Failed)];
        Assert.Equal("tests-missing", Assert.IsType<Check.Refused>(InventoryCheck.Judge(Known, red, green)).Rule);
        Assert.IsType<Check.Refused>(InventoryCheck.Judge(Known, red, [.. green, Test("new", TestOutcome.Skipped)]));
        Assert.IsType<Check.Passed>(InventoryCheck.Judge(Known, red, [.. green, Test("new")]));
    }

    [Fact]
    public void A_test_with_fewer_arguments_is_refused()
    {
        TestResult[] green = [Test("a"), Test("b"), Test("off", TestOutcome.Skipped)];
        var refused = Assert.IsType<Check.Refused>(InventoryCheck.Judge(Known, [green[0] with { CaseCount = 3 }], green));
        Assert.Equal("cases-missing", refused.Rule);
    }

    [Fact]
    public void What_is_recorded_outside_of_tests_need_not_be_there_again()
    {
        TestResult[] green = [Test("a"), Test("b"), Test("off", TestOutcome.Skipped)];
        var suite = new TestResult("", "M.S", TestLibrary.SwiftTesting, TestOutcome.Failed, null, null, null, null);
        Assert.IsType<Check.Passed>(InventoryCheck.Judge(Known, [suite], green));
    }

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
