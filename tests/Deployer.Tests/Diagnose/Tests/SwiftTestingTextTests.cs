using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class SwiftTestingTextTests
{
    [Fact]
    public void Each_test_of_a_recorded_run_is_told_with_its_end()
    {
        var results = Of(TestReading.Alone(TestReading.Fixture("serial.log"))).ToList();

        Assert.Equal(
            [
                "addition() Failed", "adds numbers Passed", "conf() Failed", "deepest() Passed", "fails with a name Failed", "fine() Passed",
                "inner() Failed", "known() KnownIssue", "knownIntermittent() Passed", "multiline() Failed", "never() Skipped", "off() Skipped",
                "offBare() Skipped", "ok() Passed", "p(_:) Failed", "pp(x:y:) Failed", "printing() Passed", "recorded() Failed",
                "required() Failed", "tagged() Passed", "thrower() Failed", "throwsOther() Failed",
            ],
            results.Select(test => $"{test.Id} {test.Outcome}").Order(StringComparer.Ordinal));
        Assert.Equal(0.013, results.Max(test => test.Seconds)!.Value, 0.02);
    }

    [Theory]
    [InlineData("addition()", "Expectation failed: (add(1, 2) \u2192 -1) == 3", 6, 2)]
    [InlineData("conf()", "Confirmation was confirmed 0 times, but expected to be confirmed 1 time: gets called", 17, 1)]
    [InlineData("recorded()", "Issue recorded: recorded by hand", 18, 1)]
    [InlineData("thrower()", "Caught error: Oops()", 13, 1)]
    [InlineData("p(_:)", "Expectation failed: (x \u2192 2) != 2: not two (with x \u2192 2)", 11, 1)]
    [InlineData("pp(x:y:)", "Expectation failed: (x \u2192 2) == 1 (with x \u2192 2, y \u2192 \"a\")", 12, 2)]
    public void A_failed_test_says_where_and_why(string name, string message, int line, int issues)
    {
        var test = Of(TestReading.Alone(TestReading.Fixture("serial.log"))).Single(test => test.Name == name);

        Assert.Equal((message, line, issues), (test.Message, test.Line, test.IssueCount));
        Assert.Equal("S.swift", test.File);
    }

    [Fact]
    public void The_arguments_are_no_part_of_the_reason_that_identifies_the_failure()
    {
        var error = TestReading.Alone(TestReading.Fixture("serial.log")).Errors.Single(error => error.TestId == "pp(x:y:)");

        Assert.Equal("Expectation failed: (x \u2192 2) == 1", error.Reason);
    }

    [Fact]
    public void A_skipped_test_says_why() =>
        Assert.Equal("why", Of(TestReading.Alone(TestReading.Fixture("serial.log"))).Single(test => test.Name == "off()").Message);

    [Fact]
    public void With_its_event_stream_the_text_adds_nothing()
    {
        var text = TestReading.Log(TestReading.Fixture("serial.log"));
        var events = TestReading.Events(TestReading.Fixture("serial.events.jsonl"));

        var findings = TestReading.Conclude(new TestEvidence(text, new RunEnd(1, false)) { Events = events });

        Assert.Equal(22, Of(findings).Count());
        var error = findings.Errors.Single(error => error.TestId == "LibTests.namedFail()");
        Assert.Equal(("Tests/LibTests/S.swift", 8), (error.Diagnostic.File, error.Diagnostic.Line));
        Assert.NotNull(error.Diagnostic.LogLine);
    }

    [Fact]
    public void Both_sources_give_a_failure_the_same_reason()
    {
        var text = TestReading.Log(TestReading.Fixture("serial.log"));
        var events = TestReading.Events(TestReading.Fixture("serial.events.jsonl"));
        var both = TestReading.Conclude(new TestEvidence(text, new RunEnd(1, false)) { Events = events });
        var alone = TestReading.Alone(TestReading.Fixture("serial.log"));

        foreach (var name in new[] { "addition()", "p(_:)", "conf()", "recorded()", "required()" })
        {
            Assert.Equal(
                both.Errors.Single(error => error.TestId == $"LibTests.{name}").Reason,
                alone.Errors.Single(error => error.TestId == name).Reason);
        }
    }

    [Theory]
    [InlineData("\u25C7", "\u2714", "\u2718", "\u21B3")]
    [InlineData("\u25CA", "\u221A", "\u00D7", "\u2192")]
    [InlineData("\U001007C8 ", "\U0010105B ", "\U00100884 ", "\U00100135 ")]
    [InlineData("\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", "\u21B3")]
    [InlineData("?", "?", "?", "\u21B3")]
    public void The_symbols_of_every_system_are_understood(string start, string pass, string fail, string detail)
    {
        var findings = TestReading.Alone($"""
            {start} Test run started.
            {start} Test a() started.
            {start} Test b() started.
            {fail} Test b() recorded an issue at S.swift:4:29: Expectation failed: 1 == 2
            {detail} a comment
            {pass} Test a() passed after 0.001 seconds.
            {fail} Test b() failed after 0.001 seconds with 1 issue.
            {fail} Test run with 2 tests failed after 0.002 seconds with 1 issue.
            """);

        Assert.Equal(["a() Passed", "b() Failed"], TestReading.Sorted(findings));
        Assert.Equal("b(): Expectation failed: 1 == 2: a comment", Assert.Single(findings.Errors).Diagnostic.Message);
    }

    [Fact]
    public void Since_6_2_parameterised_tests_count_their_cases_and_runs_their_suites()
    {
        var log = TestReading.Log("""
            ◇ Test run started.
            ↳ Testing Library Version: 6.2
            ↳ Target Platform: x86_64-unknown-linux-gnu
            ◇ Suite "Even" started.
            ◇ Test "Check even numbers" started.
            ◇ Test case passing 1 argument value → 4 to "Check even numbers" started.
            ◇ Test case passing 1 argument value → 7 to "Check even numbers" started.
            ✘ Test "Check even numbers" recorded an issue with 1 argument value → 7 at EvenTests.swift:12:9: Expectation failed: (value % 2 → 1) == 0
            ✘ Test "Check even numbers" with 2 test cases failed after 0.001 seconds with 1 issue.
            ✘ Suite "Even" failed after 0.001 seconds with 1 issue.
            ✘ Test run with 1 test in 1 suite failed after 0.001 seconds with 1 issue.
            """);
        var findings = TestReading.Conclude(new TestEvidence(log, RunEnd.Unknown));

        Assert.Equal("Check even numbers Failed", Assert.Single(TestReading.Sorted(findings)));
        Assert.Equal("Check even numbers: Expectation failed: (value % 2 → 1) == 0 (with value → 7)", findings.Errors[0].Diagnostic.Message);
        Assert.Equal(RunOutcome.Failed, log.Outcome);
    }

    [Fact]
    public void Since_6_3_warnings_attachments_and_cancelled_tests_fail_nothing()
    {
        var log = TestReading.Log("""
            ◇ Test run started.
            ◇ Test slow() started.
            ◇ Test off() started.
            ⚠︎ Test slow() recorded a warning at S.swift:9:3: Issue recorded
            ↳ took long
            ⎙ Attached 'log.txt' to slow().
            ↳ Written to '/tmp/sample/log.txt'.
            ✔ Test slow() passed after 0.010 seconds with 1 warning.
            ➜ Test off() was cancelled after 0.001 seconds: "not on Sundays"
            ✔ Test run with 2 tests in 0 suites passed after 0.011 seconds with 1 warning.
            """);
        var findings = TestReading.Conclude(new TestEvidence(log, RunEnd.Unknown));

        Assert.Empty(findings.Errors);
        Assert.Equal(["off() Skipped", "slow() Passed"], TestReading.Sorted(findings));
        Assert.Equal("not on Sundays", findings.Tests.Single(test => test.Name == "off()").Message);
        Assert.Equal(("slow(): Issue recorded", 9), (findings.Others.Single().Message, findings.Others.Single().Line));
        Assert.Equal(RunOutcome.Succeeded, log.Outcome);
    }

    [Fact]
    public void Display_names_may_hold_anything_and_verbose_runs_name_the_function()
    {
        var findings = TestReading.Alone("""
            ◇ Test "says "hi" started. or not" started.
            ✔ Test "says "hi" started. or not" passed after 0.001 seconds.
            ◇ Test "adds" (aka 'add()') started.
            ✔ Test "adds" (aka 'add()') passed after 0.001 seconds.
            ◇ Test `two words`() started.
            ✔ Test `two words`() passed after 0.001 seconds.
            ✔ Test run with 3 tests passed after 0.001 seconds.
            """);

        Assert.Equal(["`two words`() Passed", "add() Passed", "says \"hi\" started. or not Passed"], TestReading.Sorted(findings));
    }

    [Fact]
    public void Tests_of_one_name_in_several_suites_are_counted()
    {
        var findings = TestReading.Alone("""
            ◇ Test data() started.
            ◇ Test data() started.
            ✘ Test data() recorded an issue at B.swift:4:3: Expectation failed: 1 == 2
            ✔ Test data() passed after 0.001 seconds.
            ✘ Test data() failed after 0.001 seconds with 1 issue.
            ✘ Test run with 2 tests failed after 0.001 seconds with 1 issue.
            """);

        Assert.Equal(["data() Failed", "data() Passed"], TestReading.Sorted(findings));
        Assert.Single(findings.Errors);
    }

    [Fact]
    public void A_repeated_test_is_one_and_as_bad_as_its_worst_iteration()
    {
        var findings = TestReading.Alone("""
            ◇ Iteration 1 started.
            ◇ Test a() started.
            ✘ Test a() recorded an issue at B.swift:4:3: Expectation failed: 1 == 2
            ✘ Test a() failed after 0.001 seconds with 1 issue.
            ◇ Iteration 2 started.
            ◇ Test a() started.
            ✔ Test a() passed after 0.001 seconds.
            """);

        Assert.Equal("a() Failed", Assert.Single(TestReading.Sorted(findings)));
    }

    [Fact]
    public void Output_in_front_of_the_symbol_does_not_hide_a_test()
    {
        var findings = TestReading.Alone("◇ Test a() started.\nnoise from a test ✔ Test a() passed after 0.001 seconds.\n");

        Assert.Equal("a() Passed", Assert.Single(TestReading.Sorted(findings)));
    }

    [Theory]
    [InlineData("We Test a() started.")]
    [InlineData("Compiling Test helpers.swift")]
    [InlineData("warning: Suite names started. badly")]
    [InlineData("/p/Tests/A.swift:3:4: error: Test x() recorded an issue at S.swift:1:1: no")]
    public void Other_lines_are_not_taken_for_tests(string line)
    {
        var log = new TestLog();

        log.Read(new LogLine(line, 1));

        Assert.Empty(log.SwiftTesting.Entries);
    }

    [Fact]
    public void A_time_limit_that_was_exceeded_fails_the_test()
    {
        var error = Assert.Single(TestReading.Alone(TestReading.Fixture("time-limit.log")).Errors);

        Assert.Equal((Phase.TestIssue, "limited(): Time limit was exceeded: 60.000 seconds"), (error.Diagnostic.Phase, error.Diagnostic.Message));
    }

    private static IEnumerable<Deployer.Diagnose.TestResult> Of(RunFindings findings) => findings.Tests.Where(test => test.Library == TestLibrary.SwiftTesting);
}
