namespace Deployer.Repair.Memory;

/// <summary>Words that a template may keep as they are, because every Swift package has them.</summary>
internal static class SwiftNames
{
    private static readonly HashSet<string> Keywords = Words("""
        actor any as associatedtype async await borrowing break case catch class consuming continue default defer deinit didSet discard
        distributed do dynamic else enum extension fallthrough false fileprivate final for func get guard if import in indirect infix
        init inout internal is isolated lazy let macro mutating nil nonisolated nonmutating nonsending of open operator optional
        override package postfix precedencegroup prefix private protocol public repeat required rethrows return safe self Self sending
        set some static struct subscript super switch then throw throws true try typealias unowned unsafe var weak where while willSet
        yield _ convenience concurrent
        """);

    private static readonly HashSet<string> Names = Words("""
        Any AnyObject Array AsyncSequence AsyncStream Bool Character ClosedRange CodingKey CodingKeys Codable Collection Comparable
        CustomStringConvertible Data Date Decodable Decoder Decimal Dictionary Double Duration Encodable Encoder Equatable Error Float
        Hashable Hasher Identifiable Int Int8 Int16 Int32 Int64 IteratorProtocol JSONDecoder JSONEncoder MainActor Mutex Never Optional
        Range RawRepresentable RawValue Result Sendable Sequence Set String Substring Task TaskGroup TimeInterval UInt UInt8 UInt16
        UInt32 UInt64 URL UUID Void CaseIterable Element Key Value ID Error NSLock NSString NSObject NSRange ObjectIdentifier
        FileManager ProcessInfo Calendar DateFormatter Locale CGFloat StaticString UnicodeScalar BinaryInteger FloatingPoint Numeric
        allCases allSatisfy append appending bitPattern build capacity compactMap components contains contentsOf count current data
        dateValue debugDescription decode decodeIfPresent description distance drop dropFirst dropLast elements encode encodeIfPresent
        end endIndex endpoint enumerated error errorDescription events failure filter finish first firstIndex flatMap forEach forKey
        formatted from hasPrefix hasSuffix hash hashValue id index indices insert into isEmpty isFinite isMultiple isNaN items joined
        key keyedBy keys keyEncodingStrategy last lastIndex lazy lhs limit localizedDescription lock lowercased magnitude main map
        mapValues max maximum min minimum name nanoseconds newValue next now object offset oldValue path popFirst popLast prefix print
        prepend randomElement random range rawValue reduce remove removeAll removeFirst removeLast removeSubrange removeValue replacing
        reserveCapacity result reversed rhs rounded run seconds separator shuffled singleValueContainer container sleep sort sorted
        split starts startIndex stride subtracting success suffix sum swapAt system text to trimmingCharacters type union intersection
        unlock update updateValue uppercased user utf8 utf16 unicodeScalars value values with withLock words zip abs by at on for
        numericCast assert precondition debugPrint dump stride through until repeating unsafelyUnwrapped description
        discardableResult escaping autoclosure Sendable globalActor available main testable exported inlinable usableFromInline frozen
        dynamicCallable dynamicMemberLookup propertyWrapper resultBuilder objc unknown retroactive
        os canImport swift compiler arch targetEnvironment macOS iOS watchOS tvOS visionOS Linux Windows Android wasm WASI DEBUG x86_64 arm64
        Swift Foundation FoundationNetworking FoundationXML FoundationEssentials FoundationInternationalization Glibc Musl Darwin Dispatch
        XCTest Testing Observation RegexBuilder Synchronization Cxx CoreFoundation Distributed WinSDK
        SOCK_STREAM SOCK_DGRAM errno stdout stderr stdin exit DispatchQueue DispatchSemaphore DispatchGroup DispatchTime URLSession
        URLRequest URLResponse HTTPURLResponse
        """);

    /// <summary>A word of the language: it is never a name, wherever it stands.</summary>
    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>A word of the language, of its standard library, or a parameter of a closure.</summary>
    public static bool IsCommon(string word) => Keywords.Contains(word) || Names.Contains(word) || (word.Length > 1 && word[0] == '$');

    /// <summary>Whether all names in a line of conditional compilation are common.</summary>
    public static bool IsCommonCondition(string directive) =>
        directive.Split([' ', '\t', '(', ')', '!', '&', '|', ',', '#', '<', '>', '=', '.'], StringSplitOptions.RemoveEmptyEntries)
            .All(word => IsCommon(word) || word is "if" or "elseif" or "else" or "endif" || char.IsAsciiDigit(word[0]));

    private static HashSet<string> Words(string text) =>
        new(text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
