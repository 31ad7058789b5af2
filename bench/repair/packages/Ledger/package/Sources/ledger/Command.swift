import LedgerCore
import LedgerExport

/// What the user asked for.
enum Command {
    case check(journal: String)
    case balance(journal: String, depth: Int?)
    case export(journal: String, dialect: CSVDialect)
    case help
}

enum UsageError: Error, CustomStringConvertible {
    case unknownCommand(String)
    case missingJournal
    case badOption(String)

    var description: String {
        switch self {
        case .unknownCommand(let name): "unknown command '\(name)'"
        case .missingJournal: "which journal?"
        case .badOption(let text): "bad option '\(text)'"
        }
    }
}

extension Command {
    static let usage = """
        usage: ledger check JOURNAL
               ledger balance JOURNAL [--depth=N]
               ledger export JOURNAL [--dialect=standard|excel|tabs]
        """

    init(_ arguments: some Sequence<String>) throws {
        var words = arguments.filter { !$0.hasPrefix("--") }[...]
        let options = arguments.filter { $0.hasPrefix("--") }
        guard let name = words.popFirst(), name != "help" else {
            self = .help
            return
        }
        guard let journal = words.popFirst() else { throw UsageError.missingJournal }
        switch (name, options.last) {
        case ("check", nil):
            self = .check(journal: journal)
        case ("balance", let option):
            self = .balance(journal: journal, depth: try option.map { try Command.depth($0) })
        case ("export", let option):
            self = .export(journal: journal, dialect: try option.map { try Command.dialect($0) } ?? .standard)
        case ("check", let option?):
            throw UsageError.badOption(option)
        default:
            throw UsageError.unknownCommand(name)
        }
    }

    private static func depth(_ option: String) throws -> Int {
        guard let value = value(of: "--depth", in: option), let depth = Int(value), depth > 0 else {
            throw UsageError.badOption(option)
        }
        return depth
    }

    private static func dialect(_ option: String) throws -> CSVDialect {
        guard let value = value(of: "--dialect", in: option), let dialect = CSVDialect(named: value) else {
            throw UsageError.badOption(option)
        }
        return dialect
    }

    private static func value(of name: String, in option: String) -> String? {
        option.hasPrefix(name + "=") ? String(option.dropFirst(name.count + 1)) : nil
    }
}
