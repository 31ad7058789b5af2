using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Types;

/// <summary>Tells by names alone which declaration of the package is meant. Where it may be more than one it tells none.</summary>
internal static class Lookup
{
    /// <summary>All declarations of the package outside of bodies of functions.</summary>
    public static IEnumerable<Located> All(SearchScene scene) =>
        scene.Sources.Files.SelectMany(file => file.Declarations.Where(found => !found.IsLocal).Select(found => new Located(file, found)));

    /// <summary>The only struct, class, enum, protocol or actor of that name; null when there is none, or more than one.</summary>
    public static Located? Type(SearchScene scene, string name)
    {
        var plain = name[(name.LastIndexOf('.') + 1)..];
        if (plain.IndexOf('<', StringComparison.Ordinal) is > 0 and var arguments) plain = plain[..arguments];
        return All(scene).Where(found => found.Declaration.IsType && found.Name == plain).Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>The members of a type, those of its extensions included.</summary>
    public static IEnumerable<Located> MembersOf(SearchScene scene, string type) =>
        All(scene).Where(found => found.Declaration.HasMembers && found.Name == type).SelectMany(found => found.Members);

    /// <summary>The types of the package, and their extensions, that name a protocol or superclass.</summary>
    public static IEnumerable<Located> Heirs(SearchScene scene, string parent) =>
        All(scene).Where(found => found.Declaration.HasMembers && found.Declaration.Inherited.Contains(parent, StringComparer.Ordinal));

    /// <summary>The variable, function or case that a word names.</summary>
    public static Located? Value(SearchScene scene, SwiftOutline file, int word)
    {
        var name = file.Text(word);
        if (file.Is(word - 1, '.') && file.Text(word - 2) != "self") return Only(Values(scene, name).Where(found => found.Declaration.Parent is not null));
        var around = file.Around(word).ToList();
        var local = file.Declarations.LastOrDefault(found =>
            found.IsLocal && found.Name == name && found.NameAt < word && around.Exists(scope => scope.KeywordAt == found.Parent!.KeywordAt));
        if (local is not null && !file.Is(word - 1, '.')) return new Located(file, local);
        if (!file.Is(word - 1, '.') && ParameterAt(file, word) is not null) return null;
        var owners = around.Where(scope => scope.HasMembers).Select(scope => scope.Name).ToList();
        return Only(Values(scene, name).Where(found => owners.Contains(found.Declaration.Parent?.Name ?? "")))
            ?? Only(Values(scene, name).Where(found => found.Declaration.Parent is null));
    }

    /// <summary>The parameter of a function around that a word names, with the function.</summary>
    public static (Located Function, Parameter Parameter)? ParameterAt(SwiftOutline file, int word)
    {
        foreach (var scope in file.Around(word).TakeWhile(scope => !scope.HasMembers))
        {
            var function = new Located(file, scope);
            if (Signature.Of(function)?.Named(file.Text(word)) is { } parameter) return (function, parameter);
        }

        return null;
    }

    /// <summary>The function or variable whose body a token stands in and is not in a closure of; null when there is none.</summary>
    public static Located? Body(SwiftOutline file, int token)
    {
        if (file.Enclosing(token) is not { HasMembers: false, Open: { } open } body) return null;
        for (var at = open + 1; at < token; at++)
        {
            if (!file.Is(at, '{') || file.Brackets.Of(at) is not { } close || close < token) continue;
            if (!StatementBlocks.Opens(file, at) && file.Text(at - 1) is not ("get" or "set" or "didSet" or "willSet")) return null;
        }

        return new Located(file, body);
    }

    private static IEnumerable<Located> Values(SearchScene scene, string name) =>
        All(scene).Where(found => found.Name == name && found.Declaration.Keyword is ("let" or "var" or "func"));

    private static Located? Only(IEnumerable<Located> found) => found.Take(2).ToList() is [var only] ? only : null;
}
