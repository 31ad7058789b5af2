/// A day of the Gregorian calendar without time and zone, as bookkeeping needs it.
public struct LedgerDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// - Returns: `nil` if there is no such day or the year is not in 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...LedgerDate.days(inMonth: month, of: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2024-02-29`; every other form is `nil`.
    public init?(_ text: String) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, fields.map(\.count) == [4, 2, 2] else { return nil }
        guard fields.joined().utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        guard let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(fields[2]) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The last day of this date's month.
    public var endOfMonth: LedgerDate {
        LedgerDate(year: year, month: month, day: LedgerDate.days(inMonth: month, of: year)) ?? self
    }

    /// The month as text, `2024-02`.
    public var monthText: String { String(description.prefix(7)) }
}

extension LedgerDate: Comparable {
    public static func < (lhs: LedgerDate, rhs: LedgerDate) -> Bool {
        (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }
}

extension LedgerDate: CustomStringConvertible {
    /// `2024-02-09`, always ten characters.
    public var description: String {
        [padded(year, to: 4), padded(month, to: 2), padded(day, to: 2)].joined(separator: "-")
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension LedgerDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = LedgerDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a date")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
