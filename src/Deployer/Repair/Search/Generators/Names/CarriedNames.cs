using Deployer.Diagnose;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Carries a rename that the change made on to the uses that it forgot.</summary>
internal sealed class CarriedNames : IGenerator
{
    private const double Fewer = 0.25;
    private const int MostProposals = 8;

    public string Name => "search/carried-name";

    public double Prior => 0;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        return GreenDifference.Of(scene) is not { } difference ? []
            : LostName.Of(error) is not { } lost ? OfDeclarations(error, difference, scene).Take(MostProposals)
            : LostName.UseOf(lost, scene) is not { } use ? []
            : NamesFor(lost.Name, difference, scene).SelectMany(carried => Of(carried, use, scene)).OrderBy(proposal => proposal.Doubt).Take(MostProposals);
    }

    private static IEnumerable<CarriedName> NamesFor(string name, GreenDifference difference, SearchScene scene) =>
        new RenamedNames(difference).Of(name).Where(carried => scene.Sources.CountOf(carried.To) > 0);

    private static IEnumerable<Proposal> OfDeclarations(Diagnostic error, GreenDifference difference, SearchScene scene)
    {
        if (StaleDeclarations.Of(error, scene) is { } stale)
        {
            return NamesFor(stale.Name, difference, scene).Select(carried => Make(carried, [stale.Use], scene, 0));
        }

        var witnesses = StaleDeclarations.Witnesses(error, difference, scene).ToList();
        var uses = witnesses.SelectMany(found => StaleUses.OfMembers(found.Carried.From, [.. witnesses.Select(other => other.Use)], scene)
            .Select(use => (found.Carried, use))).ToList();
        return witnesses.Count == 0 ? []
            : uses.Count == 0 ? [Make(witnesses, scene, 0)]
            : [Make([.. witnesses, .. uses], scene, 0), Make(witnesses, scene, Fewer)];
    }

    private static Proposal Make(List<(CarriedName Carried, NameUse Use)> found, SearchScene scene, double doubt) => new()
    {
        Edits = [.. found.Select(one => Renaming.Edit(one.Use, one.Carried.From, one.Carried.To, scene)).Distinct()],
        Summary = Wording.Of($"Use {found[0].Carried.To}, as the requirement {found[0].Carried.From} is called now", "Use the names that requirements have now"),
        Confidence = Confidence.High,
        Doubt = doubt,
    };

    private static IEnumerable<Proposal> Of(CarriedName carried, NameUse use, SearchScene scene)
    {
        var failing = LostName.Failing(scene, carried.From);
        var stale = StaleUses.Of(carried.From, failing, scene);
        if (stale.Count > 0) yield return Make(carried, [.. failing, .. stale], scene, 0);
        if (failing.Count > 1) yield return Make(carried, failing, scene, stale.Count > 0 ? Fewer : 0);
        yield return Make(carried, [use], scene, failing.Count > 1 ? 2 * Fewer : stale.Count > 0 ? Fewer : 0);
    }

    private static Proposal Make(CarriedName carried, IReadOnlyList<NameUse> uses, SearchScene scene, double doubt) => new()
    {
        Edits = Renaming.Edits(uses, carried.From, carried.To, scene),
        Summary = Wording.Of($"Use {carried.To}, as {carried.From} is called now", "Use the name that a declaration has now"),
        Confidence = Confidence.High,
        Doubt = carried.Doubt + doubt,
    };
}
