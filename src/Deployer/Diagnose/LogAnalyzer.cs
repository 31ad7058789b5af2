using Deployer.Diagnose.Text;

namespace Deployer.Diagnose;

/// <summary>Understands a log of which nothing else is known: neither the exit code nor, often, the package.</summary>
/// <param name="packageFolder">Absolute path of the package the log may be about; null when there is none at hand.</param>
internal sealed class LogAnalyzer(string? packageFolder)
{
    /// <summary>Told of each different error as it is read, its file as printed.</summary>
    public Action<Diagnostic>? ErrorSeen { get; init; }

    /// <summary>Reads a log to its end. Bytes that are no UTF-8 are replaced.</summary>
    public async Task<LogAnalysis> AnalyzeAsync(Stream log, CancellationToken cancellationToken)
    {
        var text = new BuildLog();
        var paths = new PackagePaths(packageFolder ?? "/");
        var targets = new TargetOrder(null);
        using var reader = new StreamReader(log);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            text.Read(new LogLine(LogLines.Clean(line), number));
        }

        var all = text.Diagnostics.Select(paths.Locate).ToList();
        var findings = new RunFindings
        {
            Errors = [.. all.Where(item => item.Severity == Severity.Error).Select(item => new Finding(item))],
            Others = [.. all.Where(item => item.Severity != Severity.Error)],
        };
        foreach (var error in findings.Errors)
        {
            ErrorSeen?.Invoke(error.Diagnostic);
        }

        var diagnosis = new Conclusion(paths, targets).Of(findings, RunFindings.None);
        return new LogAnalysis
        {
            Diagnosis = diagnosis,
            Cycles = [new LogCycle(1, diagnosis)],
            Counts = new LogCounts(diagnosis.Errors.Count(), diagnosis.WarningCount, 0, 0, 0, 0),
            PackageFolder = packageFolder,
        };
    }
}
