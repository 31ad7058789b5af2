using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search.Generators.Types;

namespace Deployer.Repair.Search.Generators.Concurrency;

/// <summary>Mends what crosses the border of an actor: by the attributes of the green version, the main actor, `await` or a constant.</summary>
internal sealed class Isolation : IGenerator
{
    private const int Most = 6;

    public string Name => "search/isolation";

    public double Prior => 1;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (!Places.IsInSource(error) || scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token) return [];
        return Of(error, new IsolationEdits(scene, file, token))
            .Where(proposal => proposal.Edits.All(edit => scene.MayChange(edit.File))).DistinctBy(proposal => proposal.Edits[0]).Take(Most);
    }

    private static IEnumerable<Proposal> Of(Diagnostic error, IsolationEdits edits)
    {
        var (message, names) = (error.Message, Quoted.In(error.Message));
        if (message.Contains("cannot be used to satisfy nonisolated protocol requirement", StringComparison.Ordinal))
        {
            var isMain = message.StartsWith("main actor", StringComparison.Ordinal);
            return [.. edits.RestoreWitness(), .. edits.IsolateRequirement(isMain)];
        }

        if (message.Contains("nonisolated context", StringComparison.Ordinal) && names.Count > 0)
        {
            var isMain = message.Contains("main actor-isolated", StringComparison.Ordinal);
            return [.. edits.RestoreMember(names[0]), .. edits.RestoreCaller(), .. isMain ? edits.IsolateCaller() : []];
        }

        if (message == "expression is 'async' but is not marked with 'await'" && error.FixIts.Count == 0) return edits.Await();
        return message.EndsWith("nonisolated global shared mutable state", StringComparison.Ordinal) ? edits.Constant() : [];
    }
}
