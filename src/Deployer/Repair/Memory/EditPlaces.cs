using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>Says where a change was made, seen from an error; the closest description that fits.</summary>
/// <param name="error">What was mended.</param>
/// <param name="before">The sources before.</param>
/// <param name="names">What the holes of the error stand for.</param>
internal sealed class EditPlaces(Diagnostic error, PackageSources before, IReadOnlyDictionary<string, string> names)
{
    private readonly Sites _sites = new(error, before);

    /// <summary>The place with its tokens; null when the change has nothing to do with the error.</summary>
    /// <param name="change">Of one of the sources.</param>
    /// <param name="isClose">The mere file of the error does not count.</param>
    public (EditPlace Place, Site Site)? Of(TokenChange change, bool isClose = false)
    {
        foreach (var place in Candidates(change).Where(place => !isClose || place.Kind is not (PlaceKind.File or PlaceKind.Manifest)))
        {
            if (_sites.Of(place, names).FirstOrDefault(site => Holds(site, change)) is { } site) return (place, site);
        }

        return null;
    }

    private static bool Holds(Site site, TokenChange change) =>
        site.File.Source.File.Path == change.Path && site.Has(change.First, change.Last);

    private IEnumerable<EditPlace> Candidates(TokenChange change)
    {
        if (change.Path == "Package.swift") return [new EditPlace(PlaceKind.Manifest)];
        var isHere = change.Path == _sites.ErrorFile?.Source.File.Path;
        if (isHere && change.IsInsertion && change.AddsLines && OfNewLines(change) is { } place) return [place];
        return
        [
            .. isHere ? [new EditPlace(PlaceKind.Line)] : Array.Empty<EditPlace>(),
            .. isHere ? _sites.Around().Select(found => new EditPlace(PlaceKind.Header, found.Keyword)) : [],
            .. DeclarationsAt(change),
            .. isHere ? [new EditPlace(PlaceKind.File)] : Array.Empty<EditPlace>(),
        ];
    }

    private EditPlace? OfNewLines(TokenChange change)
    {
        var file = change.Before.Source.File;
        if (ImportLines.AreAll(change)) return new EditPlace(PlaceKind.Imports);
        if (file.OffsetOf(error.Line ?? 0, 1) is { } line && change.Hunk.BeforeStart == line) return new EditPlace(PlaceKind.Above);
        if (file.OffsetOf(error.Line ?? 0, 1) is { } start && change.Hunk.BeforeStart == file.StartOfNextLine(start)) return new EditPlace(PlaceKind.Below);
        return change.First == change.Before.Source.Tokens.Count ? new EditPlace(PlaceKind.End) : null;
    }

    private IEnumerable<EditPlace> DeclarationsAt(TokenChange change) =>
        from name in names
        from found in change.Before.Declarations
        where found.Name == name.Value
        select new EditPlace(PlaceKind.Declaration, found.Keyword, name.Key);
}

/// <summary>Tells whether new lines are imports and nothing else.</summary>
internal static class ImportLines
{
    public static bool AreAll(TokenChange change)
    {
        var hasImport = false;
        for (var index = change.AfterFirst; index < change.AfterLast; index++)
        {
            if (!change.After.StartsLine(index) || change.After.Source.Tokens[index].Kind == Build.Swift.Source.SwiftTokenKind.Directive) continue;
            var at = change.After.Is(index, '@') ? index + 2 : index;
            if (change.After.Text(at) != "import" && change.After.Text(at + 1) != "import") return false;
            hasImport = true;
        }

        return hasImport;
    }
}
