using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Makes declarations visible to a file.</summary>
/// <param name="scene">Where.</param>
/// <param name="user">Path of the file that uses them.</param>
internal sealed class Widening(SearchScene scene, string user)
{
    private const double Other = 0.5;
    private const double Doubtful = 0.25;

    /// <summary>Proposals for what is called so and cannot be seen; the compiler's notes point at it where it is of the same module.</summary>
    public IEnumerable<Proposal> Of(string name, string? owner, IReadOnlyList<Diagnostic> notes)
    {
        var hidden = scene.Sources.Files.Where(IsReachable)
            .SelectMany(file => file.Declarations.Select(found => new PlacedDeclaration(file, found)))
            .Where(placed => placed.Found.Name == name && !placed.Found.IsLocal && placed.Found.Keyword != "extension" && (Fits(placed, owner) || notes.Any(note => Points(note, placed))))
            .Where(placed => AccessLevels.Of(placed.Found) < Needed(placed)).ToList();
        var noted = hidden.Where(placed => notes.Any(note => Points(note, placed))).ToList();
        return (noted.Count > 0 ? noted : hidden).SelectMany(placed => Widen(placed));
    }

    /// <summary>Of an initializer that is written out its own level, else that of the private properties that hide it.</summary>
    public IEnumerable<Proposal> OfInitializer(string type, IReadOnlyList<Diagnostic> notes)
    {
        var written = Of("init", type, notes).ToList();
        if (written.Count > 0) return written;
        var edits = scene.Sources.Module(user).SelectMany(file => file.Declarations.Select(found => new PlacedDeclaration(file, found)))
            .Where(placed => placed.Found is { Keyword: "let" or "var", IsStatic: false, Parent: { Keyword: "struct" } parent } && parent.Name == type)
            .Where(placed => AccessLevels.Written(placed.Found) < Needed(placed))
            .Select(placed => Edit(placed, Needed(placed))).OfType<PlacedEdit>().ToList();
        return edits.Count == 0 || edits.Exists(edit => !scene.MayChange(edit.File)) ? [] : [Make(edits, type, 0)];
    }

    /// <summary>Lets the setters of that name be seen where their properties are.</summary>
    public IEnumerable<Proposal> OfSetter(string name) => scene.Sources.Files.Where(file => IsReachable(file) && scene.MayChange(file.Source.File.Path))
        .SelectMany(file => file.Declarations.Where(found => found.Name == name)
            .Select(found => (File: file, Edit: AccessLevels.OpenSetter(file, found))))
        .Where(pair => pair.Edit is not null)
        .Select(pair => Make([new PlacedEdit(pair.File.Source.File.Path, pair.Edit!)], name, 0));

    private IEnumerable<Proposal> Widen(PlacedDeclaration placed)
    {
        if (!scene.MayChange(placed.Path)) yield break;
        var needed = Needed(placed);
        var green = GreenLevel(placed);
        if (green > AccessLevels.Of(placed.Found) && Edit(placed, green.Value) is { } restored) yield return Make([restored], placed.Found.Name, 0);
        if (Edit(placed, needed) is not { } edit) yield break;
        var doubt = scene.Green is null ? 0 : green is null ? Doubtful : Other;
        var hull = needed == AccessLevel.Public ? [.. Around(placed), edit] : new List<PlacedEdit> { edit };
        yield return Make(hull, placed.Found.Name, doubt);
        if (needed == AccessLevel.Public && placed.Found.IsType && MembersUsed(placed) is { Count: > 0 } members)
        {
            yield return Make([.. hull, .. members], placed.Found.Name, doubt);
        }
    }

    /// <summary>In the same file what is nested is seen through `fileprivate`; a test sees what is internal with `@testable`.</summary>
    private AccessLevel Needed(PlacedDeclaration placed)
    {
        if (placed.Path == user) return placed.Found.Parent is null ? AccessLevel.Private : AccessLevel.Fileprivate;
        var isModule = scene.Sources.TargetOf(user) is not { } target || scene.Sources.TargetOf(placed.Path)?.Name == target.Name;
        return isModule || scene.Sources.TargetOf(user)!.IsTest ? AccessLevel.Internal : AccessLevel.Public;
    }

    private bool IsReachable(SwiftOutline file)
    {
        var path = file.Source.File.Path;
        if (scene.Sources.TargetOf(user) is not { } target) return scene.Sources.Module(user).Contains(file);
        return scene.Sources.TargetOf(path) is { } other && (other.Name == target.Name || target.Dependencies.Contains(other.Name));
    }

    /// <summary>`some`, `Self` and modules have no declaration of their own, so an owner that nobody declares fits all.</summary>
    private bool Fits(PlacedDeclaration placed, string? owner)
    {
        if (owner == "") return true;
        if (owner is null) return placed.Found.Parent is null || placed.Found.IsStatic || placed.Path == user;
        return placed.Found.Parent?.Name == owner || (placed.Found.Parent is not null && placed.Found.Keyword != "init" && IsUnknown(owner));
    }

    private bool IsUnknown(string type) => !scene.Sources.Declarations.Any(found => found.IsNamedType && found.Name == type);

    private static bool Points(Diagnostic note, PlacedDeclaration placed) =>
        note.File == placed.Path && placed.File.Source.Tokens[placed.Found.NameAt] is var token
        && placed.File.Source.File.OffsetOf(note.Line ?? 0, note.Column ?? 0) == token.Start;

    private AccessLevel? GreenLevel(PlacedDeclaration placed) => scene.Green?.Sources.Files
        .SelectMany(file => file.Declarations.Where(found => found.Name == placed.Found.Name && found.Keyword == placed.Found.Keyword)
            .Select(found => new PlacedDeclaration(file, found)))
        .Where(old => old.Parent == placed.Parent)
        .OrderByDescending(old => old.Path == placed.Path)
        .Select(old => (AccessLevel?)AccessLevels.Of(old.Found)).FirstOrDefault();

    /// <summary>What a declaration stands in must be as visible.</summary>
    private static IEnumerable<PlacedEdit> Around(PlacedDeclaration placed)
    {
        for (var parent = placed.Found.Parent; parent is { IsType: true }; parent = parent.Parent)
        {
            if (AccessLevels.Of(parent) < AccessLevel.Public && AccessLevels.Change(placed.File, parent, AccessLevel.Public) is { } edit)
            {
                yield return new PlacedEdit(placed.Path, edit);
            }
        }
    }

    /// <summary>The members of a type that the using module names.</summary>
    private List<PlacedEdit> MembersUsed(PlacedDeclaration type)
    {
        var words = scene.Sources.Module(user).SelectMany(file => file.Source.Tokens).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. type.File.Declarations.Where(found => found.Parent == type.Found && AccessLevels.Of(found) == AccessLevel.Internal)
                .Where(found => found.Keyword == "init" || words.Contains(found.Name))
                .Select(found => Edit(new PlacedDeclaration(type.File, found), AccessLevel.Public)).OfType<PlacedEdit>(),
        ];
    }

    private static PlacedEdit? Edit(PlacedDeclaration placed, AccessLevel level) =>
        AccessLevels.Change(placed.File, placed.Found, level) is { } edit ? new PlacedEdit(placed.Path, edit) : null;

    private static Proposal Make(IReadOnlyList<PlacedEdit> edits, string name, double doubt) => new()
    {
        Edits = edits,
        Summary = Wording.Of($"Let {name} be seen where it is used", "Let a declaration be seen where it is used"),
        Confidence = Confidence.Medium,
        Doubt = doubt,
    };
}
