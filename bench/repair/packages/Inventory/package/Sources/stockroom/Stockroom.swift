import Foundation
import StockExchange
import StockModel
import Warehousing

@main
struct Stockroom {
    static func main() async {
        do {
            let arguments = try Arguments(CommandLine.arguments.dropFirst())
            guard let file = arguments.file else {
                print("usage: stockroom FILE [--report=TITLE] [--separator=C] [--strict]")
                return
            }
            let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
            let warehouse = Warehouse(name: file)
            let rows = try deliveries(text, arguments)
            for row in rows {
                try await warehouse.receive(row.sku, row.count, cost: row.cost)
            }
            let book = try arguments.reports()
            print(try book.render([await warehouse.snapshot()]), terminator: "")
        } catch {
            complain("\(error)")
            exit(1)
        }
    }

    private static func deliveries(_ text: String, _ arguments: Arguments) throws(CSVError) -> [DeliveryRow] {
        let table = CSVTable<DeliveryRow>(dialect: arguments.dialect ?? .guess(text))
        if arguments.isStrict {
            return try table.read(text)
        }
        let outcome = try table.readLeniently(text)
        outcome.failures.forEach { complain($0.description) }
        return outcome.records
    }

    private static func complain(_ message: String) {
        FileHandle.standardError.write(Data("stockroom: \(message)\n".utf8))
    }
}
