using Deployer.Diagnose;
using Deployer.Diagnose.Reports;
using Deployer.Kernel;

namespace Deployer.Tests.Diagnose.Reports;

/// <summary>Analyses made by hand, and their reports.</summary>
internal static class SampleLogs
{
    public static Fingerprint Key { get; } = new("0123456789abcdef0123456789abcdef");

    /// <summary>The first cause of <see cref="Broken"/>.</summary>
    public static Diagnostic Cause { get; } = new()
    {
        Severity = Severity.Error,
        Phase = Phase.Compile,
        Message = "call can throw but is not marked with 'try'",
        File = "Sources/Core/A.swift",
        Line = 17,
        Column = 13,
        Id = "throwing_call_without_try",
        Target = "Core",
        Occurrences = 3,
        LogLine = 5,
        SourceLine = "    let v = parse(\"1\")",
        Notes =
        [
            Note("did you mean to use 'try'?") with { FixIts = [new FixIt("Sources/Core/A.swift", 335, 335, 17, 13, "try ")] },
            Note("did you mean to disable error propagation?") with { FixIts = [new FixIt("Sources/Core/A.swift", 335, 335, 17, 13, "try! ")] },
        ],
    };

    /// <summary>A build that failed in many ways, with a failed test beside.</summary>
    public static LogAnalysis Broken { get; } = Of(
        [
            Cause,
            Error("cannot convert value of type 'Int' to 'String'", "Sources/Core/B.swift", 3) with { Column = 9 },
            Error("'x' is unavailable", "Sources/App/main.swift", 4) with { IsConsequence = true },
            Error("'y' is unavailable", "Sources/App/main.swift", 5) with { IsConsequence = true },
            new Diagnostic { Severity = Severity.Warning, Phase = Phase.Compile, Message = "never used", File = "Sources/Core/A.swift", Line = 1 },
        ],
        FailureClass.Code) with
    {
        Counts = new LogCounts(4, 1, 2, 3, 1, 0),
        Cycles =
        [
            new LogCycle(1, new Diagnosis { Outcome = RunOutcome.Succeeded, FailureClass = FailureClass.None }),
            new LogCycle(40, new Diagnosis { Outcome = RunOutcome.Failed, FailureClass = FailureClass.Code, Fingerprint = Key, Cause = "A.swift:17: call can throw" }),
        ],
    };

    public static Diagnostic Error(string message, string? file = null, int? line = null) =>
        new() { Severity = Severity.Error, Phase = Phase.Compile, Message = message, File = file, Line = line };

    /// <summary>An analysis of one cycle; its first diagnostic is the root cause when it is an error.</summary>
    public static LogAnalysis Of(IReadOnlyList<Diagnostic> diagnostics, FailureClass failureClass, params IReadOnlyList<TestResult> tests)
    {
        var failed = diagnostics.Any(item => item.Severity == Severity.Error);
        var diagnosis = new Diagnosis
        {
            Outcome = failed ? RunOutcome.Failed : RunOutcome.Succeeded,
            FailureClass = failureClass,
            Fingerprint = failed ? Key : null,
            Diagnostics = diagnostics,
            RootCause = failed ? 0 : null,
            Tests = tests,
            Cause = failed ? diagnostics[0].Message : "",
            Evidence = failed ? diagnostics[0].Message : null,
            Advice = failed ? "Mend it." : null,
            Failures = [.. diagnostics.Where(item => item.Severity == Severity.Error).Select(item => new Failure(new FailureKeys(Key, Key, Key), item))],
        };
        var run = tests.Count(test => test.Outcome != TestOutcome.Skipped);
        var counts = new LogCounts(
            diagnosis.Errors.Count(), diagnosis.WarningCount, 0, run, tests.Count(test => test.Outcome == TestOutcome.Failed), 0);
        return new LogAnalysis { Diagnosis = diagnosis, Cycles = [new LogCycle(1, diagnosis)], Counts = counts };
    }

    public static LogReport Report(LogAnalysis analysis, string? package = null, string? repository = null) => new(analysis)
    {
        ToolVersion = "1.2.3",
        LogName = "build.log",
        PackageFolder = package,
        Repository = repository,
    };

    public static TestResult Failed(string suite, string name, string? message = null) =>
        new(suite, name, TestLibrary.XCTest, TestOutcome.Failed, 0.002, message, "Tests/T.swift", 4);

    public static string TextOf(LogAnalysis analysis, TextLook? look = null, string? package = null) =>
        Written(output => new TextReport(output, Report(analysis, package), look ?? TextLook.Plain).Write());

    public static string Written(Action<TextWriter> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(output);
        return output.ToString();
    }

    private static Diagnostic Note(string message) => new()
    {
        Severity = Severity.Note,
        Phase = Phase.Compile,
        Message = message,
        File = "Sources/Core/A.swift",
        Line = 17,
        Column = 13,
    };
}
