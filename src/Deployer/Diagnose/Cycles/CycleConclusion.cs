using Deployer.Diagnose.Tests;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Cycles;

/// <summary>Draws from a cycle's text alone what it came to. Where the package lay it learns from all cycles it has seen.</summary>
/// <param name="packageFolder">Absolute path of the package the log may be about; null when there is none at hand.</param>
internal sealed class CycleConclusion(string? packageFolder)
{
    private const int ManyDiagnostics = 5_000;

    private readonly PrintedFiles printed = new();

    /// <summary>Where the package lay when it was built, as far as the log has told.</summary>
    public string? PackageFolder { get; private set; }

    public Diagnosis Of(RunLog run)
    {
        run.Build.Close();
        var said = run.Build.Diagnostics;
        if (said.Count > ManyDiagnostics)
        {
            // The collector lets garbage grow with the processor's cache: on a server to more than all of this needs.
            GC.Collect();
        }

        printed.Add(said);
        printed.AddOfErrors(run.Tests.PrintedFiles);
        var paths = PackagePaths.Infer(printed.All, packageFolder);
        PackageFolder = paths.PrintedFolder;
        List<Diagnostic> located = [.. said.Select(paths.Locate)];
        var targets = TargetOrder.OfLog(packageFolder, located);
        var tests = run.LastTestLine > 0 || run.Tests.HasTests
            ? new TestConclusion(paths, targets).Of(new TestEvidence(run.Tests, RunEnd.Unknown))
            : RunFindings.None;
        var build = new RunFindings
        {
            Errors = [.. Errors(run, located, tests).Select(error => new Finding(error))],
            Others = [.. located.Where(item => item.Severity != Severity.Error && (item.File is not null || !IsPrintedByTests(item, run)))],
        };
        var diagnosis = new Conclusion(paths, targets).Of(build, tests);
        return diagnosis with
        {
            Outcome = diagnosis.Outcome == RunOutcome.Succeeded && !SaysSucceeded(run) ? RunOutcome.Unknown : diagnosis.Outcome,
            OmittedErrors = run.Build.OmittedErrors,
            OmittedOthers = run.Build.OmittedOthers,
        };
    }

    private static List<Diagnostic> Errors(RunLog run, List<Diagnostic> located, RunFindings tests)
    {
        var errors = located.Where(item => item.Severity == Severity.Error).ToList();
        var ofBuild = errors.Where(error => !IsPrintedByTests(error, run)).ToList();
        if (ofBuild.Exists(error => error.File is not null) || (ofBuild.Count > 0 && !SaysSucceeded(run)))
        {
            return ofBuild;
        }

        if (run.Tail.Texts is [.., var last] && PlainError.IsLockWait(last))
        {
            return [new Diagnostic { Severity = Severity.Error, Phase = Phase.Infrastructure, Message = last }];
        }

        return tests.Errors.Count > 0 || !SaysFailed(run) ? []
            : errors.Count > 0 ? errors
            : [RunText.Unexplained(run.Build)];
    }

    /// <summary>What tests run was built before: what is said in the midst of them is their own output.</summary>
    private static bool IsPrintedByTests(Diagnostic said, RunLog run) =>
        said.LogLine is { } line && run.FirstTestLine > 0 && line > run.FirstTestLine && line < run.LastTestLine;

    private static bool SaysFailed(RunLog run) =>
        run.Build.Outcome == RunOutcome.Failed || LastWord(run) == RunOutcome.Failed || (run.Build.Echoes.Count > 0 && LastWord(run) != RunOutcome.Succeeded);

    private static bool SaysSucceeded(RunLog run) => !SaysFailed(run) && LastWord(run) == RunOutcome.Succeeded;

    private static RunOutcome LastWord(RunLog run) => run.Tests.HasTests ? run.Tests.Outcome : run.Build.Outcome;
}
