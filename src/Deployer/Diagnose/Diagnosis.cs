using Deployer.Kernel;

namespace Deployer.Diagnose;

/// <summary>What a run came to.</summary>
internal enum RunOutcome
{
    Succeeded,
    Failed,
    Unknown,
}

/// <summary>What kind of failure it is; decides who may mend it.</summary>
internal enum FailureClass
{
    None,
    Code,
    Test,
    Dependency,
    Manifest,
    Link,
    Toolchain,
    Infrastructure,
    Crash,
    Hang,
    Flaky,
}

/// <summary>The three keys of one failure, coarse to fine, by the fingerprint recipe.</summary>
/// <param name="Class">Phase, identifier and message template: picks a rule.</param>
/// <param name="Family">Class with target and abstracted source line: picks a remembered fix.</param>
/// <param name="Exact">Family with file and symbols: "the same failure as before".</param>
internal sealed record FailureKeys(Fingerprint Class, Fingerprint Family, Fingerprint Exact);

/// <summary>One failure of a run with its keys: an error diagnostic or a failed test.</summary>
/// <param name="Keys">Its keys.</param>
/// <param name="Diagnostic">The error; for a failed test a diagnostic made from its result.</param>
internal sealed record Failure(FailureKeys Keys, Diagnostic Diagnostic);

/// <summary>A build or test run, understood.</summary>
internal sealed record Diagnosis
{
    public required RunOutcome Outcome { get; init; }

    public required FailureClass FailureClass { get; init; }

    /// <summary>The build-level key; null when nothing failed.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>Everything said, folded, errors first; the first error is the root cause when one is known.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Index of the root cause in <see cref="Diagnostics"/>; null when there is none.</summary>
    public int? RootCause { get; init; }

    /// <summary>Every error and every failed test with its keys.</summary>
    public IReadOnlyList<Failure> Failures { get; init; } = [];

    public IReadOnlyList<TestResult> Tests { get; init; } = [];

    /// <summary>Tests that failed and are proven flaky. With nothing else wrong it is green, of class `flaky`.</summary>
    public IReadOnlyList<FlakyTest> Flaky { get; init; } = [];

    /// <summary>The words that decided the failure class, as they were printed; null when nothing failed.</summary>
    public string? Evidence { get; init; }

    /// <summary>What a person can do about the failure class, one or two sentences; null when nothing failed.</summary>
    public string? Advice { get; init; }

    /// <summary>What the machine lacks by the words that decided; none when something else is wrong.</summary>
    public Lack Lack { get; init; }

    /// <summary>What of the tests was left out to need less of the machine; null when nothing was. Green is then not fully verified.</summary>
    public string? Omission { get; init; }

    /// <summary>How many different errors were said beyond those that are kept in <see cref="Diagnostics"/>.</summary>
    public int OmittedErrors { get; init; }

    /// <summary>How many different warnings, notes and remarks were said beyond those that are kept.</summary>
    public int OmittedOthers { get; init; }

    /// <summary>One line for people: the root cause with its place; empty when nothing failed.</summary>
    public string Cause { get; init; } = "";

    /// <summary>
    /// True when the machine failed, so that no change of the code helps. A manifest that asks for a newer Swift than the installed
    /// one is of the same class, but can be mended on either side.
    /// </summary>
    public bool IsOfMachine => FailureClass == FailureClass.Infrastructure && (RootCause is not { } root || Diagnostics[root].Phase != Phase.Manifest);

    /// <summary>True when everything that was asked for succeeded.</summary>
    public bool IsGreen => Outcome == RunOutcome.Succeeded;

    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error);

    public int WarningCount => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
}
