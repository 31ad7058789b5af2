namespace Deployer.Diagnose.Reports;

/// <summary>An analysis with what its reports need besides it, and the groups in which people read it.</summary>
/// <param name="analysis">What the log says.</param>
internal sealed class LogReport(LogAnalysis analysis)
{
    public LogAnalysis Analysis => analysis;

    /// <summary>The version of this program.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What was read, as the person named it.</summary>
    public required string LogName { get; init; }

    /// <summary>Absolute path of the package whose sources are at hand; null when there is none.</summary>
    public string? PackageFolder { get; init; }

    /// <summary>Absolute path of the repository at hand; null when there is none.</summary>
    public string? Repository { get; init; }

    public Diagnosis Diagnosis => analysis.Diagnosis;

    /// <summary>The error to mend first; null when there is none.</summary>
    public Diagnostic? Root => Diagnosis.RootCause is { } index && index >= 0 && index < Diagnosis.Diagnostics.Count
        ? Diagnosis.Diagnostics[index]
        : null;

    /// <summary>The other errors that have a cause of their own. Failed tests are not among them.</summary>
    public IReadOnlyList<Diagnostic> Causes => field ??= [.. OtherErrors.Where(error => !error.IsConsequence)];

    /// <summary>The errors that most likely go away with another.</summary>
    public IReadOnlyList<Diagnostic> Consequences => field ??= [.. OtherErrors.Where(error => error.IsConsequence)];

    /// <summary>Each failed test that is not the root cause itself.</summary>
    public IReadOnlyList<TestResult> OtherFailedTests => field ??= [.. FailedTests.Where(test => Root is not { } root || TestOf(root) != test.Id)];

    public IReadOnlyList<TestResult> FailedTests => field ??= [.. Diagnosis.Tests.Where(test => test.Outcome == TestOutcome.Failed)];

    public IReadOnlyList<Diagnostic> Warnings => field ??= [.. Diagnosis.Diagnostics.Where(item => item.Severity == Severity.Warning)];

    /// <summary>The words that decided the class; null when the root cause says them already.</summary>
    public string? Evidence => Diagnosis.Evidence is { Length: > 0 } evidence
        && Root?.Message is var said
        && !(said is { Length: > 0 } && (evidence.Contains(said, StringComparison.Ordinal) || said.Contains(evidence, StringComparison.Ordinal)))
            ? evidence
            : null;

    /// <summary>All cycles but the newest, oldest first.</summary>
    public IEnumerable<LogCycle> EarlierCycles => analysis.Cycles.SkipLast(1);

    private IEnumerable<Diagnostic> OtherErrors => Diagnosis.Errors.Where(error => !ReferenceEquals(error, Root) && !IsListedTest(error));

    private HashSet<string> FailedIds => field ??= FailedTests.Select(test => test.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The path from the root of the repository; for a file elsewhere, or without a repository, as the analysis has it.</summary>
    public string InRepository(string file)
    {
        var folder = PackageFolder ?? analysis.PackageFolder;
        var full = file.StartsWith('/') || folder is null ? file : $"{folder}/{file}";
        var root = $"{Repository}/";
        return Repository is not null && full.StartsWith(root, StringComparison.Ordinal) ? full[root.Length..] : file;
    }

    /// <summary>The test whose failure a diagnostic tells; null when it tells no test's.</summary>
    public static string? TestOf(Diagnostic error)
    {
        if (error.Phase is not (Phase.TestIssue or Phase.TestCrash or Phase.TestHang))
            return null;
        var end = error.Message.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 ? error.Message[..end] : null;
    }

    private bool IsListedTest(Diagnostic error) => TestOf(error) is { } test && FailedIds.Contains(test);
}
