namespace Deployer.Diagnose.Tests;

/// <summary>Finds for each test that never ended what its process died of, and for each death whose it was.</summary>
internal sealed class TestCrashes(TestPlaces places, TestFindings findings, TestEvidence evidence)
{
    public const int KillSignal = 9;
    public const int TerminateSignal = 15;
    private const int MaxFrames = 3;
    private const int MaxBlamed = 100;
    private const int FirstSignal = 128;
    private const int LastSignal = FirstSignal + 64;

    private readonly CrashLog crashes = evidence.Text.Crashes;

    public void Add(IReadOnlyList<ToldCase> xctest, IReadOnlyList<ToldTest> swiftTesting)
    {
        var deaths = crashes.Reports.Where(report => report.Kind == CrashKind.Death).ToList();
        Blame(xctest);
        AddSwiftTesting(swiftTesting, deaths.FindLast(death => death.InSwiftTesting || xctest.Count == 0));
        if (findings.Errors.Count > 0)
        {
            return;
        }

        var hasDied = crashes.Signals.Count > 0 || evidence.End.ExitCode is > FirstSignal and <= LastSignal || IsDeathAlone(deaths);
        var sanitizer = evidence.End.Succeeded || evidence.Text.Outcome == RunOutcome.Succeeded && evidence.End.ExitCode is null
            ? null
            : crashes.Reports.FirstOrDefault(report => report.Kind == CrashKind.Sanitizer);
        if (hasDied || sanitizer is not null)
        {
            Blame(null, sanitizer ?? deaths.FirstOrDefault());
        }
    }

    /// <summary>Each of the tests died.</summary>
    public void Blame(IReadOnlyList<ToldCase> xctest)
    {
        var deaths = crashes.Reports.Where(report => report.Kind == CrashKind.Death).ToList();
        foreach (var (run, test) in xctest.Take(MaxBlamed))
        {
            Blame(test, deaths.Find(death => death.Test == run.Name) ?? deaths.Find(death => !death.InSwiftTesting && death.Test is null));
        }
    }

    /// <summary>What the report says, placed in the package's own code.</summary>
    public static Diagnostic ToDiagnostic(CrashReport report, TestPlaces places)
    {
        var (file, line, _) = Where(report, places);
        return TestFindings.Error(Phase.TestCrash, Message(report, places), report.LogLine) with { File = file, Line = line };
    }

    /// <summary>In a log without an exit code last words count when no test run says that it went well.</summary>
    private bool IsDeathAlone(List<CrashReport> deaths) =>
        evidence.End.ExitCode is null && deaths.Count > 0 && evidence.Text.HasTests && evidence.Text.Outcome != RunOutcome.Succeeded;

    /// <summary>Its tests run side by side: the backtrace tells which of those that did not end is to blame.</summary>
    private void AddSwiftTesting(IReadOnlyList<ToldTest> running, CrashReport? report)
    {
        if (running.Count == 0)
        {
            return;
        }

        var frames = report is null ? [] : places.OursOf(report, int.MaxValue);
        var named = running.Where(test => frames.Any(frame => Names(frame.Function, test.Result))).ToList();
        Blame(running.Count == 1 ? running[0] : named.Count == 1 ? named[0] : null, report);
    }

    private void Blame(ToldTest? test, CrashReport? report)
    {
        var message = report is null ? Signal() : Message(report, places);
        var (file, line, frames) = report is null ? (null, null, []) : Where(report, places);
        if (test is null)
        {
            findings.Add(new Finding(TestFindings.Error(Phase.TestCrash, message, report?.LogLine) with { File = file, Line = line })
            {
                Frames = frames,
                Reason = message,
            });
            return;
        }

        var result = test.Result with { Message = message, File = file ?? test.Result.File, Line = file is null ? test.Result.Line : line };
        findings.AddUnfinished(test with { Result = result, Reason = message, LogLine = report?.LogLine ?? test.LogLine }, Phase.TestCrash, frames);
    }

    private string Signal() => crashes.Signals.Count > 0 ? $"crashed: signal {crashes.Signals[0]}" : "crashed: the process ended";

    private static string Message(CrashReport report, TestPlaces places) =>
        report.Message is { } words ? places.Paths.Shorten(words) : report.Signal ?? "crashed";

    /// <summary>The innermost frame of ours goes before the place that the runtime names, which may be the standard library's.</summary>
    private static (string? File, int? Line, IReadOnlyList<string> Frames) Where(CrashReport report, TestPlaces places)
    {
        var frames = places.OursOf(report, MaxFrames);
        var file = places.OfOurs(report.File);
        return frames.Count > 0
            ? (frames[0].File, frames[0].Line, [.. frames.Select(frame => frame.Function)])
            : (file, file is null ? null : report.Line, []);
    }

    private static bool Names(string frame, TestResult result)
    {
        var name = result.Name[(result.Suite.Length == 0 ? result.Name.IndexOf('.', StringComparison.Ordinal) + 1 : 0)..];
        return frame == name || frame.EndsWith("." + name, StringComparison.Ordinal);
    }
}
