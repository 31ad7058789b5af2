using Deployer.Diagnose.Tests;

namespace Deployer.Diagnose;

/// <summary>Understands what test libraries write for programs, of which nothing else is known: xUnit files and event streams.</summary>
/// <param name="packageFolder">Absolute path of the package the tests are of; null when there is none at hand.</param>
internal sealed class TestReportAnalyzer(string? packageFolder)
{
    private const int MaxStart = 4 * 1024;

    /// <summary>What the report says; null when the file is neither of the two.</summary>
    public async Task<LogAnalysis?> AnalyzeAsync(string file, CancellationToken cancellationToken)
    {
        var start = await StartOfAsync(file, cancellationToken);
        if (start.StartsWith("<?xml", StringComparison.Ordinal) || start.StartsWith("<testsuite", StringComparison.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            return Conclude(null, [XUnitFile.Read(stream)]);
        }

        return EventStream.IsRecord(start.Split('\n')[0]) ? Conclude(await EventStream.ReadFileAsync(file, cancellationToken), []) : null;
    }

    private LogAnalysis Conclude(EventStream? events, IReadOnlyList<XUnitFile> xunit)
    {
        var paths = PackagePaths.Infer([], packageFolder);
        var targets = TargetOrder.OfLog(packageFolder, []);
        var evidence = new TestEvidence(new TestLog(), RunEnd.Unknown) { Events = events, XUnitFiles = xunit };
        var tests = new TestConclusion(paths, targets).Of(evidence);
        var diagnosis = new Conclusion(paths, targets).Of(RunFindings.None, tests);
        diagnosis = diagnosis with { Outcome = diagnosis.Tests.Count == 0 && !diagnosis.Errors.Any() ? RunOutcome.Unknown : diagnosis.Outcome };
        return new LogAnalysis
        {
            Diagnosis = diagnosis,
            Cycles = [new LogCycle(1, diagnosis)],
            Counts = LogCounts.Of(diagnosis),
            PackageFolder = packageFolder,
        };
    }

    private static async Task<string> StartOfAsync(string file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file);
        var start = new char[MaxStart];
        var count = await reader.ReadBlockAsync(start, cancellationToken);
        return new string(start, 0, count).TrimStart();
    }
}
