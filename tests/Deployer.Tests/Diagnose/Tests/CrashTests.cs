using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class CrashTests
{
    [Theory]
    [InlineData("crash-boom", "XT/testBoom", "Fatal error: boom happened", "Sources/Lib/L.swift", 4)]
    [InlineData("crash-idx", "XT/testIdx", "Fatal error: Index out of range", "Sources/Lib/L.swift", 2)]
    [InlineData("crash-pre", "XT/testPrecondition", "Precondition failed: must be two", "Tests/LibTests/X.swift", 13)]
    [InlineData("crash-force", "XT/testForce", "Fatal error: Unexpectedly found nil while unwrapping an Optional value", "Tests/LibTests/X.swift", 10)]
    [InlineData("crash-stack", "XT/testDeep", "Bad pointer dereference", "Sources/Lib/L.swift", 5)]
    [InlineData("crash-without-backtrace", "XT/testIdx", "Fatal error: Index out of range", null, null)]
    public void A_recorded_crash_is_the_running_tests_and_is_placed_in_our_code(string name, string test, string message, string? file, int? line)
    {
        foreach (var findings in Both(TestReading.Fixture($"{name}.log")))
        {
            var error = Assert.Single(findings.Errors);
            Assert.Equal((Phase.TestCrash, test, $"{test}: {message}"), (error.Diagnostic.Phase, error.TestId, error.Diagnostic.Message));
            Assert.Equal((file, line), (error.Diagnostic.File, error.Diagnostic.Line));
            Assert.Contains(findings.Tests, result => result.Id == test && result.Outcome == TestOutcome.Failed);
        }
    }

    [Theory]
    [InlineData("crash-boom")]
    [InlineData("crash-idx")]
    [InlineData("crash-force")]
    public void Last_words_that_overtake_the_name_of_the_test_are_still_its_own(string name)
    {
        var lines = TestReading.Fixture($"{name}.log").Split('\n').ToList();
        var words = lines.FindIndex(line => line.Contains("Fatal error", StringComparison.Ordinal));
        List<string> overtaken = [lines[words], .. lines[..words], .. lines[(words + 1)..]];

        var expected = Assert.Single(TestReading.Alone(string.Join('\n', lines)).Errors);
        var actual = Assert.Single(TestReading.Alone(string.Join('\n', overtaken)).Errors);
        Assert.Equal(Shape(expected), Shape(actual));

        static (string?, string, string?, string) Shape(Finding finding) =>
            (finding.TestId, finding.Diagnostic.Message, finding.Diagnostic.File, string.Join('|', finding.Frames));
    }

    [Fact]
    public void The_backtrace_tells_which_of_the_running_Swift_Testing_tests_crashed()
    {
        var text = TestReading.Fixture("crash-swift-testing.log");
        var events = TestReading.Events(TestReading.Fixture("crash-swift-testing.events.jsonl"));

        Assert.Equal("stIdx()", Assert.Single(TestReading.Alone(text).Errors).TestId);
        var error = Assert.Single(TestReading.Conclude(new TestEvidence(TestReading.Log(text), new RunEnd(1, false)) { Events = events }).Errors);
        Assert.Equal(("LibTests.stIdx()", "Sources/Lib/L.swift", 2), (error.TestId, error.Diagnostic.File, error.Diagnostic.Line));
        Assert.Equal("idx(_:_:)", error.Frames[0]);
    }

    [Fact]
    public void In_a_parallel_run_the_others_are_told_too()
    {
        var findings = TestReading.Alone(TestReading.Fixture("crash-parallel.log"));

        var error = Assert.Single(findings.Errors);
        Assert.Equal(("LibTests.XT/testIdx", Phase.TestCrash), (error.TestId, error.Diagnostic.Phase));
        Assert.Equal(8, findings.Tests.Count(test => test.Library == TestLibrary.XCTest && test.Outcome == TestOutcome.Passed));
    }

    [Theory]
    [InlineData("exit", "XT/testExit")]
    [InlineData("killed", "XT/testKill")]
    public void A_test_that_ends_its_process_has_crashed(string name, string test)
    {
        foreach (var findings in Both(TestReading.Fixture($"{name}.log")))
        {
            var error = Assert.Single(findings.Errors);
            Assert.Equal((Phase.TestCrash, $"{test}: crashed: the process ended"), (error.Diagnostic.Phase, error.Diagnostic.Message));
        }
    }

    [Fact]
    public void A_test_run_killed_by_signal_9_is_the_machines() => Assert.Equal(
        Phase.Infrastructure,
        Assert.Single(TestReading.Alone("Test Case 'XT.testA' started at now\nerror: Exited with unexpected signal code 9\n").Errors).Diagnostic.Phase);

    [Theory]
    [InlineData("Fatal error: boom: file /tmp/sample/Sources/Lib/L.swift, line 3", "Fatal error: boom", "Sources/Lib/L.swift", 3)]
    [InlineData("/tmp/sample/Sources/Lib/L.swift:3: Fatal error: boom", "Fatal error: boom", "Sources/Lib/L.swift", 3)]
    [InlineData("*** Terminating app due to uncaught exception 'NSRangeException', reason: 'index 3 beyond bounds'", "Terminating app due to uncaught exception 'NSRangeException', reason: 'index 3 beyond bounds'", null, null)]
    [InlineData("Illegal instruction: 4", "Illegal instruction", null, null)]
    [InlineData("Segmentation fault (core dumped)", "Segmentation fault", null, null)]
    public void Crashes_of_5_x_and_of_other_programs_are_understood(string words, string message, string? file, int? line)
    {
        var error = Assert.Single(TestReading.Alone($"Test Case 'XT.testA' started at now\n{words}\nerror: Exited with signal code 4\n").Errors);

        Assert.Equal(($"XT/testA: {message}", file, line), (error.Diagnostic.Message, error.Diagnostic.File, error.Diagnostic.Line));
    }

    [Fact]
    public void Friendly_backtraces_without_addresses_are_understood()
    {
        var error = Assert.Single(TestReading.Alone("""
            Test Case 'XT.testA' started at now
            Lib/L.swift:2: Fatal error: Index out of range

            💣 Program crashed: System trap at 0x00007f

            Thread 0 crashed:

            0 [inlined] _assertionFailure(_:_:file:line:flags:) in libswiftCore.so
            1 idx(_:_:) in Tests.xctest at /tmp/sample/Sources/Lib/L.swift:2:4
                 1│ public func idx
                 2│   a[i]
            2 XT.testA() in Tests.xctest at /tmp/sample/Tests/LibTests/X.swift:7:9
            """).Errors);

        Assert.Equal(("Sources/Lib/L.swift", 2), (error.Diagnostic.File, error.Diagnostic.Line));
        Assert.Equal(["idx(_:_:)", "XT.testA()"], error.Frames);
    }

    [Theory]
    [InlineData("==4711==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010 at pc 0x0001 bp 0x2 sp 0x3\nREAD of size 8\n    #0 0x55e3 in idx(_:_:) /tmp/sample/Sources/Lib/L.swift:2:4\n", "AddressSanitizer: heap-use-after-free")]
    [InlineData("WARNING: ThreadSanitizer: data race (pid=4711)\n  Write of size 8\n    #0 Counter.add() /tmp/sample/Sources/Lib/L.swift:2:9 (x.xctest:x86_64+0x12)\n", "ThreadSanitizer: data race")]
    [InlineData("/tmp/sample/Sources/Lib/L.swift:2:5: runtime error: signed integer overflow: 1 + 2\n", "runtime error: signed integer overflow: 1 + 2")]
    public void What_a_sanitizer_finds_is_a_crash_in_a_red_run_and_a_warning_in_a_green_one(string report, string message)
    {
        var text = $"Test Case 'XT.testA' started at now\n{report}Test Case 'XT.testA' passed (0.1 seconds)\n";

        var error = Assert.Single(TestReading.Conclude(TestReading.Run(text, 66)).Errors);
        Assert.Equal((message, "Sources/Lib/L.swift", 2), (error.Diagnostic.Message, error.Diagnostic.File, error.Diagnostic.Line));
        var green = TestReading.Conclude(TestReading.Run(text, 0));
        Assert.Empty(green.Errors);
        Assert.Equal((Severity.Warning, message), (Assert.Single(green.Others).Severity, green.Others[0].Message));
    }

    [Fact]
    public void Xcodebuild_says_which_test_took_its_process_down()
    {
        var findings = TestReading.Alone("""
            Test Case '-[LibTests.XT testA]' started.
            Restarting after unexpected exit, crash, or test timeout in XT.testA(); summary will include totals from previous launches.
            Test Suite 'Selected tests' started at 2026-01-01 10:00:00.000.
            Test Case '-[LibTests.XT testB]' started.
            Test Case '-[LibTests.XT testB]' passed (0.001 seconds).
            ** TEST FAILED **
            """);

        Assert.Equal(("LibTests.XT/testA", Phase.TestCrash), (Assert.Single(findings.Errors).TestId, findings.Errors[0].Diagnostic.Phase));
    }

    [Fact]
    public void Last_words_in_a_green_run_are_only_output() =>
        Assert.Empty(TestReading.Alone("Test Case 'XT.testA' started at now\nLib/L.swift:4: Fatal error: expected by the test\nTest Case 'XT.testA' passed (0.1 seconds)\nTest Suite 'All tests' passed at now\n").Errors);

    private static IEnumerable<RunFindings> Both(string text) => [TestReading.Alone(text), TestReading.Conclude(TestReading.Run(text, 1))];
}
