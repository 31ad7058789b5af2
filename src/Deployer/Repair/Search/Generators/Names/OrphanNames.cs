using Deployer.Diagnose;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Brings back declarations that the change removed although they are still used. Their text is that of the green version.</summary>
internal sealed class OrphanNames : IGenerator
{
    private const int MostProposals = 4;
    private const double OtherOwner = 0.5;
    private const double Renamed = 1;

    public string Name => "search/restored-name";

    public double Prior => 0.3;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (GreenDifference.Of(scene) is not { } difference || LostName.Of(error) is not { } lost) return [];
        var renamed = new RenamedNames(difference);
        return difference.Gone.Where(gone => gone.Found.Name == lost.Name && !gone.Found.IsLocal && Suits(gone.Found, lost))
            .GroupBy(gone => (gone.Path, gone.Parent))
            .Select(group => Restore([.. group], DoubtOf(group.First(), lost, renamed), scene)).OfType<Proposal>()
            .OrderBy(proposal => proposal.Doubt).Take(MostProposals);
    }

    private static bool Suits(SwiftDeclaration gone, UnknownName lost) => lost.Place switch
    {
        NamePlace.Type => gone.IsNamedType,
        NamePlace.Member or NamePlace.StaticMember => gone.Parent is not null,
        _ => true,
    };

    private static double DoubtOf(PlacedDeclaration gone, UnknownName lost, RenamedNames renamed)
    {
        var isOfOther = lost.Owner is { Length: > 0 } owner && gone.Found.Parent?.Name != owner;
        return (isOfOther ? OtherOwner : 0) + (renamed.HasPartner(gone) ? Renamed : 0);
    }

    private static Proposal? Restore(List<PlacedDeclaration> gone, double doubt, SearchScene scene)
    {
        var edits = gone.Select(one => OldPlace.Restore(one, scene)).ToList();
        if (edits.Exists(edit => edit is null || !scene.MayChange(edit.File))) return null;
        return new Proposal
        {
            Edits = [.. edits.OfType<PlacedEdit>()],
            Summary = Wording.Of($"Bring {gone[0].Found.Name} back, which is still used", "Bring back a declaration that is still used"),
            Confidence = Confidence.Medium,
            Doubt = doubt,
        };
    }
}
