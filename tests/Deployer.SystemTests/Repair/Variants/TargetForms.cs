namespace Deployer.SystemTests.Repair.Variants;

/// <summary>Faults that show only with other settings or among several targets.</summary>
internal static class TargetForms
{
    /// <summary>Faults of packages where warnings are errors.</summary>
    public static IReadOnlyList<Form> Warnings { get; } =
    [
        new("spare-try", "Sources/App/Calm.swift", """
            func calm() -> Int? { 1 }
            func many() -> [Int] { [1] }
            func used() throws -> Int {
              if «try |»many().isEmpty { return 0 }
              for one in «try |»many() where one > 1 { return one }
              guard let one = «try |»calm() else { return 1 }
              return «try |»one + many().count
            }

            """),
        new("spare-try", "Sources/App/Mapped.swift", """
            struct Line { func parsed() -> Int { 1 } }
            func mapped(_ lines: [Line]) -> [Int] { «try |»lines.map { «try |»$0.parsed() } }
            func later(_ line: Line) async -> Int { let (a, b) = («try |»line.parsed(), «try |»line.parsed()); return a + b }

            """),
        new("unused-result", "Sources/App/Store.swift", """
            final actor Store {
              var all: [Int] = []
              func save(_ n: Int) async throws -> Int { all.append(n); return all.count }
            }
            final class Sink {
              var seen = 0
              func put(_ n: Int) -> Bool { seen += n; return true }
            }
            func fill(_ store: Store, _ sink: Sink?) async throws {
              «|_ = »try await store.save(1)
              «|_ = »sink?.put(2)
              defer { «|_ = »sink?.put(3) }
              switch sink?.seen {
              case 1: «|_ = »try await store.save(2)
              default: break
              }
            }

            """),
        new("unused-result", "Sources/App/Chained.swift", """
            final class Builder {
              var parts: [String] = []
              @discardableResult func add(_ part: String) -> Builder { parts.append(part); return self }
              func send(_ done: (Bool) -> Void) -> Int { done(true); return 1 }
            }
            func chained(_ builder: Builder) {
              «|_ = »builder
                .add("a")
                .send { ok in
                  print(ok)
                }
              if builder.parts.isEmpty { «|_ = »builder.send { _ in } }
            }

            """),
    ];

    /// <summary>What files of several modules import of each other.</summary>
    public static IReadOnlyList<Form> Modules { get; } =
    [
        new("module-import", "Sources/Core/Server.swift", """
            public struct Server: Sendable { public init() {}; public func run() -> Int { 1 }; func inner() -> Int { 2 } }
            extension String { public var slug: String { lowercased() } }
            struct Hidden { var value = 1 }
            public func arc4random() -> UInt32 { 4 }

            """),
        new("apple-only", "Sources/Tool/Drawn.swift", "«|import Core\n\n»func drawn() -> UInt32 { arc4random() }\n"),
        new("module-import", "Sources/Kit/Kit.swift", "public func made() -> Int { 3 }\n"),
        new("module-import", "Sources/App/main.swift", """
            «|import Core

            »let server = Server()
            print(server.run(), "A".slug)

            """),
        new("module-import", "Sources/Tool/Tool.swift", """
            «|import Core

            »@main struct Tool { static func main() { print("A".slug) } }

            """),
        new("module-import", "Tests/CoreTests/Kitted.swift", """
            import XCTest
            «|import Kit
            @testable import Core
            »
            final class KittedTests: XCTestCase {
              override func «setup|setUp»() async throws {}
              func testMade() { XCTAssertEqual(made(), 3); XCTAssertEqual(Hidden().value, 1) }
              func testThrown()« | throws »{ XCTAssertEqual(try loaded(), 1); let one = try loaded(); XCTAssertEqual(one, 1) }
            }

            """),
        new("module-import", "Tests/CoreTests/Loaded.swift", """
            «|import XCTest

            »func loaded() throws -> Int { try XCTUnwrap(Int("1")) }

            """),
        new("module-import", "Tests/CoreTests/Suites.swift", """
            import Core
            import Foundation
            «|import Testing
            »
            @Suite struct ServerSuite {
              @Test("it runs", arguments: [1, 2]) func runs(_ n: Int) { #expect(Server().run() + n > 1) }
            }

            """),
    ];
}
