using Deployer.Diagnose.Cycles;
using Deployer.Diagnose.Tests;
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
        var cycles = new CycleList(new CycleConclusion(packageFolder));
        var reader = new CycleReader(cycles.Add, () => new RunLog(new BuildLog(ErrorSeen), new TestLog()));
        await new LogText(reader).ReadAsync(log, cancellationToken);
        reader.Complete();
        return cycles.ToAnalysis();
    }
}
