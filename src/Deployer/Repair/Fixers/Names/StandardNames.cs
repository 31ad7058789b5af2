namespace Deployer.Repair.Fixers.Names;

/// <summary>Names of the standard library and of Foundation that services use often and often misspell.</summary>
internal static class StandardNames
{
    public static IReadOnlyList<string> Types { get; } = Words("""
        Int Double Float Bool String Substring Character Array Dictionary Optional Result Range ClosedRange Void Never
        Error Codable Decodable Encodable Equatable Hashable Comparable Identifiable Sendable CaseIterable RawRepresentable
        CustomStringConvertible Sequence Collection IteratorProtocol CodingKey Task TaskGroup AsyncSequence AsyncStream Duration
        Data Date UUID Decimal Calendar DateFormatter TimeInterval JSONEncoder JSONDecoder FileManager ProcessInfo
        """);

    public static IReadOnlyList<string> Values { get; } = Words("print debugPrint zip stride self super true false nil newValue oldValue");

    private static readonly HashSet<string> Collections = new(
        ["Array", "Dictionary", "Set", "String", "Substring", "ArraySlice", "ContiguousArray", "Data"], StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> CollectionMembers = Words("""
        count isEmpty append first last map filter compactMap flatMap reduce forEach contains sorted reversed joined split prefix
        suffix dropFirst dropLast insert remove removeAll removeLast removeFirst enumerated keys values lowercased uppercased
        hasPrefix hasSuffix indices startIndex endIndex index firstIndex lastIndex allSatisfy randomElement shuffled
        mapValues updateValue default utf8 unicodeScalars merging
        """);

    /// <summary>Members that a type of the standard library surely has; none when it is not known here.</summary>
    public static IReadOnlyList<string> MembersOf(string type) => Collections.Contains(type) ? CollectionMembers : [];

    private static string[] Words(string text) =>
        text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
