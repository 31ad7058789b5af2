using Deployer.Diagnose;
using Deployer.Tests.Architecture;

namespace Deployer.Tests.Diagnose.Corpus;

/// <summary>A log of `tests/corpus`, by its path in there.</summary>
internal sealed class CorpusLog(string name)
{
    private static string Root { get; } = Path.Combine(Repository.Root, "tests", "corpus");

    public static IReadOnlyList<string> Names { get; } = [.. Directory
        .EnumerateFiles(Root, "*.log", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    /// <summary>What is expected of this log, else what is expected of its case in every style.</summary>
    public Expectation Expectation { get; } = Expectation.Read(ExpectationFile(Path.Combine(Root, name)));

    public async Task<Comparison> CompareAsync(CancellationToken cancellationToken)
    {
        await using var log = File.OpenRead(Path.Combine(Root, name));
        return new Comparison(Expectation, await new LogAnalyzer(null).AnalyzeAsync(log, cancellationToken));
    }

    private static string ExpectationFile(string log)
    {
        var own = Path.ChangeExtension(log, ".expected");
        return File.Exists(own) ? own : Path.Combine(Path.GetDirectoryName(log)!, "expected");
    }
}
