namespace Deployer.SystemTests.Repair.Variants;

/// <summary>Red files for which a fix is near that compiles and is wrong, or hides what is wrong.</summary>
internal static class Traps
{
    /// <summary>Errors of the package's plain target; `Core` is its dependency.</summary>
    public static IReadOnlyList<Form> Sources { get; } =
    [
        // Core has an `Operation` of its own; Foundation's would compile as well.
        new("missing-import", "Sources/App/T1.swift", "func perform(_ operation: Operation) -> Bool { true }\n"),

        // The C library would remove a file where a cache's entry was meant.
        new("missing-import", "Sources/App/T2.swift", "struct Cache {\n  var all: [String: Int] = [:]\n  mutating func forget(_ key: String) { _ = remove(key) }\n}\n"),

        // Core's `Secret` is not public: no import of production code may reach it.
        new("module-import", "Sources/App/T3.swift", "func secret() -> Int { Secret().value }\n"),
        new("misspelt-name", "Sources/App/T4.swift", """
            struct Cipher { func encrypt(_ n: Int) -> Int { n }; func lock() {}; var http = 1; var isValid = true; func increment() {}; func push() {} }
            func o1(port: Int) -> Int { host }
            func o2(_ c: Cipher) -> Int { c.decrypt(1) }
            func o3(_ c: Cipher) { c.unlock() }
            func o4(_ c: Cipher) -> Int { c.https }
            func o5(_ c: Cipher) -> Bool { c.inValid }
            func o6(_ c: Cipher) { c.decrement() }
            func o7(_ c: Cipher) { c.pull() }
            func o8(dst: Int) -> Int { src }
            func o9(userIds: [Int]) -> Int { userIdx }
            struct Item { var isActive = true; var updated = 1; func retry() {} }
            func o10(_ i: Item) -> Bool { i.isInactive }
            func o11(_ i: Item) -> Int { i.updatedAt }

            """),
        new("stale-override", "Sources/App/T5.swift", """
            class Codec { func decrypt() {}; func onOpen() {} }
            typealias Parent = Codec
            final class Aes: Codec { override func encrypt() {} }
            final class Des: Parent { override func started() {} }

            """),
        new("missing-throws", "Sources/App/T6.swift", """
            struct Oops: Error {}
            func risky() throws -> Int { throw Oops() }
            public func exported() -> Int { try risky() }
            func each(_ body: () throws -> Int) -> Int { try body() }
            func all() throws -> Int { try each { try risky() } }
            func used() throws -> Int { try exported() }
            struct Job { func run() -> Int { try risky() } }
            extension Job: Running {}

            """),
        new("constant-global", "Sources/App/T7.swift", """
            public var logLevel = 1
            var retries = 3
            func more() {
            #if os(macOS)
              retries += 1
            #endif
              print(logLevel, retries)
            }

            """),
    ];

    /// <summary>What the files above need beside them.</summary>
    public static IReadOnlyList<Form> Around { get; } =
    [
        new("", "Sources/App/Running.swift", "protocol Running { func run() -> Int }\n"),
        new("", "Sources/Core/Core.swift", "public struct Operation { public init() {} }\nstruct Secret { var value = 1 }\n"),
    ];

    /// <summary>Without these imports nothing else of their module is looked at.</summary>
    public static IReadOnlyList<Form> Logs { get; } =
    [
        // Without its lines the lock locks nothing.
        new("apple-log", "Sources/App/L1.swift", """
            import os
            final class Guarded: @unchecked Sendable {
              private var lock = os_unfair_lock()
              private var count = 0
              func add() {
                os_unfair_lock_lock(&lock)
                count += 1
                os_unfair_lock_unlock(&lock)
              }
            }

            """),

        // Without its line the error is swallowed.
        new("apple-log", "Sources/App/L2.swift", """
            import os
            let log = Logger(subsystem: "a", category: "b")
            func saved(_ save: () throws -> Void) {
              do {
                try save()
              } catch {
                log.error("not saved: \(error)")
              }
            }

            """),
    ];

    /// <summary>Where warnings are errors.</summary>
    public static IReadOnlyList<Form> Warnings { get; } =
    [
        new("unused-result", "Sources/App/W1.swift", """
            struct Settings { var port = 1; func with(port: Int) -> Settings { var copy = self; copy.port = port; return copy } }
            struct Oops: Error {}
            func save(_ s: Settings) -> Result<Int, Oops> { .failure(Oops()) }
            final class Token { deinit { print("cancelled") } }
            func observe(_ run: @escaping () -> Void) -> Token { Token() }
            func w1(_ s: Settings) { s.with(port: 2) }
            func w2(_ s: Settings) { save(s) }
            func w3() { observe { print("x") } }
            func w4(_ n: Int) { n == 3 }
            func w5(_ s: String) { s.uppercased() }
            func w6(_ a: [Int]) { a.dropFirst() }

            """),
        new("spare-try", "Sources/App/W2.swift", """
            func kept() -> Int { 1 }
            func x1() -> Int { do { return try kept() } catch { return 0 } }
            func x2() -> Int { (try? kept()) ?? 0 }

            """),
    ];

    /// <summary>The same, in a test.</summary>
    public static IReadOnlyList<Form> TestWarnings { get; } =
    [
        new("", "Sources/App/Kept.swift", "func kept() -> Int { 1 }\n"),
        new("spare-try", "Tests/AppTests/W3.swift", """
            import XCTest
            @testable import App

            final class KeptTests: XCTestCase {
              func testThrows() { XCTAssertThrowsError(try kept()) }
            }

            """),
    ];

    /// <summary>Both sides are parts of a program that compiles.</summary>
    public static IReadOnlyList<Form> Conflicts { get; } =
    [
        new("conflict-marker", "Sources/App/C1.swift", "let limits = [\n  \"a\": 1,\n<<<<<<< HEAD\n  \"b\": 2,\n=======\n  \"b\": 3,\n>>>>>>> b\n]\n"),
        new("conflict-marker", "Sources/App/C3.swift", "enum Kind { case a, b }\nlet costs: [Kind: Int] = [\n<<<<<<< HEAD\n  .a: 2,\n=======\n  .a: 3,\n>>>>>>> b\n]\n"),
        new("conflict-marker", "Sources/App/C2.swift", "func fee(_ n: Int) -> Int {\n<<<<<<< HEAD\n  n * 2\n=======\n  n * 3\n>>>>>>> b\n}\n"),
    ];
}
