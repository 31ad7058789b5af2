using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Memory;

/// <summary>Tokens among which an edit belongs.</summary>
/// <param name="File">Where.</param>
/// <param name="First">Index of the first token.</param>
/// <param name="Last">Index of the last token; before the first when there are none.</param>
internal sealed record Site(SwiftOutline File, int First, int Last)
{
    /// <summary>Index of the token that the error points at; null when it points elsewhere.</summary>
    public int? Mark { get; init; }

    /// <summary>Whether an edit lies here.</summary>
    /// <param name="first">Index of the first token that gives way.</param>
    /// <param name="last">Index after the last token that gives way.</param>
    public bool Has(int first, int last) => First <= first && last <= Last + 1;
}

/// <summary>Finds where in a package a place is, seen from an error.</summary>
/// <param name="error">What the compiler says.</param>
/// <param name="sources">All sources that may be changed.</param>
internal sealed class Sites(Diagnostic error, PackageSources sources)
{
    private readonly SwiftOutline? _file = sources.File(error.File);

    /// <summary>The file that the error stands in; null when it is none of the sources.</summary>
    public SwiftOutline? ErrorFile => _file;

    public int? ErrorToken => _file is null ? null : MessageHoles.TokenOf(error, _file);

    /// <summary>Where a place may be; more than one when several declarations have its name.</summary>
    /// <param name="place">Seen from the error.</param>
    /// <param name="names">What the holes stand for.</param>
    public IEnumerable<Site> Of(EditPlace place, IReadOnlyDictionary<string, string> names) => place.Kind switch
    {
        PlaceKind.Line or PlaceKind.Above or PlaceKind.Below => One(LineOf()),
        PlaceKind.Header => One(Around().FirstOrDefault(found => found.Keyword == place.Keyword) is { } header ? HeaderOf(_file!, header) : null),
        PlaceKind.Declaration => place.Hole is { } hole && names.TryGetValue(hole, out var name) ? Declared(place.Keyword, name) : [],
        PlaceKind.Manifest => One(Whole(sources.File("Package.swift"))),
        _ => One(Whole(_file)),
    };

    /// <summary>The declarations around the error, the innermost first.</summary>
    public IEnumerable<SwiftDeclaration> Around() => ErrorToken is { } token ? _file!.Around(token) : [];

    private static IEnumerable<Site> One(Site? site) => site is null ? [] : [site];

    private static Site? Whole(SwiftOutline? file) => file is null ? null : new Site(file, 0, file.Source.Tokens.Count - 1);

    private Site? LineOf()
    {
        if (ErrorToken is not { } mark) return null;
        var tokens = _file!.Source.Tokens;
        var (first, last) = (mark, mark);
        while (first > 0 && !_file.StartsLine(first)) first--;
        while (last + 1 < tokens.Count && !_file.StartsLine(last + 1)) last++;
        return new Site(_file, first, last) { Mark = mark };
    }

    private IEnumerable<Site> Declared(string? keyword, string name) =>
        from file in sources.Files
        from found in file.Declarations
        where found.Name == name && found.Keyword == keyword
        select HeaderOf(file, found);

    /// <summary>From the start of the line of its keyword, or its attributes, to before its body, or the end of its line.</summary>
    private static Site HeaderOf(SwiftOutline file, SwiftDeclaration declaration)
    {
        var first = declaration.KeywordAt;
        while (first > 0 && !file.StartsLine(first)) first--;
        var last = declaration.Open - 1 ?? declaration.HeaderEnd;
        while (declaration.Open is null && last + 1 < file.Source.Tokens.Count && !file.StartsLine(last + 1)) last++;
        return new Site(file, first, last);
    }
}
