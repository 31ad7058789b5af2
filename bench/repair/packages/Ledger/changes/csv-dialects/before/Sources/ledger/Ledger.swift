import Foundation
import LedgerCore
import LedgerExport
import LedgerReports
import LedgerStore

#if canImport(Glibc)
import Glibc
#endif

/// Reads a journal file and reports on it.
@main
struct LedgerTool {
    static func main() async {
        do {
            let command = try Command(CommandLine.arguments.dropFirst())
            print(try await run(command), terminator: "")
        } catch let error as UsageError {
            fail("\(error)\n\(Command.usage)", status: 2)
        } catch {
            fail("\(error)", status: 1)
        }
    }

    static func run(_ command: Command) async throws -> String {
        switch command {
        case .check(let journal):
            let balance = try await trialBalance(of: journal, depth: nil)
            return try balance.isBalanced() ? "ok ✓\n" : "not balanced\n"
        case .balance(let journal, let depth):
            return try BalanceTextReport(await trialBalance(of: journal, depth: depth)).render()
        case .export(let journal):
            let store = try FileJournalStore(url: URL(fileURLWithPath: journal))
            return try JournalCSVExporter().export(await store.allEntries())
        case .help:
            return Command.usage + "\n"
        }
    }

    private static func trialBalance(of journal: String, depth: Int?) async throws -> TrialBalance {
        let store = try FileJournalStore(url: URL(fileURLWithPath: journal))
        return try await TrialBalanceAggregator(depth: depth).report(on: store)
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("ledger: \(message)\n".utf8))
        exit(status)
    }
}
