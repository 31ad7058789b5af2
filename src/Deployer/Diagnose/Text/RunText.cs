using Deployer.Build;
using Deployer.Processes.Sandbox;

namespace Deployer.Diagnose.Text;

/// <summary>Draws the errors of a failed run out of its text, at least one.</summary>
internal static class RunText
{
    /// <summary>The exit code after signal 9, which the kernel sends when memory runs out.</summary>
    public const int Killed = 137;

    private const int NotExecutable = 126;
    private const int NotFound = 127;

    public static IEnumerable<Diagnostic> Errors(BuildLog log, RunRecord run, bool isTest)
    {
        if (run.Breach is { } breach)
        {
            return [BreachError(isTest ? "test run" : "build", breach)];
        }

        if (run.DeadlineExceeded)
        {
            return [Machine($"the build did not end before its time was over{Quote(log)}")];
        }

        var errors = log.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Select(error => isTest ? AsTest(error) : error)
            .ToList();
        return errors.Count > 0 ? errors : [Unexplained(log, run, isTest)];
    }

    /// <summary>The error of a build that says that it failed, and not why.</summary>
    public static Diagnostic Unexplained(BuildLog log)
    {
        var message = log.Echoes.Count > 0 ? log.Echoes[0] : $"the log says that it failed{Quote(log)}";
        return new Diagnostic { Severity = Severity.Error, Phase = PlainError.PhaseOf("", message), Message = message };
    }

    public static Diagnostic KilledError(string what) => Machine($"the {what} was killed (signal 9), most likely because memory ran out");

    /// <summary>The error of a run that went over a limit of its sandbox.</summary>
    public static Diagnostic BreachError(string what, LimitBreach breach) => Machine($"the {what} {breach.Message}");

    private static Diagnostic Unexplained(BuildLog log, RunRecord run, bool isTest) => run.ExitCode switch
    {
        Killed => KilledError(isTest ? "test run" : "build"),
        NotFound or NotExecutable => Machine($"a program could not be started (exit code {run.ExitCode}){Quote(log)}"),
        _ => new Diagnostic
        {
            Severity = Severity.Error,
            Phase = isTest ? Phase.TestIssue : Phase.Compile,
            Message = log.Echoes.Count > 0 ? log.Echoes[0] : $"ended with exit code {run.ExitCode}{Quote(log)}",
        },
    };

    /// <summary>A compiler names a column; what a test prints without one is the test's.</summary>
    private static Diagnostic AsTest(Diagnostic error) =>
        error is { Phase: Phase.Compile, Column: null } ? error with { Phase = Phase.TestIssue } : error;

    private static string Quote(BuildLog log) => log.Tail.Count == 0 ? "" : $": {string.Join(" | ", log.Tail)}";

    private static Diagnostic Machine(string message) => new() { Severity = Severity.Error, Phase = Phase.Infrastructure, Message = message };
}
