namespace Deployer.SystemTests.Repair.Variants;

/// <summary>Faults inside of sources that one build shows side by side.</summary>
internal static class SourceForms
{
    /// <summary>One of each rule, for every run.</summary>
    public static IReadOnlyList<Form> Some { get; } =
    [
        new("missing-import", "Sources/App/Decoding.swift", """
            // Part of the service.
            // See LICENSE.

            «|import Foundation

            »/// A user as a client sends it.
            struct Decoded: Codable {
              let name: String
              static func of(_ body: Data) throws -> Decoded { try JSONDecoder().decode(Decoded.self, from: body) }
            }

            """),
        new("misspelt-name", "Sources/App/Users.swift", """
            struct User: «Sendabel|Sendable» { let userId: Int; let name: String }
            enum Outcome { case success(User), failure(String) }
            func names(_ users: [User]) -> [String] { users.map(\.«nmae|name») }
            func idOf(_ user: User) -> Int { user.«userID|userId» }
            func told(_ outcome: Outcome) -> String {
              switch outcome {
              case .«sucess|success»(let user): user.name
              case .failure(let text): text
              }
            }

            """),
        new("stale-override", "Sources/App/Handlers.swift", """
            protocol Handling { func handle() }
            final class Handler: Handling { «override |»func handle() {} }
            class Storing<Element> { func willSave(_ element: Element) {} }
            class Caching<Element>: Storing<Element> {}
            final class Disk: Caching<Int> { override func «wilSave|willSave»(_ element: Int) {} }

            """),
        new("missing-throws", "Sources/App/Loading.swift", """
            struct Broken: Error {}
            func fetched(_ id: Int) async throws -> Int { throw Broken() }
            actor Loader {
              func load<Element: Codable>(
                _ element: Element,
                id: Int
              ) async« | throws »-> Int where Element: Sendable {
                guard id > 0 else { throw Broken() }
                return try await fetched(id)
              }
              func both() async throws { _ = try await load(1, id: 2) }
            }

            """),
        new("constant-global", "Sources/App/Defaults.swift", """
            enum Defaults {
              static «var|let» headers: [String: String] = {
                var made: [String: String] = [:]
                made["Accept"] = "text/plain"
                return made
              }()
            }
            extension Broken { fileprivate static «var|let» text = "broken" }
            func accepted() -> String? { Defaults.headers["Accept"] ?? Broken.text }

            """),
        new("apple-only", "Sources/App/Dice.swift", """
            import Foundation
            func timed(_ work: () -> Void) -> Double {
              let start = «CFAbsoluteTimeGetCurrent()|Date().timeIntervalSinceReferenceDate»
              defer { print(«CFAbsoluteTimeGetCurrent()|Date().timeIntervalSinceReferenceDate» - start) }
              work()
              return start
            }

            """),
        new("apple-log", "Sources/App/Logs.swift", """
            «import OSLog|#if canImport(os)
            import OSLog
            #endif»

            «extension Logger {
              static let net = Logger(subsystem: "a", category: "net")
            }|#if canImport(os)
            extension Logger {
              static let net = Logger(subsystem: "a", category: "net")
            }
            #endif»

            func connected(_ port: Int) -> Int {
            «  Logger.net.info("at \(port, privacy: .public)")|#if canImport(os)
              Logger.net.info("at \(port, privacy: .public)")
            #endif»
              return port
            }

            """),
        new("conflict-marker", "Sources/App/Routes.swift", """
            enum Routes {
              static let all = [
                "/",
            «<<<<<<< HEAD
                "/users",
            ||||||| 1a2b3c4
            =======
                "/orders",
            >>>>>>> feature
            |    "/users",
                "/orders",
            »  ]
            }

            """),
    ];
}
