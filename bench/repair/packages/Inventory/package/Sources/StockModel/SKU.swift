/// The number under which an item is kept: two to five letters, a hyphen, one to six digits.
///
/// Letters are stored in upper case and the digits as a number, so `tea-42` and `TEA-0042` are the same.
public struct SKU: Hashable, Sendable {
    public let family: String
    public let number: Int

    /// - Throws: `StockError.invalidSKU` with the text as it was given.
    public init(_ text: String) throws(StockError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2,
            (2...5).contains(parts[0].count), parts[0].allSatisfy({ $0.isASCII && $0.isLetter }),
            (1...6).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
            let number = Int(parts[1])
        else {
            throw .invalidSKU(text)
        }
        self.family = parts[0].uppercased()
        self.number = number
    }
}

extension SKU: CustomStringConvertible {
    /// At least four digits: `TEA-0042`.
    public var description: String {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return "\(family)-\(padding)\(digits)"
    }
}

extension SKU: Comparable {
    public static func < (left: SKU, right: SKU) -> Bool {
        (left.family, left.number) < (right.family, right.number)
    }
}

extension SKU: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
