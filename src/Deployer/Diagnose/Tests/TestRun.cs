using Deployer.Build;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads a test run: both test libraries, crashes and hangs; and plain errors when they alone explain it.</summary>
internal sealed class TestRun(PackagePaths paths, TargetOrder targets)
{
    private const int MaxEventLine = 4 * 1024 * 1024;
    private const int KillSignal = 9;
    private const int FirstSignal = 128;
    private const int LastSignal = FirstSignal + 64;

    private readonly XCTestText xctest = new(paths, new TestModules(paths, targets));
    private readonly EventStream events = new(paths);
    private readonly CrashLog crashes = new(paths, targets);
    private readonly BuildLog text = new();
    private int number;
    private readonly List<Finding> errors = [];
    private readonly List<TestResult> unfinished = [];

    public async Task<RunFindings> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        await foreach (var line in LogLines.ReadAsync(run.LogFile, LogLines.MaxLineLength, cancellationToken))
        {
            number++;
            crashes.Read(line);
            if (!xctest.Read(line))
            {
                text.Read(new LogLine(line, number));
            }
        }

        if (run.EventStreamFile is { } stream)
        {
            await foreach (var line in LogLines.ReadAsync(stream, MaxEventLine, cancellationToken))
            {
                events.Read(line);
            }
        }

        return Conclude(run);
    }

    private RunFindings Conclude(RunRecord run)
    {
        if (!run.DeadlineExceeded && (crashes.Signals.Contains(KillSignal) || run.ExitCode == RunText.Killed))
        {
            errors.Add(new Finding(RunText.KilledError("test run")));
        }
        else if (run.DeadlineExceeded)
        {
            AddHangs();
        }
        else
        {
            AddCrashes(run.ExitCode);
        }

        List<TestResult> results = [.. xctest.Results, .. events.Results];
        errors.AddRange(results.Where(result => result.Outcome == TestOutcome.Failed).Select(Issue));
        if (errors.Count == 0 && !run.Succeeded)
        {
            errors.AddRange(RunText.Errors(text, run, isTest: true).Select(paths.Locate).Select(error => new Finding(error)));
        }

        return new RunFindings
        {
            Errors = errors,
            Others = [.. text.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning).Select(paths.Locate)],
            Tests = [.. results, .. unfinished],
            IsSilent = run is { Succeeded: true, EventStreamFile: not null } && errors.Count + results.Count == 0 && !xctest.SaysNone
                && targets.Targets.Any(target => target.IsTest),
        };
    }

    private void AddHangs()
    {
        foreach (var result in Running())
        {
            AddUnfinished(result with { Message = "did not end before its time was over" }, Phase.TestHang, []);
        }

        if (errors.Count == 0)
        {
            errors.Add(new Finding(Error(Phase.TestHang, "the tests did not end before their time was over")));
        }
    }

    private void AddCrashes(int exitCode)
    {
        var report = crashes.Reports.FirstOrDefault(crash => !crash.InSwiftTesting);
        if (xctest.Unfinished is { } culprit)
        {
            AddCrash(culprit, report);
        }

        AddSwiftTestingCrash(crashes.Reports.LastOrDefault(crash => crash.InSwiftTesting || xctest.Unfinished is null));
        if (errors.Count == 0 && (crashes.Signals.Count > 0 || exitCode is > FirstSignal and <= LastSignal))
        {
            AddCrash(null, crashes.Reports.Count > 0 ? crashes.Reports[0] : null);
        }
    }

    /// <summary>Its tests run side by side: the backtrace tells which of those that did not end is to blame.</summary>
    private void AddSwiftTestingCrash(CrashReport? report)
    {
        var running = events.Unfinished;
        if (running.Count == 0)
        {
            return;
        }

        var named = running.Where(result => report?.Frames.Any(frame => Names(frame, result)) == true).ToList();
        AddCrash(running.Count == 1 ? running[0] : named.Count == 1 ? named[0] : null, report);
    }

    private void AddCrash(TestResult? culprit, CrashReport? report)
    {
        var signal = crashes.Signals.Count > 0 ? $"signal {crashes.Signals[0]}" : "the process ended";
        var message = report?.Message ?? report?.Signal ?? $"crashed: {signal}";
        if (culprit is null)
        {
            errors.Add(new Finding(Error(Phase.TestCrash, message) with { File = report?.File, Line = report?.Line })
            {
                Frames = report?.Frames ?? [],
                Reason = message,
            });
            return;
        }

        AddUnfinished(
            culprit with { Message = message, File = report?.File ?? culprit.File, Line = report?.File is null ? culprit.Line : report.Line },
            Phase.TestCrash,
            report?.Frames ?? []);
    }

    private void AddUnfinished(TestResult result, Phase phase, IReadOnlyList<string> frames)
    {
        unfinished.Add(result);
        errors.Add(Issue(result) with { Diagnostic = ToDiagnostic(result, phase), Frames = frames });
    }

    private IEnumerable<TestResult> Running() =>
        [.. xctest.Unfinished is { } running ? [running] : Array.Empty<TestResult>(), .. events.Unfinished];

    private Finding Issue(TestResult result) =>
        new(ToDiagnostic(result, Phase.TestIssue)) { TestId = result.Id, Reason = result.Message };

    private Diagnostic ToDiagnostic(TestResult result, Phase phase) =>
        Error(phase, $"{result.Id}: {result.Message ?? "failed"}") with
        {
            File = result.File,
            Line = result.Line,
            Target = targets.TargetOf(result.File) ?? ModuleOf(result),
        };

    private string? ModuleOf(TestResult result) => result.Id.Split('.')[0] is var module && targets.Contains(module) ? module : null;

    private static Diagnostic Error(Phase phase, string message) => new() { Severity = Severity.Error, Phase = phase, Message = message };

    private static bool Names(string frame, TestResult result)
    {
        var name = result.Name[(result.Suite.Length == 0 ? result.Name.IndexOf('.', StringComparison.Ordinal) + 1 : 0)..];
        return frame == name || frame.EndsWith("." + name, StringComparison.Ordinal);
    }
}
