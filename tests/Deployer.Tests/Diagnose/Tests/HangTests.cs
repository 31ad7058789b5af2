using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class HangTests
{
    [Fact]
    public void A_recorded_hang_is_the_last_running_tests()
    {
        var evidence = new TestEvidence(TestReading.Log(TestReading.Fixture("hang.log")), new RunEnd(137, DeadlineExceeded: true));

        Assert.Equal("XT/testHang", Assert.Single(TestReading.Conclude(evidence).Errors).TestId);
    }

    [Theory]
    [InlineData("error: Exited with unexpected signal code 15")]
    [InlineData("Terminated")]
    [InlineData("##[error]The operation was canceled.")]
    [InlineData("The job running on runner X has exceeded the maximum execution time of 360 minutes.")]
    [InlineData("ERROR: Job failed: execution took longer than 1h0m0s seconds")]
    [InlineData("swift test timed out after 600 seconds")]
    public void A_log_that_says_it_was_cut_while_a_test_ran_is_a_hang(string words)
    {
        var findings = TestReading.Alone($"{TestReading.Fixture("hang.log")}\n{words}\n");

        var error = Assert.Single(findings.Errors);
        Assert.Equal((Phase.TestHang, "XT/testHang"), (error.Diagnostic.Phase, error.TestId));
    }

    [Fact]
    public void A_log_that_just_ends_while_a_test_runs_is_a_hang()
    {
        var findings = TestReading.Alone(TestReading.Fixture("hang.log"));

        var error = Assert.Single(findings.Errors);
        Assert.Equal((Phase.TestHang, "XT/testHang"), (error.Diagnostic.Phase, error.TestId));
        Assert.EndsWith("did not end before the log did", error.Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_Swift_Testing_test_is_told_as_well()
    {
        const string Text = "◇ Test run started.\n◇ Test a() started.\n◇ Test b() started.\n✔ Test a() passed after 0.1 seconds.\n";

        Assert.Equal("b()", Assert.Single(TestReading.Alone(Text).Errors).TestId);
        Assert.Equal("b()", Assert.Single(TestReading.Alone(Text + "Terminated\n").Errors).TestId);
    }

    [Fact]
    public void A_process_that_ended_before_another_hung_has_crashed()
    {
        var findings = TestReading.Alone("Test Case 'XT.testA' started at now\n◇ Test run started.\n◇ Test a() started.\nTerminated\n");

        Assert.Equal(["XT/testA TestCrash", "a() TestHang"], findings.Errors.Select(error => $"{error.TestId} {error.Diagnostic.Phase}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_log_that_only_counts_failures_has_failed()
    {
        var findings = TestReading.Alone("\t Executed 14 tests, with 2 tests skipped and 9 failures (1 unexpected) in 0.208 (0.208) seconds\n");

        Assert.Equal("tests failed; the log does not say which", Assert.Single(findings.Errors).Diagnostic.Message);
    }

    [Fact]
    public void A_log_that_says_that_no_test_ran_is_silent()
    {
        var findings = TestReading.Alone(TestReading.Fixture("none.log"));

        Assert.True(findings.IsSilent);
        Assert.Empty(findings.Tests);
    }

    [Fact]
    public void A_log_without_a_word_about_tests_is_not_silent() => Assert.False(TestReading.Alone("Build complete! (0.33s)\n").IsSilent);

    [Fact]
    public void XCTests_that_do_not_exist_beside_Swift_Testing_tests_are_no_silence()
    {
        var findings = TestReading.Alone(TestReading.Fixture("time-limit.log"));

        Assert.False(findings.IsSilent);
    }
}
