using Deployer.Build.Flakes;
using Deployer.Diagnose;
using Xunit;
using TestResult = Deployer.Diagnose.TestResult;

namespace Deployer.Tests.Build.Flakes;

public sealed class RerunTallyTests
{
    private static readonly HashSet<string> NoneLasts = [];
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_test_that_passes_at_the_same_commit_is_flaky_and_not_run_again()
    {
        var tally = new RerunTally(Run("-a +b"), NoneLasts);

        tally.TakeRound(Run("-a"), Moment, isWhole: false);
        tally.TakeRound(Run("+a"), Moment, isWhole: false);

        Assert.False(tally.GoesOn);
        var flaky = Assert.Single(tally.Flaky);
        Assert.Equal(("a", 2, 1), (flaky.Id, flaky.Failed, flaky.Passed));
        Assert.Equal("failed 2 times, passed alone in round 2 of 5 at the same commit", flaky.Evidence);
        Assert.False(tally.MayBeOrder);
        Assert.Empty(tally.Lasting);
    }

    [Fact]
    public void A_test_that_fails_five_times_more_is_not_flaky()
    {
        var tally = new RerunTally(Run("-a"), NoneLasts);
        while (tally.GoesOn)
        {
            tally.TakeRound(Run("-a"), Moment, isWhole: false);
        }

        Assert.Equal(5, tally.Rounds);
        Assert.Equal(["a"], tally.Lasting);
        Assert.Empty(tally.Flaky);
    }

    [Fact]
    public void Each_round_is_for_those_that_have_not_passed()
    {
        var tally = new RerunTally(Run("-a -b -c"), NoneLasts);

        tally.TakeRound(Run("-a +b"), Moment, isWhole: false);

        Assert.Equal(["a", "c"], tally.Pending);
        Assert.Equal(["b"], tally.Flaky.Select(test => test.Id));
    }

    [Fact]
    public void A_hang_is_run_again_only_twice_and_long_runs_end_the_reruns()
    {
        var hung = new RerunTally(Run("-a") with { FailureClass = FailureClass.Hang }, NoneLasts);
        hung.TakeRound(Run("-a"), Moment, isWhole: false);
        hung.TakeRound(Run("-a"), Moment, isWhole: false);
        var slow = new RerunTally(Run("-a"), NoneLasts);
        slow.TakeRound(Run("-a"), TimeSpan.FromMinutes(11), isWhole: false);

        Assert.False(hung.GoesOn);
        Assert.False(slow.GoesOn);
    }

    [Fact]
    public void A_round_that_ran_none_of_its_tests_is_no_round()
    {
        var tally = new RerunTally(Run("-a"), NoneLasts);

        Assert.False(tally.TakeRound(Run(""), Moment, isWhole: false));
        Assert.Equal(0, tally.Rounds);
        Assert.True(tally.GoesOn);
    }

    [Fact]
    public void Passing_alone_and_failing_in_the_suite_again_is_told_as_what_it_is()
    {
        var tally = new RerunTally(Run("-a +b"), NoneLasts);
        tally.TakeRound(Run("+a"), Moment, isWhole: false);

        Assert.True(tally.MayBeOrder);
        Assert.Empty(tally.TakeSuite(Run("-a +b")));
        Assert.Contains("depends on other tests", Assert.Single(tally.Flaky).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_passed_in_the_first_run_and_fails_in_a_later_one_is_flaky_too_and_what_never_ran_is_not()
    {
        var tally = new RerunTally(Run("-a +b"), NoneLasts);
        tally.TakeRound(Run("+a"), Moment, isWhole: false);

        Assert.Equal(["c"], tally.TakeSuite(Run("+a -b -c")));
        Assert.Equal(["a", "b"], tally.Flaky.Select(test => test.Id).Order());
    }

    [Fact]
    public void A_test_that_is_known_to_fail_each_time_is_never_flaky()
    {
        var tally = new RerunTally(Run("-a -b"), new HashSet<string> { "a" });

        Assert.Equal(["b"], tally.Pending);
    }

    [Fact]
    public void Without_a_name_the_whole_suite_is_what_passes()
    {
        var tally = new RerunTally(Run("+a") with { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Crash }, NoneLasts);
        tally.TakeRound(Run("+a"), Moment, isWhole: true);

        Assert.Equal([""], tally.Flaky.Select(test => test.Id));
    }

    /// <summary>A run whose tests are named one after the other, each with a sign: passed or failed.</summary>
    private static Diagnosis Run(string tests)
    {
        var results = tests.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(test => new TestResult(
            "", test[1..], TestLibrary.XCTest, test[0] == '+' ? TestOutcome.Passed : TestOutcome.Failed, null, null, null, null)).ToList();
        var failed = results.Any(test => test.Outcome == TestOutcome.Failed);
        return new Diagnosis
        {
            Outcome = failed ? RunOutcome.Failed : RunOutcome.Succeeded,
            FailureClass = failed ? FailureClass.Test : FailureClass.None,
            Tests = results,
        };
    }
}
