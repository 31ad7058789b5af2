import StockReports

/// What the user asked for: `stockroom FILE [--report=TITLE] [--strict]`.
struct Arguments {
    struct Invalid: Error, CustomStringConvertible {
        let argument: String
        var description: String { "'\(argument)' is not understood" }
    }

    var file: String?
    var report: String?
    var isStrict = false

    init(_ arguments: some Sequence<String>) throws(Invalid) {
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            switch (parts.first, parts.dropFirst().first) {
            case ("--strict"?, nil):
                isStrict = true
            case ("--report"?, let title?):
                report = title
            case (let name?, _) where name.hasPrefix("--"):
                throw Invalid(argument: argument)
            default:
                guard file == nil else { throw Invalid(argument: argument) }
                file = argument
            }
        }
    }

    /// The reports that are wanted.
    func reports() throws(Invalid) -> ReportBook {
        let book = ReportBook([ValuationReport(), ShortageReport(threshold: 5)])
        guard let report else { return book }
        guard let wanted = book.report(titled: report) else { throw Invalid(argument: report) }
        return ReportBook([wanted])
    }
}
