using Deployer.Build;
using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Tests;

/// <summary>Reads a test run: both test libraries, crashes and hangs; and plain errors when they alone explain it.</summary>
internal sealed class TestRun(PackagePaths paths, TargetOrder targets)
{
    private const int MaxEventLine = 4 * 1024 * 1024;

    public async Task<RunFindings> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var (tests, build) = (new TestLog(), new BuildLog());
        var number = 0;
        await foreach (var line in LogLines.ReadAsync(run.LogFile, LogLines.MaxLineLength, cancellationToken))
        {
            var logLine = new LogLine(line, ++number);
            if (!tests.Read(logLine))
            {
                build.Read(logLine);
            }
        }

        var evidence = new TestEvidence(tests, new RunEnd(run.ExitCode, run.DeadlineExceeded))
        {
            Events = await ReadEventsAsync(run.EventStreamFile, cancellationToken),
            XUnitFiles = [.. run.XUnitFiles.Where(File.Exists).Select(ReadXUnit)],
        };
        var found = new TestConclusion(paths, targets).Of(evidence);
        return found with
        {
            Errors = found.Errors.Count > 0 || run.Succeeded
                ? found.Errors
                : [.. RunText.Errors(build, run, isTest: true).Select(paths.Locate).Select(error => new Finding(error))],
            Others = [.. found.Others, .. build.Diagnostics.Where(item => item.Severity == Severity.Warning).Select(paths.Locate)],
        };
    }

    private static async Task<EventStream?> ReadEventsAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return null;
        }

        var events = new EventStream();
        await foreach (var line in LogLines.ReadAsync(file, MaxEventLine, cancellationToken))
        {
            events.Read(line);
        }

        return events;
    }

    private static XUnitFile ReadXUnit(string file)
    {
        using var stream = File.OpenRead(file);
        return XUnitFile.Read(stream);
    }
}
