using System.Text;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class LogAnalyzerTests
{
    private const string Red = """
        Building for debugging...
        [3/5] Compiling Core A.swift
        /src/Sources/Core/A.swift:3:9: error: cannot find 'x' in scope

        """;

    private const string Green = "Building for debugging...\nBuild complete! (1.20s)\n";

    private const string GreenTests = """
        Building for debugging...
        Build complete! (0.10s)
        Test Suite 'All tests' started at 2026-11-22 17:09:12.095
        Test Case 'XT.testA' started at 2026-11-22 17:09:12.113
        error: printed by the code under test
        error: fatalError
        /src/Sources/Core/A.swift:1:1: warning: printed, too
        Test Case 'XT.testA' passed (0.001 seconds)
        Test Suite 'All tests' passed at 2026-11-22 17:09:12.214

        """;

    [Fact]
    public async Task The_newest_cycle_decides_and_the_errors_of_all_are_listed()
    {
        var analysis = await AnalyzeAsync(Red + Red.Replace("'x'", "'y'", StringComparison.Ordinal));

        Assert.Equal([RunOutcome.Failed, RunOutcome.Failed], analysis.Cycles.Select(cycle => cycle.Diagnosis.Outcome));
        Assert.Equal([1, 4], analysis.Cycles.Select(cycle => cycle.FirstLine));
        Assert.Equal(["cannot find 'y' in scope", "cannot find 'x' in scope"], analysis.Diagnosis.Errors.Select(error => error.Message));
        Assert.Equal(0, analysis.Diagnosis.RootCause);
        Assert.Equal(2, analysis.Counts.Errors);
    }

    [Fact]
    public async Task A_failure_that_was_mended_is_told_and_does_not_decide()
    {
        var analysis = await AnalyzeAsync(Red + Green);

        Assert.Equal((RunOutcome.Succeeded, FailureClass.None), (analysis.Diagnosis.Outcome, analysis.Diagnosis.FailureClass));
        Assert.Null(analysis.Diagnosis.RootCause);
        Assert.Equal("Sources/Core/A.swift", Assert.Single(analysis.Diagnosis.Errors).File);
    }

    [Fact]
    public async Task A_cycle_that_is_cut_off_says_nothing_against_the_one_before()
    {
        var analysis = await AnalyzeAsync(Red + "Building for debugging...\n[1/5] Compiling Core A.swift\n");

        Assert.Equal(RunOutcome.Failed, analysis.Diagnosis.Outcome);
        Assert.Equal(2, analysis.Cycles.Count);
    }

    [Fact]
    public async Task The_same_error_of_three_cycles_is_one_that_occurred_three_times()
    {
        var analysis = await AnalyzeAsync(Red + Red + Red);

        Assert.Equal(3, Assert.Single(analysis.Diagnosis.Errors).Occurrences);
        Assert.Single(analysis.Cycles.Select(cycle => cycle.Diagnosis.Fingerprint).Distinct());
    }

    [Fact]
    public async Task A_build_and_the_test_run_that_builds_again_are_one_cycle()
    {
        var analysis = await AnalyzeAsync(Green + GreenTests);

        Assert.Equal(RunOutcome.Succeeded, Assert.Single(analysis.Cycles).Diagnosis.Outcome);
        Assert.Equal(1, analysis.Counts.TestsRun);
    }

    [Fact]
    public async Task What_tests_print_is_no_diagnostic_of_the_build()
    {
        var analysis = await AnalyzeAsync(GreenTests);

        Assert.Equal(RunOutcome.Succeeded, analysis.Diagnosis.Outcome);
        Assert.Empty(analysis.Diagnosis.Diagnostics);
    }

    [Theory]
    [InlineData("[2025-07-15T17:20:24.067827] === New Cycle ===\n[2025-07-15T17:20:25.000000] swift build succeeded\n", nameof(RunOutcome.Succeeded))]
    [InlineData("[2025-07-15T17:20:24.067827] === New Cycle ===\n[2025-07-15T17:20:25.000000] swift build failed with exit code 1\n", nameof(RunOutcome.Failed))]
    [InlineData("##[error]Process completed with exit code 1.\n", nameof(RunOutcome.Failed))]
    [InlineData("[1/2] Compiling Core A.swift\n", nameof(RunOutcome.Unknown))]
    [InlineData("", nameof(RunOutcome.Unknown))]
    public async Task Who_called_the_build_says_what_it_came_to(string log, string outcome) =>
        Assert.Equal(outcome, (await AnalyzeAsync(log)).Diagnosis.Outcome.ToString());

    [Theory]
    [InlineData("[3/5] Compiling Core A.swift\nKilled\n")]
    [InlineData("[3/5] Compiling Core A.swift\nbuild.sh: line 3:   712 Killed                  swift build\n")]
    [InlineData("Another instance of SwiftPM (PID: 12) is already running using '/p/.build', waiting until that process has finished execution...\n")]
    [InlineData("bash: line 1: swift: command not found\n")]
    public async Task A_log_that_ends_on_the_machine_is_the_machines(string log)
    {
        var diagnosis = (await AnalyzeAsync(log)).Diagnosis;

        Assert.Equal((RunOutcome.Failed, FailureClass.Infrastructure), (diagnosis.Outcome, diagnosis.FailureClass));
        Assert.NotNull(diagnosis.Advice);
    }

    [Fact]
    public async Task A_lock_that_was_waited_for_is_no_failure() => Assert.Equal(
        RunOutcome.Succeeded,
        (await AnalyzeAsync("Another instance of SwiftPM (PID: 12) is already running using '/p/.build', waiting until that process has finished execution..." + Green)).Diagnosis.Outcome);

    [Fact]
    public async Task Errors_are_told_as_they_are_read()
    {
        var told = new List<string>();
        var analyzer = new LogAnalyzer(packageFolder: null) { ErrorSeen = error => told.Add(error.Message) };

        await analyzer.AnalyzeAsync(Stream(Red + Red), TestContext.Current.CancellationToken);

        Assert.Equal(["cannot find 'x' in scope", "cannot find 'x' in scope"], told);
    }

    private static Task<LogAnalysis> AnalyzeAsync(string log) =>
        new LogAnalyzer(packageFolder: null).AnalyzeAsync(Stream(log), TestContext.Current.CancellationToken);

    private static MemoryStream Stream(string log) => new(Encoding.UTF8.GetBytes(log));
}
