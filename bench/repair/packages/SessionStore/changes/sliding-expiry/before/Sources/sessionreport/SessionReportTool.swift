import Foundation
import SessionModel
import SessionReports
import SessionStorage
import SessionTokens

/// Prints what an archive of sessions holds: `sessionreport ARCHIVE.json [plain|markdown] [MINUTES]`.
@main
struct SessionReportTool {
    static func main() async {
        do {
            try await run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            print("sessionreport: \(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) async throws {
        guard let path = arguments.first else {
            print("usage: sessionreport ARCHIVE.json [plain|markdown] [MINUTES]")
            exit(2)
        }
        let format = arguments.dropFirst().first.flatMap(ReportFormat.init) ?? .plain
        let minutes = arguments.dropFirst(2).first.flatMap { Int64($0) } ?? 30
        let clock = SystemClock()
        let json = try Data(contentsOf: URL(fileURLWithPath: path))
        let storage = try ArchiveStorage(json: json, clock: clock) { _ in }
        let policy = ExpiryPolicy.fixed(after: .minutes(minutes))
        let store = SessionStore(storage: storage, policy: policy, clock: clock)

        let sessions = try await store.sessions()
        let text = format.report(title: "Sessions of \(path)").render(sessions, policy: policy, at: clock.now)
        print(text, terminator: "")
        if let seal = try seal(for: text) {
            print("seal: \(seal)")
        }
    }

    /// A digest of the report, if there is a passphrase in the environment.
    private static func seal(for text: String) throws -> String? {
        guard let passphrase = ProcessInfo.processInfo.environment["REPORT_PASSPHRASE"] else { return nil }
        let key = try SigningKey(name: "report", passphrase: passphrase)
        return KeyedDigest(of: text, key: key).text
    }
}
