namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Reads from what changed since the green version what a name is called now.</summary>
internal sealed class RenamedNames(GreenDifference difference)
{
    private const int MostNames = 3;
    private const double LeastLikeness = 0.6;

    /// <summary>What took the place of a name, the surest first.</summary>
    public IReadOnlyList<CarriedName> Of(string name)
    {
        var swaps = difference.Swaps.Where(swap => swap.From == name).GroupBy(swap => swap.To, StringComparer.Ordinal)
            .Select(group => new CarriedName(name, group.Key, group.Any(swap => swap.IsDeclared) ? 0 : 0.5)).OrderBy(found => found.Doubt);
        var partners = difference.Gone.Where(gone => gone.Found.Name == name).SelectMany(PartnersOf);
        return [.. swaps.Concat(partners).GroupBy(found => found.To, StringComparer.Ordinal).Select(group => group.MinBy(found => found.Doubt)!)
            .OrderBy(found => found.Doubt).Take(MostNames)];
    }

    /// <summary>Whether a declaration that is gone lives on under another name.</summary>
    public bool HasPartner(PlacedDeclaration gone) =>
        PartnersOf(gone).Any() || difference.Swaps.Any(swap => swap.From == gone.Found.Name && swap.IsDeclared);

    private IEnumerable<CarriedName> PartnersOf(PlacedDeclaration gone)
    {
        var rest = Rest(gone);
        return difference.Fresh.Where(fresh => fresh.Kind == gone.Kind && ParentsFit(gone, fresh))
            .Select(fresh => (fresh.Found.Name, Likeness: Likeness(gone, fresh, rest)))
            .Where(pair => pair.Likeness >= LeastLikeness)
            .Select(pair => new CarriedName(gone.Found.Name, pair.Name, 0.25 + (1 - pair.Likeness) / 2));
    }

    /// <summary>Of the same parent, or of one that was itself renamed.</summary>
    private bool ParentsFit(PlacedDeclaration gone, PlacedDeclaration fresh)
    {
        if (gone.Parent == fresh.Parent) return true;
        if (gone.Found.Parent is not { } old || fresh.Found.Parent is not { } now) return false;
        return difference.Swaps.Any(swap => swap.From == old.Name && swap.To == now.Name);
    }

    /// <summary>From 0 to 1: which part of the words both have in common, their own names aside.</summary>
    private static double Likeness(PlacedDeclaration gone, PlacedDeclaration fresh, List<string> rest)
    {
        var other = Rest(fresh);
        var isShort = Math.Min(rest.Count, other.Count) < 4;
        if (isShort && !(gone.Path == fresh.Path && rest.SequenceEqual(other) && HaveSameNeighbour(gone, fresh))) return 0;
        var common = rest.GroupBy(word => word, StringComparer.Ordinal)
            .Sum(group => Math.Min(group.Count(), other.Count(word => word == group.Key)));
        return 2.0 * common / (rest.Count + other.Count);
    }

    /// <summary>What says little of itself is recognised only where its neighbour in front is the same.</summary>
    private static bool HaveSameNeighbour(PlacedDeclaration gone, PlacedDeclaration fresh) => NeighbourOf(gone) == NeighbourOf(fresh);

    private static string? NeighbourOf(PlacedDeclaration placed) => placed.File.Declarations
        .LastOrDefault(other => other.NameAt < placed.Found.NameAt && DeclarationSpan.PathOf(other) == placed.Parent)?.Name;

    private static List<string> Rest(PlacedDeclaration placed) =>
        [.. DeclarationSpan.Tokens(placed.File, placed.Found).Where(word => word != placed.Found.Name)];
}
