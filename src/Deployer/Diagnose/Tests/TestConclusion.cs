using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Draws from all that a test run left behind which tests ran, which failed and why, and whether it crashed or hung.</summary>
internal sealed class TestConclusion
{
    private const int MaxWarnings = 1_000;
    private const int MaxHangs = 100;
    private const string OverTime = "did not end before its time was over";
    private const string OverLog = "did not end before the log did";

    private readonly TargetOrder targets;
    private readonly TestPlaces places;
    private readonly TestModules modules;

    public TestConclusion(PackagePaths paths, TargetOrder targets)
    {
        this.targets = targets;
        var sources = new TestSources(paths, targets);
        places = new TestPlaces(paths, sources);
        modules = new TestModules(paths, sources);
    }

    /// <summary>Says nothing about errors of a build: those are not a test log's.</summary>
    public RunFindings Of(TestEvidence evidence)
    {
        var xctest = new XCTestResults(modules, places, targets, evidence);
        var swiftTesting = new SwiftTestingResults(places, evidence).Read();
        var findings = new TestFindings(targets);
        var end = EndOf(evidence, xctest, swiftTesting);
        AddUnfinished(findings, evidence, end, (xctest, swiftTesting));

        List<ToldTest> results = [.. xctest.Ended(), .. swiftTesting.Ended];
        foreach (var failed in results.Where(test => test.Result.Outcome == TestOutcome.Failed))
        {
            findings.AddFailed(failed);
        }

        AddCutShort(findings, evidence);
        AddUnexplained(findings, evidence);
        return new RunFindings
        {
            Errors = findings.Errors,
            Others = [.. Warnings(evidence)],
            Tests = [.. results.Select(test => test.Result), .. findings.Unfinished],
            IsSilent = findings.Errors.Count + results.Count == 0 && IsSilent(evidence),
        };
    }

    private void AddUnfinished(TestFindings findings, TestEvidence evidence, TestEnd end, (XCTestResults XCTest, ToldTests SwiftTesting) tests)
    {
        if (end == TestEnd.Killed)
        {
            findings.Add(new Finding(RunText.KilledError("test run")));
            return;
        }

        var crashes = new TestCrashes(places, findings, evidence);
        if (end == TestEnd.Ended)
        {
            crashes.Add(tests.XCTest.Unfinished, tests.SwiftTesting.Unfinished);
            return;
        }

        var gone = tests.XCTest.Unfinished.ToLookup(pair => pair.Case.IsAbandoned);
        AddHangs(findings, evidence, gone[false].Select(pair => pair.Test).Concat(tests.SwiftTesting.Unfinished).Take(MaxHangs));
        crashes.Blame([.. gone[true]]);
    }

    private static TestEnd EndOf(TestEvidence evidence, XCTestResults xctest, ToldTests swiftTesting)
    {
        var (text, end) = (evidence.Text, evidence.End);
        if (end.DeadlineExceeded)
        {
            return TestEnd.Hung;
        }

        if (text.Crashes.Signals.Contains(TestCrashes.KillSignal) || end.ExitCode == RunText.Killed)
        {
            return TestEnd.Killed;
        }

        var isAlone = end.ExitCode is null;
        var running = xctest.Unfinished.Any(pair => !pair.Case.IsAbandoned) || (swiftTesting.Unfinished.Count > 0 && text.SwiftTesting.IsRunning)
            || (swiftTesting.Unfinished.Count > 0 && evidence.Events is { HasEnded: false });
        var hasCrashed = text.Crashes.Signals.Count > 0 || text.Crashes.Reports.Any(report => report.Kind == CrashKind.Death);
        var wasCut = text.CutOff is not null && text.CutOffLine > 0;
        return !isAlone || !running ? TestEnd.Ended
            : hasCrashed && !(wasCut && text.Crashes.Signals.All(signal => signal == TestCrashes.TerminateSignal)) ? TestEnd.Ended
            : TestEnd.Hung;
    }

    private static void AddHangs(TestFindings findings, TestEvidence evidence, IEnumerable<ToldTest> running)
    {
        var message = evidence.End.DeadlineExceeded || evidence.Text.CutOff is not null ? OverTime : OverLog;
        foreach (var test in running)
        {
            findings.AddUnfinished(test with { Result = test.Result with { Message = message }, Reason = OverTime }, Phase.TestHang, []);
        }

        if (findings.Errors.Count == 0)
        {
            findings.Add(new Finding(TestFindings.Error(Phase.TestHang, "the tests did not end before their time was over", evidence.Text.CutOffLine)));
        }
    }

    /// <summary>Code that ends its process in the midst of the tests, as if all were well, is not believed.</summary>
    private static void AddCutShort(TestFindings findings, TestEvidence evidence)
    {
        var (text, events) = (evidence.Text, evidence.Events);
        if (findings.Errors.Count > 0 || !evidence.End.Succeeded)
        {
            return;
        }

        if (text.XCTest.IsCutShort || events is { HasStarted: true, HasEnded: false } || (events is null && text.SwiftTesting.IsRunning))
        {
            findings.Add(new Finding(TestFindings.Error(Phase.TestCrash, "a test process ended before its tests did, with exit code 0", null)));
        }
        else if (evidence.IsByPackageManager && events is not { HasStarted: true } && !text.HasTests)
        {
            findings.Add(new Finding(TestFindings.Error(Phase.TestCrash, "the test process ended before its first test, with exit code 0", null)));
        }
    }

    /// <summary>A log may say that tests failed without saying which.</summary>
    private static void AddUnexplained(TestFindings findings, TestEvidence evidence)
    {
        if (findings.Errors.Count == 0
            && evidence.End.ExitCode is null
            && evidence.Text.SaysFailed)
        {
            findings.Add(new Finding(TestFindings.Error(Phase.TestIssue, "tests failed; the log does not say which", null)));
        }
    }

    private IEnumerable<Diagnostic> Warnings(TestEvidence evidence)
    {
        var text = evidence.Text;
        var issues = evidence.Events is { HasTests: true } events ? events.Warnings : text.SwiftTesting.Warnings;
        foreach (var issue in issues.Take(MaxWarnings))
        {
            var file = places.Of(issue.File);
            yield return TestFindings.Warning(places.Paths.Shorten(issue.Text), issue.LogLine) with { File = file, Line = issue.Line, Column = issue.Column };
        }

        if (evidence.End.Succeeded || (evidence.End.ExitCode is null && text.Outcome == RunOutcome.Succeeded))
        {
            foreach (var report in text.Crashes.Reports.Where(report => report.Kind == CrashKind.Sanitizer))
            {
                yield return TestCrashes.ToDiagnostic(report, places) with { Severity = Severity.Warning, Phase = Phase.TestIssue };
            }
        }
    }

    private bool IsSilent(TestEvidence evidence) => evidence.End.ExitCode is null
        ? evidence.Text is { SaysNone: true } and not { Outcome: RunOutcome.Failed }
        : evidence is { End.Succeeded: true, Events: not null, Text.SaysNone: false } && targets.Targets.Any(target => target.IsTest);

    /// <summary>How the run came to its end, as far as that shows.</summary>
    private enum TestEnd
    {
        Ended,

        /// <summary>Its time was over; or the log stops while tests run and nothing tells of a crash.</summary>
        Hung,

        Killed,
    }
}
