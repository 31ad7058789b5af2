namespace Deployer.Repair.Search.Generators.Types;

/// <summary>What a type conforms to, and how to add to it.</summary>
internal static class Inheritance
{
    private static readonly Dictionary<string, string[]> Implied = new(StringComparer.Ordinal)
    {
        ["Hashable"] = ["Equatable"],
        ["Comparable"] = ["Equatable"],
        ["Codable"] = ["Encodable", "Decodable"],
        ["Strideable"] = ["Comparable", "Equatable"],
        ["Error"] = ["Sendable"],
        ["LocalizedError"] = ["Error", "Sendable"],
        ["Collection"] = ["Sequence"],
        ["Actor"] = ["Sendable"],
    };

    /// <summary>Adds a protocol to the header of a type or extension.</summary>
    public static PlacedEdit Add(Located type, string protocol)
    {
        var (file, declaration) = (type.File, type.Declaration);
        var where = Enumerable.Range(declaration.NameAt, declaration.HeaderEnd - declaration.NameAt + 1)
            .FirstOrDefault(at => file.Text(at) == "where", declaration.HeaderEnd + 1);
        return file.After(where - 1, (declaration.Inherited.Count > 0 ? ", " : ": ") + protocol);
    }

    /// <summary>Whether a type of the package says that it conforms, in its header, in an extension, or by what it names there.</summary>
    public static bool Says(SearchScene scene, string type, string protocol) => Names(scene, type, protocol, depth: 0);

    /// <summary>What of a type's header, or of its extensions' when green, gave it a conformance; null when nothing did.</summary>
    public static string? Giving(IEnumerable<string> inherited, string protocol) =>
        inherited.FirstOrDefault(name => name == protocol) ?? inherited.FirstOrDefault(name => Implied.TryGetValue(name, out var others) && others.Contains(protocol));

    private static bool Names(SearchScene scene, string type, string protocol, int depth)
    {
        var inherited = Lookup.All(scene).Where(found => found.Declaration.HasMembers && found.Name == type)
            .SelectMany(found => found.Declaration.Inherited).Distinct(StringComparer.Ordinal).ToList();
        return Giving(inherited, protocol) is not null || (depth < 3 && inherited.Exists(name => name != type && Names(scene, name, protocol, depth + 1)));
    }
}
