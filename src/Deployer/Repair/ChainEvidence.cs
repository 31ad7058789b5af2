using Deployer.Build;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair.History;

namespace Deployer.Repair;

/// <summary>Finds out for the fixers of one chain what takes time, once.</summary>
/// <param name="bench">Where the package is mended.</param>
/// <param name="failed">The commit that is red.</param>
/// <param name="history">Knows the last green version; null: nobody does.</param>
/// <param name="log">Where it says what it does.</param>
internal sealed class ChainEvidence(Workbench bench, CommitId failed, IGreenHistory? history, ICycleLog log) : IEvidence
{
    private readonly CommitId _failed = failed;
    private bool _hasGreen;
    private GreenVersion? _green;
    private int _builds;

    /// <summary>The commit that was built last in the warm slot; null when that is not known.</summary>
    public CommitId? Built { get; set; } = failed;

    /// <summary>The commit that the chain stands at.</summary>
    public CommitId Current { get; set; } = failed;

    public async Task<GreenVersion?> FindGreenAsync(CancellationToken cancellationToken)
    {
        if (_hasGreen || history is null) return _green;
        _green = await history.FindAsync(bench, _failed, cancellationToken);
        _hasGreen = true;
        return _green;
    }

    /// <summary>What the compiler is shown of other targets was built last: that has to be what is checked out.</summary>
    public async Task<ICompilerJudge?> OpenJudgeAsync(CancellationToken cancellationToken)
    {
        var place = bench.PlaceIn(bench.Warm, $"judge-{++_builds:00}");
        if (Built != Current)
        {
            await bench.Examiner.CompileAsync(place, cancellationToken);
            Built = Current;
        }

        return await bench.Examiner.OpenJudgeAsync(place, cancellationToken);
    }

    public Task TellAsync(string text, CancellationToken cancellationToken) => log.StepAsync("search", text, cancellationToken);
}
