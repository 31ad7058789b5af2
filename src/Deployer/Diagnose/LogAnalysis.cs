namespace Deployer.Diagnose;

/// <summary>A log of builds and tests, understood without anything else than its text.</summary>
internal sealed record LogAnalysis
{
    /// <summary>
    /// Of the newest cycle in the log. Its diagnostics are those of the whole log, equal ones folded: the newest cycle's errors
    /// first, then other errors, then warnings and less.
    /// </summary>
    public required Diagnosis Diagnosis { get; init; }

    /// <summary>The cycles of the log, oldest first; at least one.</summary>
    public required IReadOnlyList<LogCycle> Cycles { get; init; }

    public required LogCounts Counts { get; init; }

    /// <summary>The folder that was taken for the package's, as the log names it; null when nothing tells.</summary>
    public string? PackageFolder { get; init; }
}

/// <summary>One build, with the tests that belong to it, in a log.</summary>
/// <param name="FirstLine">Line of the log where it begins, from 1.</param>
/// <param name="Diagnosis">What it came to.</param>
internal sealed record LogCycle(int FirstLine, Diagnosis Diagnosis);

/// <summary>How much a log says. Equal diagnostics count once.</summary>
/// <param name="Errors">Different errors, listed or not.</param>
/// <param name="Warnings">Different warnings, listed or not.</param>
/// <param name="Notes">Different notes and remarks, those of other diagnostics included.</param>
/// <param name="TestsRun">Tests that ended or should have, the skipped ones left out.</param>
/// <param name="TestsFailed">Failed tests of these.</param>
/// <param name="Omitted">Different diagnostics that are not listed.</param>
internal sealed record LogCounts(int Errors, int Warnings, int Notes, int TestsRun, int TestsFailed, int Omitted)
{
    /// <summary>The counts of what is listed, when that is all.</summary>
    public static LogCounts Of(Diagnosis diagnosis) => new(
        diagnosis.Errors.Count(),
        diagnosis.WarningCount,
        diagnosis.Diagnostics.Count(item => item.Severity is Severity.Note or Severity.Remark) + diagnosis.Diagnostics.Sum(item => item.Notes.Count),
        diagnosis.Tests.Count(test => test.Outcome != TestOutcome.Skipped),
        diagnosis.Tests.Count(test => test.Outcome == TestOutcome.Failed),
        0);
}
