using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class XCTestTextTests
{
    [Fact]
    public void Each_test_of_a_recorded_run_is_told_with_its_end()
    {
        var results = XCTestOf(TestReading.Alone(TestReading.Fixture("serial.log")));

        Assert.Equal(
            [
                "Same/testBoth Failed", "Same/testOnlyOther Passed", "XT/testAdd Failed", "XT/testAsync Passed",
                "XT/testMultiline Failed", "XT/testOK Passed", "XT/testPerf Passed", "XT/testSkip Skipped", "XT/testSkipBare Skipped",
                "XT/testSlow Failed", "XT/testSlow2 Failed", "XT/testThrow Failed", "XT/testUnwrap Failed",
            ],
            results.Select(test => $"{test.Id} {test.Outcome}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_first_of_several_errors_is_the_message_and_all_are_counted()
    {
        var test = XCTestOf(TestReading.Alone(TestReading.Fixture("serial.log"))).Single(test => test.Name == "testAdd");

        Assert.Equal(("XCTAssertEqual failed: (\"-1\") is not equal to (\"3\") - add must add", 3), (test.Message, test.IssueCount));
        Assert.Equal(("Tests/LibTests/X.swift", 5), (test.File, test.Line));
    }

    [Theory]
    [InlineData("testSlow", "Asynchronous wait failed - Exceeded timeout of 0.1 seconds, with unfulfilled expectations: never", "Tests/LibTests/X.swift")]
    [InlineData("testThrow", "threw error \"Oops()\"", null)]
    [InlineData("testSkip", "not here", null)]
    [InlineData("testSkipBare", "required true value but got false", null)]
    public void A_test_says_why_it_failed_or_was_skipped(string name, string message, string? file)
    {
        var test = XCTestOf(TestReading.Alone(TestReading.Fixture("serial.log"))).Single(test => test.Name == name);

        Assert.Equal((message, file), (test.Message, test.File));
    }

    [Fact]
    public void A_failing_test_names_its_line_of_the_log()
    {
        var findings = TestReading.Alone(TestReading.Fixture("serial.log"));

        Assert.Equal(14, findings.Errors.Single(error => error.TestId!.EndsWith("testAdd", StringComparison.Ordinal)).Diagnostic.LogLine);
    }

    [Fact]
    public void Parallel_runs_name_the_module_and_the_tests_that_passed_silently()
    {
        var results = XCTestOf(TestReading.Alone(TestReading.Fixture("parallel.log"))).ToList();

        Assert.Equal(14, results.Count);
        Assert.Equal(TestOutcome.Failed, results.Single(test => test.Id == "LibTests.Same/testBoth").Outcome);
        Assert.Equal(TestOutcome.Passed, results.Single(test => test.Id == "OtherTests.Same/testBoth").Outcome);
        Assert.Equal(TestOutcome.Passed, results.Single(test => test.Id == "LibTests.XT/testOK").Outcome);
        Assert.Equal(7, results.Count(test => test.Outcome == TestOutcome.Failed));
    }

    [Fact]
    public void What_a_test_prints_without_a_line_end_does_not_hide_its_end()
    {
        var findings = TestReading.Alone("""
            noiseTest Case 'XT.testA' started at 2026-11-22 17:25:30.607
            glued in front Test Case 'XT.testA' passed (0.25 seconds)behind
            Test Case 'XT.testB' started at 2026-11-22 17:25:30.607noise
            more noise /tmp/sample/Tests/LibTests/X.swift:9: error: XT.testB : XCTAssertTrue failed - 
            Test Case 'XT.testB' failed (0.5 seconds)
            """);

        Assert.Equal(["XT/testA Passed", "XT/testB Failed"], TestReading.Sorted(findings));
        Assert.Equal(("Tests/LibTests/X.swift", 9, "XCTAssertTrue failed"), (findings.Tests[1].File, findings.Tests[1].Line, findings.Tests[1].Message));
        Assert.Equal(0.25, findings.Tests[0].Seconds);
    }

    [Fact]
    public void Xcodebuilds_lines_are_understood()
    {
        var findings = TestReading.Alone("""
            Test case 'BankTests.testPay()' passed on 'My Mac - xctest (63822)' (0.013 seconds)
            Test case 'BankTests.testRefund()' failed on 'My Mac - App (Dev) (51424)' (0.565 seconds)
            Test case 'Ledger/adds()' passed on 'My Mac - xctest (63822)' (0.001 seconds)
            Test case 'free()' failed on 'My Mac - xctest (63822)' (0.001 seconds)
            ** TEST FAILED **
            """);

        Assert.Equal(["BankTests/testPay Passed", "BankTests/testRefund Failed", "Ledger/adds() Passed", "free() Failed"], TestReading.Sorted(findings));
        Assert.Equal(0.565, findings.Tests.Single(test => test.Name == "testRefund").Seconds);
        Assert.Equal(2, findings.Tests.Count(test => test.Library == TestLibrary.SwiftTesting));
    }

    [Fact]
    public void An_expected_failure_on_macOS_is_a_known_issue()
    {
        var findings = TestReading.Alone("""
            Test Case '-[LibTests.XT testRound]' started.
            XCTExpectFailure: matcher accepted Assertion Failure at X.swift:15: XCTAssertEqual failed: ("1") is not equal to ("2")
            X.swift:15: Expected failure in -[LibTests.XT testRound]: rounding is broken
            Test Case '-[LibTests.XT testRound]' passed (0.010 seconds).
            """);

        Assert.Equal("LibTests.XT/testRound KnownIssue", Assert.Single(TestReading.Sorted(findings)));
        Assert.Empty(findings.Errors);
        Assert.Equal("rounding is broken", findings.Tests[0].Message);
    }

    [Fact]
    public void A_test_that_failed_once_has_failed()
    {
        var findings = TestReading.Alone("""
            Test Case 'XT.testA' started at now
            Test Case 'XT.testA' failed (0.1 seconds)
            Test Case 'XT.testA' started at now
            Test Case 'XT.testA' passed (0.1 seconds)
            """);

        Assert.Equal("XT/testA Failed", Assert.Single(TestReading.Sorted(findings)));
    }

    [Fact]
    public void An_error_whose_start_is_missing_is_still_a_tests()
    {
        var findings = TestReading.Alone("/tmp/sample/Tests/LibTests/X.swift:4: error: -[LibTests.XT testA] : XCTAssertTrue failed\nTest Case '-[LibTests.XT testA]' failed (0.010 seconds).\n");

        Assert.Equal("LibTests.XT/testA: XCTAssertTrue failed", Assert.Single(findings.Errors).Diagnostic.Message);
    }

    [Fact]
    public void A_compiler_error_is_no_tests()
    {
        var log = new TestLog();

        Assert.False(log.Read(new LogLine("/p/Sources/A.swift:4:8: error: cannot find 'x' in scope", 1)));
        Assert.False(log.Read(new LogLine("/p/Sources/A.swift:4:8: error: expected ':' in type : here", 2)));
    }

    [Fact]
    public void Beyond_the_limit_tests_are_counted_and_failures_kept()
    {
        var log = new TestLog();
        for (var index = 0; index < XCTestText.MaxTests + 5; index++)
        {
            log.Read(new LogLine($"Test Case 'XT.test{index}' passed (0.1 seconds)", index));
        }

        log.Read(new LogLine("Test Case 'XT.testLast' failed (0.1 seconds)", 1));

        Assert.Equal(5, log.XCTest.Omitted);
        Assert.Equal("XT.testLast", log.XCTest.Cases[^1].Name);
    }

    [Fact]
    public void A_known_tests_lines_cost_no_memory()
    {
        var log = new TestLog();
        string[] lines = ["Test Case 'XT.testA' started at 2026-11-22 17:25:30.607", "Test Case 'XT.testA' passed (0.1 seconds)", "\u25C7 Test a() started.", "\u2714 Test a() passed after 0.1 seconds."];
        Array.ForEach(lines, line => log.Read(new LogLine(line, 1)));
        Array.ForEach(lines, line => log.Read(new LogLine(line, 1)));
        string[] ends = [lines[1], lines[2], lines[3]];

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var line in ends)
        {
            log.Read(new LogLine(line, 2));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static IEnumerable<Deployer.Diagnose.TestResult> XCTestOf(RunFindings findings) => findings.Tests.Where(test => test.Library == TestLibrary.XCTest);
}
