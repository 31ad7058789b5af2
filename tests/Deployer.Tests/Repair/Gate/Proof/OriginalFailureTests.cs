using Deployer.Diagnose;
using Deployer.Repair.Gate;
using Deployer.Repair.Gate.Proof;
using Xunit;
using TestResult = Deployer.Diagnose.TestResult;

namespace Deployer.Tests.Repair.Gate.Proof;

public sealed class OriginalFailureTests
{
    private static readonly string[] Edited = ["Tests/T/Fixtures/a.json"];

    private static readonly Diagnosis Failure = Seen(FailureClass.Test, [], ("a", TestOutcome.Failed), ("b", TestOutcome.Passed));

    [Fact]
    public void A_test_that_still_fails_has_not_been_bent() => Assert.IsType<Check.Passed>(Judge(Seen(FailureClass.Test, [], ("a", TestOutcome.Failed))));

    [Theory]
    [InlineData("Passed")]
    [InlineData("Skipped")]
    [InlineData("KnownIssue")]
    public void A_test_that_ends_otherwise_by_the_edits_alone_was_bent(string outcome)
    {
        var refused = Assert.IsType<Check.Refused>(Judge(Seen(FailureClass.None, [], ("a", Enum.Parse<TestOutcome>(outcome)))));
        Assert.Equal("tests-weakened", refused.Rule);
        Assert.Equal("The edits of Tests/T/Fixtures/a.json alone, without any change of the sources, make S/a no longer fail.", refused.Reason);
    }

    [Fact]
    public void A_test_that_is_gone_was_bent() => Assert.IsType<Check.Refused>(Judge(Seen(FailureClass.None, [], ("b", TestOutcome.Passed))));

    [Fact]
    public void A_run_without_any_test_is_no_failure_that_remains() =>
        Assert.IsType<Check.Refused>(Judge(Seen(FailureClass.None, []) with { Outcome = RunOutcome.Unknown }));

    [Fact]
    public void Edits_that_do_not_build_alone_belong_to_the_sources() => Assert.IsType<Check.Passed>(Judge(Seen(FailureClass.Code, [Phase.Compile])));

    [Fact]
    public void A_test_that_a_crash_kept_from_running_is_doubted() =>
        Assert.Equal("tests-unproven", Assert.IsType<Check.Doubted>(Judge(Seen(FailureClass.Crash, [Phase.TestCrash], ("new", TestOutcome.Failed)))).Doubts[0].Rule);

    [Fact]
    public void A_test_that_passes_is_bent_also_when_another_crashes() =>
        Assert.IsType<Check.Refused>(Judge(Seen(FailureClass.Crash, [Phase.TestCrash], ("a", TestOutcome.Passed))));

    [Fact]
    public void One_of_several_failing_tests_is_enough() => Assert.IsType<Check.Refused>(OriginalFailure.Judge(
        Seen(FailureClass.Test, [], ("a", TestOutcome.Failed), ("c", TestOutcome.Failed)),
        Seen(FailureClass.Test, [], ("a", TestOutcome.Failed), ("c", TestOutcome.Passed)),
        Edited));

    [Fact]
    public void A_compile_error_is_no_failure_of_tests()
    {
        Assert.False(OriginalFailure.IsOfTests(Seen(FailureClass.Code, [Phase.Compile])));
        Assert.False(OriginalFailure.IsOfTests(Seen(FailureClass.None, [], ("a", TestOutcome.Passed))));
        Assert.True(OriginalFailure.IsOfTests(Failure));
    }

    private static Check Judge(Diagnosis seen) => OriginalFailure.Judge(Failure, seen, Edited);

    internal static Diagnosis Seen(FailureClass kind, Phase[] errors, params (string Name, TestOutcome Outcome)[] tests) => new()
    {
        Outcome = kind == FailureClass.None ? RunOutcome.Succeeded : RunOutcome.Failed,
        FailureClass = kind,
        Diagnostics = [.. errors.Select(phase => new Diagnostic { Severity = Severity.Error, Phase = phase, Message = "m" })],
        Tests = [.. tests.Select(test => new TestResult("S", test.Name, TestLibrary.XCTest, test.Outcome, null, null, null, null))],
    };
}
