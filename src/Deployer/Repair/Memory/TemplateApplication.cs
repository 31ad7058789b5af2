using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;
using Deployer.Repair.Search;

namespace Deployer.Repair.Memory;

/// <summary>Makes the edits of a template in a package, where each of them fits in exactly one place.</summary>
/// <param name="error">What is to be mended.</param>
/// <param name="sources">The package.</param>
/// <param name="ownWords">Names that the template brings with it may be written, if the package has them.</param>
internal sealed class TemplateApplication(Diagnostic error, PackageSources sources, bool ownWords)
{
    private readonly Sites _sites = new(error, sources);

    /// <summary>The edits; null when one of them does not fit.</summary>
    public IReadOnlyList<PlacedEdit>? Apply(FixTemplate template)
    {
        IReadOnlyDictionary<string, string> names = MessageHoles.Of(error, _sites.ErrorFile);
        var found = new List<FoundPlace>();
        foreach (var edit in template.Edits)
        {
            if (Find(edit, names) is not { } place) return null;
            found.Add(place);
            names = place.Names;
        }

        var printer = new TemplatePrinter(names, ownWords ? sources : null);
        var edits = template.Edits.Zip(found, (edit, place) => printer.Print(edit, place, error)).ToList();
        return edits.Contains(null) ? null : [.. edits.Select(edit => edit!)];
    }

    private FoundPlace? Find(EditTemplate edit, IReadOnlyDictionary<string, string> names)
    {
        var sites = _sites.Of(edit.Place, names).ToList();
        if (edit.Place.Kind is PlaceKind.Above or PlaceKind.Below or PlaceKind.Imports or PlaceKind.End)
            return sites is [var only] ? new FoundPlace(only.File, only.Last + 1, only.Last + 1, names) : null;
        foreach (var (left, right) in Surroundings(edit))
        {
            var found = sites.SelectMany(site => new PatternMatch(site, names).Find(edit, left, right)).Take(2).ToList();
            if (found.Count > 1) return null;
            if (found.Count == 1 && edit.New.All(element => Elements.HoleOf(element) is not { } hole || found[0].Names.ContainsKey(hole))) return found[0];
        }

        return null;
    }

    /// <summary>
    /// How much of the surroundings must be the same, all of it first; what the error points at always must. An insertion keeps to what
    /// it hangs on as long as it can.
    /// </summary>
    private static IEnumerable<(int Left, int Right)> Surroundings(EditTemplate edit)
    {
        var isNear = edit.Place.Kind is PlaceKind.Line or PlaceKind.Header or PlaceKind.Declaration;
        var (leastLeft, leastRight) = isNear ? edit.Least : (edit.Left.Count, edit.Right.Count);
        return from left in Enumerable.Range(leastLeft, edit.Left.Count - leastLeft + 1)
               from right in Enumerable.Range(leastRight, edit.Right.Count - leastRight + 1)
               where left + right + edit.Old.Count > 0
               orderby edit.Old.Count == 0 ? edit.HugsLeft ? left : right : left + right descending, left + right descending, left descending
               select (left, right);
    }
}
