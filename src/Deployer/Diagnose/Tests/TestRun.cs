using Deployer.Build;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads a test run: both test libraries, crashes and hangs; and plain errors when they alone explain it.</summary>
internal sealed class TestRun(PackagePaths paths, TargetOrder targets)
{
    public async Task<RunFindings> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var log = new RunLog(new BuildLog(), new TestLog());
        await LogText.ReadFileAsync(run.LogFile, log, cancellationToken);
        var evidence = new TestEvidence(log.Tests, new RunEnd(run.ExitCode, run.DeadlineExceeded))
        {
            IsByPackageManager = run.IsByPackageManager,
            Events = run.EventStreamFile is { } events ? await EventStream.ReadFileAsync(events, cancellationToken) : null,
            XUnitFiles = [.. run.XUnitFiles.Where(File.Exists).Select(ReadXUnit)],
        };
        var found = new TestConclusion(paths, targets).Of(evidence);
        return found with
        {
            Errors = run.Breach is { } breach ? [new Finding(RunText.BreachError("test run", breach))]
                : found.Errors.Count > 0 || run.Succeeded ? found.Errors
                : [.. RunText.Errors(log.Build, run, isTest: true).Select(paths.Locate).Select(error => new Finding(error))],
            Others = [.. found.Others, .. log.Build.Diagnostics.Where(item => item.Severity == Severity.Warning).Select(paths.Locate)],
        };
    }

    private static XUnitFile ReadXUnit(string file)
    {
        using var stream = File.OpenRead(file);
        return XUnitFile.Read(stream);
    }
}
