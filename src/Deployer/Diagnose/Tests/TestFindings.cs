namespace Deployer.Diagnose.Tests;

/// <summary>Collects what is wrong with a test run.</summary>
internal sealed class TestFindings(TargetOrder targets)
{
    private readonly List<Finding> errors = [];
    private readonly List<TestResult> unfinished = [];

    public IReadOnlyList<Finding> Errors => errors;

    /// <summary>Tests that never ended, as failed ones.</summary>
    public IReadOnlyList<TestResult> Unfinished => unfinished;

    public void Add(Finding finding) => errors.Add(finding);

    public void AddFailed(ToldTest test) => errors.Add(Failed(test, Phase.TestIssue));

    public void AddUnfinished(ToldTest test, Phase phase, IReadOnlyList<string> frames)
    {
        unfinished.Add(test.Result);
        errors.Add(Failed(test, phase) with { Frames = frames });
    }

    public static Diagnostic Error(Phase phase, string message, int? logLine) =>
        new() { Severity = Severity.Error, Phase = phase, Message = message, LogLine = logLine is > 0 ? logLine : null };

    public static Diagnostic Warning(string message, int? logLine) => Error(Phase.TestIssue, message, logLine) with { Severity = Severity.Warning };

    private Finding Failed(ToldTest test, Phase phase)
    {
        var result = test.Result;
        var diagnostic = Error(phase, $"{result.Id}: {result.Message ?? "failed"}", test.LogLine) with
        {
            File = result.File,
            Line = result.Line,
            Target = targets.TargetOf(result.File) ?? ModuleOf(result),
        };
        return new Finding(diagnostic) { TestId = result.Id, Reason = test.Reason ?? result.Message };
    }

    private string? ModuleOf(TestResult result) => result.Id.Split('.')[0] is var module && targets.Contains(module) ? module : null;
}
