using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

/// <summary>Processes that end themselves in the midst of their tests, with exit code 0.</summary>
public sealed class CutShortTests
{
    private const string Start = "Test Suite 'All tests' started at 2026-11-23 03:14:59.952\nTest Case 'ATests.testA' started at 2026-11-23 03:14:59.954\n"
        + "Test Case 'ATests.testA' passed (0.001 seconds)\n";

    private const string Ended = "{\"kind\":\"event\",\"payload\":{\"kind\":\"runStarted\",\"messages\":[]},\"version\":0}\n"
        + "{\"kind\":\"event\",\"payload\":{\"kind\":\"runEnded\",\"messages\":[]},\"version\":0}";

    [Fact]
    public void A_run_of_XCTest_that_does_not_say_how_it_ended_is_not_green() =>
        Assert.Equal("a test process ended before its tests did, with exit code 0", Assert.Single(Read(Start, Ended).Errors).Diagnostic.Message);

    [Fact]
    public void One_that_says_so_is() =>
        Assert.Empty(Read(Start + "Test Suite 'All tests' passed at 2026-11-23 03:14:59.955\n\t Executed 1 test, with 0 failures (0 unexpected) in 0.1 (0.1) seconds\n", Ended).Errors);

    [Fact]
    public void What_a_test_prints_of_another_run_is_no_run() => Assert.Empty(
        Read(Start + "Test Suite 'All tests' passed at 2026-11-23 03:14:59.955\nTest Suite 'All tests' started at 2026-11-23 03:14:59.955\n", Ended).Errors);

    [Fact]
    public void A_stream_of_events_that_does_not_end_is_not_green() =>
        Assert.Equal(Phase.TestCrash, Assert.Single(Read("", Ended.Split('\n')[0]).Errors).Diagnostic.Phase);

    [Fact]
    public void A_run_that_says_nothing_at_all_is_not_green() =>
        Assert.Equal("the test process ended before its first test, with exit code 0", Assert.Single(Read("[0/1] Planning build\n", null).Errors).Diagnostic.Message);

    [Fact]
    public void A_command_of_the_packages_own_may_say_nothing() =>
        Assert.Empty(TestReading.Conclude(TestReading.Run("all is well\n", 0)).Errors);

    [Fact]
    public void Arguments_of_a_test_are_counted()
    {
        const string Case = "{\"kind\":\"event\",\"payload\":{\"kind\":\"KIND\",\"testID\":\"M.S/b(n:)/T.swift:17:4\",\"messages\":[]},\"version\":0}";
        string[] kinds = ["testStarted", "testCaseStarted", "testCaseStarted", "testCaseEnded", "testCaseEnded", "testEnded"];
        var events = TestReading.Events(string.Join('\n', kinds.Select(kind => Case.Replace("KIND", kind, StringComparison.Ordinal))));
        Assert.Equal(2, Assert.Single(events.Results(new PackagePaths("/p"))).Result.CaseCount);
    }

    private static RunFindings Read(string text, string? events) => TestReading.Conclude(TestReading.Run(text, 0) with
    {
        Events = events is null ? null : TestReading.Events(events),
        IsByPackageManager = true,
    });
}
