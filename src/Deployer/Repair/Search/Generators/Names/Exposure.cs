using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>
/// Settles declarations that are seen by more than the types they use: either the types are shown as well, or the declaration is hidden.
/// </summary>
internal sealed class Exposure(SearchScene scene)
{
    private const double Hide = 0.25;
    private const double AgainstGreen = 0.5;

    public IEnumerable<Proposal> Of(Diagnostic error)
    {
        if (scene.FileOf(error) is not { } file || file.Source.NearestTokenOf(error) is not { } token || DeclarationAt(file, token) is not { } found) yield break;
        var user = new PlacedDeclaration(file, found);
        var wanted = LevelOf(user);
        var types = TypesIn(user, error).Where(type => AccessLevels.Of(type.Found) < wanted).ToList();
        if (types.Count == 0) yield break;
        var shown = types.Select(type => Edit(type, wanted)).OfType<PlacedEdit>().ToList();
        if (shown.Count > 0 && shown.TrueForAll(edit => scene.MayChange(edit.File)))
        {
            yield return Make(shown, $"Show {types[0].Found.Name} as widely as it is used", types.Exists(WasOtherwise) || !WasOtherwise(user) ? 0 : AgainstGreen);
        }

        var least = types.Min(type => AccessLevels.Of(type.Found));
        if (least == AccessLevel.Private && types[0].Found.Parent is null) least = AccessLevel.Fileprivate;
        if (scene.MayChange(user.Path) && Edit(user, least) is { } hidden)
        {
            yield return Make([hidden], $"Hide {user.Found.Name}, which uses what is hidden", WasOtherwise(user) ? 0 : types.Exists(WasOtherwise) ? AgainstGreen : Hide);
        }
    }

    /// <summary>The one whose name stands there, or else whose header it is in.</summary>
    private static SwiftDeclaration? DeclarationAt(SwiftOutline file, int token) =>
        file.Declarations.FirstOrDefault(found => found.NameAt == token || found.KeywordAt == token)
        ?? file.Declarations.LastOrDefault(found => DeclarationSpan.First(file, found) <= token && token <= DeclarationSpan.Last(file, found));

    /// <summary>A case is seen as its enum is.</summary>
    private static AccessLevel LevelOf(PlacedDeclaration user) =>
        user.Found.Keyword == "case" && user.Found.Parent is { } parent ? AccessLevels.Of(parent)
        : user.Found.Parent is { Keyword: "protocol" } protocol ? AccessLevels.Of(protocol)
        : AccessLevels.Of(user.Found) is AccessLevel.Open ? AccessLevel.Public
        : AccessLevels.Of(user.Found);

    /// <summary>The types that the compiler points at, or else those of the module that the declaration names.</summary>
    private List<PlacedDeclaration> TypesIn(PlacedDeclaration user, Diagnostic error)
    {
        var words = Header(user).Concat(error.Message.Split('\'', '.', '<', '>', '[', ']', ' ')).ToHashSet(StringComparer.Ordinal);
        var types = scene.Sources.Module(user.Path).SelectMany(file => file.Declarations.Select(found => new PlacedDeclaration(file, found)))
            .Where(type => type.Found.IsNamedType && words.Contains(type.Found.Name) && type.Found != user.Found).ToList();
        var noted = types.Where(type => error.Notes.Any(note => note.File == type.Path
            && type.File.Source.File.OffsetOf(note.Line ?? 0, note.Column ?? 0) == type.File.Source.Tokens[type.Found.NameAt].Start)).ToList();
        return noted.Count > 0 ? noted : types;
    }

    private static IEnumerable<string> Header(PlacedDeclaration user)
    {
        var last = user.Found.Open is { } open ? open : DeclarationSpan.Last(user.File, user.Found);
        for (var index = user.Found.KeywordAt; index <= last; index++) yield return user.File.Text(index);
    }

    private bool WasOtherwise(PlacedDeclaration placed) =>
        scene.Green?.Sources.File(placed.Path) is { } old
        && old.Declarations.FirstOrDefault(found => found.Name == placed.Found.Name && DeclarationSpan.PathOf(found) == placed.Parent) is { } before
        && AccessLevels.Of(before) != AccessLevels.Of(placed.Found);

    private static PlacedEdit? Edit(PlacedDeclaration placed, AccessLevel level) =>
        AccessLevels.Change(placed.File, placed.Found, level) is { } edit ? new PlacedEdit(placed.Path, edit) : null;

    private static Proposal Make(IReadOnlyList<PlacedEdit> edits, FormattableString summary, double doubt) => new()
    {
        Edits = edits,
        Summary = Wording.Of(summary, "Make a declaration as visible as the types it uses"),
        Confidence = Confidence.Medium,
        Doubt = doubt,
    };
}
