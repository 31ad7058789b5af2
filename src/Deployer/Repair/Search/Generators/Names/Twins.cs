using Deployer.Diagnose;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Finds declarations of the same name at the same place of a module.</summary>
internal sealed class Twins(SearchScene scene)
{
    /// <summary>The one that an error complains of and the other; null when there are not two.</summary>
    public (PlacedDeclaration One, PlacedDeclaration Other)? Of(Diagnostic error, string name)
    {
        if (scene.FileOf(error) is not { } file || file.Source.TokenOf(error) is not { } token) return null;
        var declared = file.Declarations.FirstOrDefault(found => found.NameAt == token && found.Name == name);
        if (declared is null) return OfUse(file, name);
        var one = new PlacedDeclaration(file, declared);
        return Noted(error, one) ?? OthersOf(one).Select(other => ((PlacedDeclaration, PlacedDeclaration)?)(one, other)).FirstOrDefault();
    }

    /// <summary>The same declaration in another file of the module, token by token; null when there is none.</summary>
    public PlacedDeclaration? Elsewhere(PlacedDeclaration one) =>
        OthersOf(one).FirstOrDefault(other => other.Path != one.Path && AreSame(one, other));

    public static bool AreSame(PlacedDeclaration one, PlacedDeclaration other) => TextOf(one).SequenceEqual(TextOf(other), StringComparer.Ordinal);

    /// <summary>Whether the green version has just this declaration in just this file.</summary>
    public static bool IsOfGreen(PlacedDeclaration one, SearchScene scene) =>
        scene.Green?.Sources.File(one.Path) is { } old
        && old.Declarations.Select(found => new PlacedDeclaration(old, found))
            .Any(found => found.Found.Name == one.Found.Name && found.Parent == one.Parent && AreSame(found, one));

    /// <summary>Of a use that may mean two types: the two, the newer first.</summary>
    private (PlacedDeclaration One, PlacedDeclaration Other)? OfUse(SwiftOutline file, string name)
    {
        var found = scene.Sources.Module(file.Source.File.Path).SelectMany(other => other.Declarations.Select(one => new PlacedDeclaration(other, one)))
            .Where(one => one.Found.Name == name && one.Found.Keyword != "extension" && !one.Found.IsLocal).ToList();
        return found is [var first, var second] && IsTwin(first, second) ? (second, first) : null;
    }

    /// <summary>The compiler's note points at the other.</summary>
    private (PlacedDeclaration One, PlacedDeclaration Other)? Noted(Diagnostic error, PlacedDeclaration one)
    {
        foreach (var note in error.Notes.Where(note => note is { File: not null, Line: not null, Column: not null }))
        {
            if (scene.FileOf(note) is not { } file || file.Source.TokenOf(note) is not { } token) continue;
            if (file.Declarations.FirstOrDefault(found => found.NameAt == token) is { } other) return (one, new PlacedDeclaration(file, other));
        }

        return null;
    }

    private IEnumerable<PlacedDeclaration> OthersOf(PlacedDeclaration one) => scene.Sources.Module(one.Path)
        .SelectMany(file => file.Declarations.Select(found => new PlacedDeclaration(file, found)))
        .Where(other => other.Found != one.Found && IsTwin(one, other));

    private static bool IsTwin(PlacedDeclaration one, PlacedDeclaration other) =>
        one.Found.Name == other.Found.Name && one.Parent == other.Parent && one.Found.Keyword != "extension" && other.Found.Keyword != "extension"
        && (one.Found.IsFunction ? other.Found.IsFunction && Header(one).SequenceEqual(Header(other)) : !other.Found.IsFunction);

    /// <summary>The parameters of a function.</summary>
    private static IEnumerable<string> Header(PlacedDeclaration one)
    {
        if (one.File.ParametersOf(one.Found) is not { } open || one.File.Brackets.Of(open) is not { } close) yield break;
        for (var index = open; index <= close; index++) yield return one.File.Text(index);
    }

    private static IEnumerable<string> TextOf(PlacedDeclaration one) => DeclarationSpan.IsListed(one.File, one.Found)
        ? Enumerable.Range(one.Found.NameAt, DeclarationSpan.LastOfElement(one.File, one.Found) - one.Found.NameAt + 1).Select(one.File.Text).Prepend(one.Found.Keyword)
        : DeclarationSpan.Tokens(one.File, one.Found);
}
