namespace Deployer.Repair.Fixers.StaleOverride;

/// <summary>Protocols of the standard library that a class often names first, so that it has no superclass.</summary>
internal static class StandardProtocols
{
    private static readonly HashSet<string> Names = new(
        [
            "Sendable", "Codable", "Decodable", "Encodable", "Equatable", "Hashable", "Comparable", "Identifiable", "Error",
            "CustomStringConvertible", "CustomDebugStringConvertible", "ObservableObject", "AnyObject", "Sequence", "Collection",
        ],
        StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}
