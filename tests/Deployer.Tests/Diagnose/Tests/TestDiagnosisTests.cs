using Deployer.Build;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class TestDiagnosisTests : IDisposable
{
    private readonly DiagnoseScene scene = new();

    public TestDiagnosisTests() => scene.Write("Tests/CoreTests/CoreTests.swift", "import XCTest\nfinal class XT: XCTestCase {}\n");

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Both_libraries_tell_each_test_once()
    {
        var diagnosis = await DiagnoseAsync(scene.RecordedTests(1, "tests"));

        Assert.Equal(
            [
                "CoreTests.XT/testKnown Passed", "CoreTests.XT/testMulti Failed", "CoreTests.XT/testOK Passed", "CoreTests.XT/testOne Failed",
                "CoreTests.XT/testSkip Skipped", "CoreTests.XT/testThrows Failed", "CoreTests.ST/addition() Failed", "CoreTests.ST/fine() Passed",
                "CoreTests.ST/known() KnownIssue", "CoreTests.ST/off() Skipped", "CoreTests.ST/par(_:) Failed", "CoreTests.ST/throwing() Failed",
                "CoreTests.free() Passed",
            ],
            diagnosis.Tests.OrderBy(test => test.Library).ThenBy(test => test.Id, StringComparer.Ordinal).Select(test => $"{test.Id} {test.Outcome}"));
        Assert.Equal(FailureClass.Test, diagnosis.FailureClass);
        Assert.Equal(6, diagnosis.Errors.Count());
    }

    [Fact]
    public async Task A_failed_test_says_where_and_why()
    {
        var diagnosis = await DiagnoseAsync(scene.RecordedTests(1, "tests"));

        var result = diagnosis.Tests.Single(test => test.Name == "testOne");
        Assert.Equal(
            ("XCTAssertEqual failed: (\"1\") is not equal to (\"2\") - one must be two", "Tests/CoreTests/CoreTests.swift", 5),
            (result.Message, result.File, result.Line));
        Assert.Equal("not today", diagnosis.Tests.Single(test => test.Name == "testSkip").Message);
        Assert.Contains(diagnosis.Errors, error => error.Message == "CoreTests.XT/testThrows: threw error \"Boom()\"" && error.File is null);
        Assert.Contains(diagnosis.Errors, error => error is { Message: "CoreTests.ST/par(_:): Expectation failed: (n \u2192 2) != 2 (with 2)", Line: 8, Target: "CoreTests" });
        Assert.Equal("CoreTests.XT/testMulti: XCTAssertTrue failed - first", diagnosis.Errors.Single(error => error.Message.Contains("testMulti", StringComparison.Ordinal)).Message);
    }

    [Fact]
    public async Task A_crash_is_the_fault_of_the_test_that_ran_and_is_placed_in_our_code()
    {
        var diagnosis = await DiagnoseAsync(scene.RecordedTests(1, "crash"));

        Assert.Equal(FailureClass.Crash, diagnosis.FailureClass);
        Assert.Equal(
            ["CoreTests.XT/testCrash: Fatal error: Index out of range", "CoreTests.crashing(): Fatal error: Index out of range"],
            diagnosis.Errors.Select(error => error.Message).Order(StringComparer.Ordinal));
        Assert.All(diagnosis.Errors, error => Assert.Equal(("Sources/Core/Core.swift", 4), (error.File, error.Line)));
        Assert.Contains(diagnosis.Tests, test => test is { Name: "testCrash", Outcome: TestOutcome.Failed });
    }

    [Fact]
    public async Task A_hang_is_the_fault_of_the_test_that_ran()
    {
        var diagnosis = await DiagnoseAsync(scene.Run(137, "Test Case 'XT.testA' started at now\nTest Case 'XT.testA' passed (0.1 seconds)\nTest Case 'XT.testB' started at now\n", deadline: true));

        Assert.Equal(FailureClass.Hang, diagnosis.FailureClass);
        Assert.Equal("CoreTests.XT/testB: did not end before its time was over", diagnosis.Cause);
    }

    [Fact]
    public async Task A_hang_that_left_no_word_is_still_one()
    {
        var diagnosis = await DiagnoseAsync(scene.Run(137, "", deadline: true));

        Assert.Equal((FailureClass.Hang, RunOutcome.Failed), (diagnosis.FailureClass, diagnosis.Outcome));
    }

    [Fact]
    public async Task Apples_form_of_names_is_understood()
    {
        var diagnosis = await DiagnoseAsync(scene.Run(1, $"""
            Test Case '-[CoreTests.XT testOne]' started.
            {scene.Folder}/Tests/CoreTests/CoreTests.swift:5: error: -[CoreTests.XT testOne] : XCTAssertTrue failed
            Test Case '-[CoreTests.XT testOne]' failed (0.010 seconds).
            """));

        Assert.Equal("CoreTests.XT/testOne: XCTAssertTrue failed", diagnosis.Cause);
        Assert.Equal(0.010, diagnosis.Tests.Single().Seconds);
    }

    [Fact]
    public async Task A_test_that_ends_the_process_early_has_not_passed()
    {
        var diagnosis = await DiagnoseAsync(scene.Run(0, "Test Case 'XT.testExit' started at now\n"));

        Assert.Equal(RunOutcome.Failed, diagnosis.Outcome);
    }

    [Fact]
    public async Task A_test_cannot_talk_its_failure_away()
    {
        var diagnosis = await DiagnoseAsync(scene.Run(1, "Test Case 'XT.testA' started at now\nTest Case 'XT.testA' failed (0.1 seconds)\nTest Case 'XT.testA' passed (0.1 seconds)\n"));

        Assert.Equal(TestOutcome.Failed, diagnosis.Tests.Single().Outcome);
    }

    [Fact]
    public async Task A_run_of_swift_tests_that_executed_none_is_unknown_unless_it_says_that_there_are_none()
    {
        var events = scene.RecordedTests(0, "crash").EventStreamFile!;
        await File.WriteAllTextAsync(events, "", TestContext.Current.CancellationToken);

        Assert.Equal(RunOutcome.Unknown, (await DiagnoseAsync(scene.Run(0, "hello\n") with { EventStreamFile = events })).Outcome);
        Assert.Equal(RunOutcome.Succeeded, (await DiagnoseAsync(scene.Run(0, "\t Executed 0 tests, with 0 failures\n") with { EventStreamFile = events })).Outcome);
        Assert.Equal(RunOutcome.Succeeded, (await DiagnoseAsync(scene.Run(0, "all well\n"))).Outcome);
    }

    [Fact]
    public async Task A_killed_test_run_is_the_machines()
    {
        var diagnosis = await DiagnoseAsync(scene.Run(1, "Test Case 'XT.testA' started at now\nerror: Exited with unexpected signal code 9\n"));

        Assert.Equal(FailureClass.Infrastructure, diagnosis.FailureClass);
    }

    [Theory]
    [InlineData(1, "tests/a.c:5:3: error: unknown type name 'foo'", nameof(FailureClass.Code))]
    [InlineData(1, "not ok 3 - addition", nameof(FailureClass.Test))]
    [InlineData(139, "Segmentation fault", nameof(FailureClass.Crash))]
    [InlineData(127, "./run-tests.sh: line 3: cmake: command not found", nameof(FailureClass.Infrastructure))]
    public async Task A_test_command_of_any_kind_is_understood_as_far_as_it_goes(int exitCode, string log, string expected)
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(0, ""), scene.Run(exitCode, log + "\n"));

        Assert.Equal(expected, diagnosis.FailureClass.ToString());
        Assert.NotEqual("", diagnosis.Cause);
    }

    [Fact]
    public async Task Damaged_events_never_throw()
    {
        var run = scene.RecordedTests(1, "tests");
        var sound = await File.ReadAllTextAsync(run.EventStreamFile!, TestContext.Current.CancellationToken);
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var at = random.Next(sound.Length - 40);
            await File.WriteAllTextAsync(run.EventStreamFile!, sound.Remove(at, random.Next(1, 40)).Replace("\"kind\":\"event\"", round % 2 == 0 ? "\"kind\":\"event\"" : "\"kind\":7", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            Assert.Equal(RunOutcome.Failed, (await DiagnoseAsync(run)).Outcome);
        }
    }

    [Fact]
    public async Task Values_do_not_make_another_failure_but_another_test_does()
    {
        Task<Diagnosis> Failing(string test, int value) => DiagnoseAsync(scene.Run(1, $"""
            Test Case 'XT.{test}' started at now
            {scene.Folder}/Tests/CoreTests/CoreTests.swift:{value}: error: XT.{test} : XCTAssertEqual failed: ("{value}") is not equal to ("2") -
            Test Case 'XT.{test}' failed (0.{value} seconds)
            """));
        var first = await Failing("testA", 1);
        var again = await Failing("testA", 57);
        var other = await Failing("testB", 1);

        Assert.Equal(first.Fingerprint, again.Fingerprint);
        Assert.NotEqual(first.Fingerprint, other.Fingerprint);
        Assert.Equal(first.Failures[0].Keys.Class, other.Failures[0].Keys.Class);
        Assert.False(FailureComparison.IsGone(first.Failures[0], again));
        Assert.Equal(other.Failures, FailureComparison.NewIn(first, other));
        Assert.Empty(FailureComparison.NewIn(first, again));
    }

    private Task<Diagnosis> DiagnoseAsync(RunRecord test) => scene.DiagnoseAsync(scene.Run(0, ""), test, DiagnoseScene.Manifest);
}
