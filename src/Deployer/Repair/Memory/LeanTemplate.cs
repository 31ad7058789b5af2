using System.Globalization;

namespace Deployer.Repair.Memory;

/// <summary>
/// Brings templates into one form, so that the same change made in different surroundings is one thing to remember: what stands around is
/// left out where the error itself says the place, and holes are counted in the order in which they appear.
/// </summary>
internal static class LeanTemplate
{
    private const string Counted = "xlge";

    /// <summary>Without surroundings, where the error points at the place.</summary>
    public static FixTemplate Of(IEnumerable<EditTemplate> edits) => Renamed(edits.Select(WithoutSurroundings));

    /// <summary>With all surroundings. Of equal edits one stays.</summary>
    public static FixTemplate Renamed(IEnumerable<EditTemplate> edits)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var renamed = edits.Select(edit => edit with
        {
            Left = [.. edit.Left.Select(element => Rename(element, names))],
            Old = [.. edit.Old.Select(element => Rename(element, names))],
            Right = [.. edit.Right.Select(element => Rename(element, names))],
            New = [.. edit.New.Select(element => Rename(element, names))],
        });
        return new FixTemplate { Edits = [.. renamed.DistinctBy(edit => new FixTemplate { Edits = [edit] }.Text)] };
    }

    private static EditTemplate WithoutSurroundings(EditTemplate edit)
    {
        if (edit.Mark is not { } mark) return edit;
        var (left, right) = edit.Least;
        return edit with { Left = [.. edit.Left.TakeLast(left)], Right = [.. edit.Right.Take(right)], Mark = mark - (edit.Left.Count - left) };
    }

    private static string Rename(string element, Dictionary<string, string> names)
    {
        if (!Elements.IsHole(element) || !Counted.Contains(element[Elements.Hole.Length], StringComparison.Ordinal)) return element;
        if (names.TryGetValue(element, out var known)) return known;
        var kind = element[Elements.Hole.Length];
        var number = names.Keys.Count(hole => hole[Elements.Hole.Length] == kind) + 1;
        return names[element] = string.Create(CultureInfo.InvariantCulture, $"{Elements.Hole}{kind}{number}");
    }
}
