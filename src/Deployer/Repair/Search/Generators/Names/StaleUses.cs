using Deployer.Build.Swift.Source;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Finds further uses of a name that is declared nowhere any more, in the files where it already fails.</summary>
internal static class StaleUses
{
    private static readonly HashSet<string> Binding = new(["let", "var", "for", "func", "case", "struct", "class", "enum", "protocol", "actor", "typealias"], StringComparer.Ordinal);

    /// <summary>None when the name may still mean something.</summary>
    public static IReadOnlyList<NameUse> Of(string name, IReadOnlyList<NameUse> failing, SearchScene scene)
    {
        if (IsStandard(name) || scene.Sources.Declarations.Any(found => found.Name == name)) return [];
        return [.. failing.Select(use => use.File).Distinct().SelectMany(path => InFile(name, scene.Sources.File(path)!, failing)).Except(failing)];
    }

    /// <summary>
    /// The uses behind a dot of members that are renamed themselves, in all files that may be changed; none where something else is called so.
    /// </summary>
    public static IReadOnlyList<NameUse> OfMembers(string name, IReadOnlyList<NameUse> declared, SearchScene scene)
    {
        var isOther = scene.Sources.Files.Any(file => file.Declarations.Any(found =>
            found.Name == name && !found.IsLocal && !declared.Contains(new NameUse(file.Source.File.Path, file.Source.Tokens[found.NameAt].Start))));
        if (isOther || IsStandard(name)) return [];
        return
        [
            .. scene.Sources.Files.Where(file => scene.MayChange(file.Source.File.Path)).SelectMany(file =>
            {
                var tokens = WordsInStrings.With(file.Source.Tokens).ToList();
                return Enumerable.Range(0, tokens.Count).Where(index => tokens[index].IsWord(name) && IsMember(tokens, index))
                    .Select(index => new NameUse(file.Source.File.Path, tokens[index].Start));
            }),
        ];
    }

    private static List<NameUse> InFile(string name, SwiftOutline file, IReadOnlyList<NameUse> failing)
    {
        var path = file.Source.File.Path;
        var tokens = WordsInStrings.With(file.Source.Tokens).ToList();
        var found = Enumerable.Range(0, tokens.Count).Where(index => tokens[index].IsWord(name)).ToList();
        if (found.Exists(index => IsBound(tokens, index))) return [];
        var members = found.Where(index => failing.Contains(new NameUse(path, tokens[index].Start))).Select(index => IsMember(tokens, index)).ToHashSet();
        return [.. found.Where(index => members.Contains(IsMember(tokens, index)) && !IsLabel(tokens, index)).Select(index => new NameUse(path, tokens[index].Start))];
    }

    private static bool IsStandard(string name) =>
        StandardNames.Values.Contains(name) || StandardNames.Types.Contains(name) || StandardNames.MembersOf("Array").Contains(name);

    private static bool IsMember(List<SwiftToken> tokens, int at) => at > 0 && tokens[at - 1].IsSymbol('.');

    /// <summary>`(name:` or `, name:`, which a call or a parameter may have.</summary>
    private static bool IsLabel(List<SwiftToken> tokens, int at) =>
        at > 0 && (tokens[at - 1].IsSymbol('(') || tokens[at - 1].IsSymbol(',')) && at + 1 < tokens.Count && tokens[at + 1].IsSymbol(':');

    /// <summary>Whether something local may be called so here. The short form `if let name` binds what it also uses.</summary>
    private static bool IsBound(List<SwiftToken> tokens, int at)
    {
        if (at == 0) return false;
        var isParameter = at + 1 < tokens.Count && tokens[at + 1].IsSymbol(':') && tokens[at - 1].Kind == SwiftTokenKind.Word;
        return Binding.Contains(tokens[at - 1].Text) || isParameter || (at + 1 < tokens.Count && tokens[at + 1].IsWord("in"));
    }
}
