namespace Deployer.SystemTests.Repair.Variants;

/// <summary>Other faults inside of sources that one build shows side by side.</summary>
internal static class MoreSourceForms
{
    /// <summary>At least another one of each rule.</summary>
    public static IReadOnlyList<Form> All { get; } =
    [
        new("missing-import", "Sources/App/Feed.swift", """
            import Foundation
            «|#if canImport(FoundationXML)
            import FoundationXML
            #endif
            »
            final class Feed: NSObject, XMLParserDelegate {
              func read(_ data: Data) -> Bool { XMLParser(data: data).parse() }
            }

            """),
        new("missing-import", "Sources/App/Signals.swift", """
            import Dispatch
            «|#if canImport(Darwin)
            import Darwin
            #elseif canImport(Glibc)
            import Glibc
            #elseif canImport(Musl)
            import Musl
            #endif
            »
            func onStop(_ stop: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
              signal(SIGTERM, SIG_IGN)
              let source = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .main)
              source.setEventHandler { stop() }
              return source
            }

            """),
        new("missing-import", "Sources/App/Ports.swift", """
            «|import Foundation

            »func port() -> Int { Int(ProcessInfo.processInfo.environment["PORT"] ?? "") ?? 8080 }
            func log(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
            let guarded = NSLock()

            """),
        new("misspelt-name", "Sources/App/Pool.swift", """
            final class Pool {
              private var connections: [Int] = []
              func open(_ host: String, timeout: Int) throws -> Int { connections.append(timeout); return self.«conections|connections».count }
              func all<Key: «Hashabel|Hashable»>(_ key: Key) -> [Int] { connections.filter { conection in «connection|conection» > 0 } }
            }
            struct Reply { enum Status { case notFound, found }; var status: Status }
            func missing() -> Reply { Reply(status: .«notFond|notFound») }
            func twice(_ pool: Pool) async throws -> Int { try pool.«opne|open»("a", timeout: 1) }

            """),
        new("stale-override", "Sources/App/Inits.swift", """
            final class Plain {
              let name: String
              «override |»init() { name = "a" }
              «override |»var description: String { name }
            }
            class Row { subscript(_ n: Int) -> Int { n }; class func make() -> Int { 1 } }
            final class Cell: Row { override class func «mkae|make»() -> Int { 2 } }

            """),
        new("missing-throws", "Sources/App/Nested.swift", """
            struct Settings {
              let port: Int
              init(text: String)« | throws »{
                guard let number = Int(text) else { throw Broken() }
                port = number
              }
            }
            func boot() throws -> Int {
              func inner()« | throws »-> Int { try Settings(text: "1").port }
              return try inner()
            }
            extension Settings {
              static func parse(_ all: [String])« | throws »-> [Settings] { try all.map { try Settings(text: $0) } }
            }
            func parsed() -> Int { do { return try Settings.parse([]).count } catch { return 0 } }

            """),
        new("constant-global", "Sources/App/Registry.swift", """
            struct Registry: Sendable { let names: [String]; func has(_ name: String) -> Bool { names.contains(name) } }
            private «var|let» registry: Registry = .init(names: ["a"])
            func known() -> Bool { registry.has("a") && registry.names.count == 1 }
            final class Limits: Sendable { static «var|let» most = 3, least = 1; func ok(_ n: Int) -> Bool { n < Self.most && n > Self.least } }

            """),
        new("apple-only", "Sources/App/Random.swift", """
            import Foundation
            «|
            #if !canImport(ObjectiveC)
            private func autoreleasepool<Result>(invoking body: () throws -> Result) rethrows -> Result { try body() }
            #endif
            »func read(_ path: String) throws -> Int {
              try autoreleasepool {
                let data = try Data(contentsOf: URL(fileURLWithPath: path))
                return data.count
              }
            }

            """),
        new("apple-log", "Sources/App/Worker.swift", """
            import Foundation
            «import os|#if canImport(os)
            import os
            #endif»

            final class Worker {
            «  private let logger = Logger(subsystem: "a", category: "worker")|#if canImport(os)
              private let logger = Logger(subsystem: "a", category: "worker")
            #endif»

              func run(_ jobs: [Int]) {
            «    self.logger.debug("jobs: \(jobs.count)")|#if canImport(os)
                self.logger.debug("jobs: \(jobs.count)")
            #endif»
                for job in jobs {
            «      logger.info(
                    "job \(job)"
                  )|#if canImport(os)
                  logger.info(
                    "job \(job)"
                  )
            #endif»
                  print(job)
                }
              }
            }

            """),
        new("conflict-marker", "Sources/App/Merged.swift", """
            «<<<<<<< HEAD
            =======
            import Foundation
            >>>>>>> b
            |import Foundation
            »
            struct Merged {
            «<<<<<<< HEAD
              var width = 1
            =======
              var height = 2
            >>>>>>> b
            |  var width = 1
              var height = 2
            »  func area() -> Int { width * height }
              func now() -> Date { Date() }
            }

            """),
    ];
}
