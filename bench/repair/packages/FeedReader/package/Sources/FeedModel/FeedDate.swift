/// A moment in whole seconds since 1970 (UTC), as feeds write it.
public struct FeedDate: Hashable, Comparable, Sendable {
    public let seconds: Int64

    public init(seconds: Int64) {
        self.seconds = seconds
    }

    public static func < (left: FeedDate, right: FeedDate) -> Bool {
        return left.seconds < right.seconds
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Reads `2024-05-01T10:00:00Z` and `Wed, 01 May 2024 10:00:00 +0200`.
    /// - Returns: `nil` for everything else, and for days that no month has.
    public init?(_ text: String) {
        guard let date = FeedDate.internet(text) ?? FeedDate.mail(text) else { return nil }
        self = date
    }

    private static func internet(_ text: String) -> FeedDate? {
        let halves = text.split(separator: "T")
        guard halves.count == 2 else { return nil }
        let day = halves[0].split(separator: "-").compactMap { Int64($0) }
        let clock = halves[1].prefix(8)
        guard day.count == 3, let zone = offset(String(halves[1].dropFirst(8))) else { return nil }
        return make(year: day[0], month: day[1], day: day[2], clock: clock, zone: zone)
    }

    private static func mail(_ text: String) -> FeedDate? {
        let withoutDay = text.split(separator: ",").last ?? ""
        let parts = withoutDay.split(separator: " ")
        guard parts.count == 5, let day = Int64(parts[0]), let year = Int64(parts[2]),
            let month = months.firstIndex(of: String(parts[1])), let zone = offset(String(parts[4]))
        else {
            return nil
        }
        return make(year: year, month: Int64(month + 1), day: day, clock: parts[3], zone: zone)
    }

    /// The seconds that a zone is ahead.
    private static func offset(_ zone: String) -> Int64? {
        if zone == "Z" || zone == "GMT" || zone == "UTC" { return 0 }
        let digits = zone.dropFirst().filter { $0 != ":" }
        guard let sign = zone.first, sign == "+" || sign == "-", digits.count == 4, let number = Int64(digits) else {
            return nil
        }
        let seconds = (number / 100 * 60 + number % 100) * 60
        return sign == "-" ? -seconds : seconds
    }

    private static func make(year: Int64, month: Int64, day: Int64, clock: Substring, zone: Int64) -> FeedDate? {
        let time = clock.split(separator: ":").compactMap { Int64($0) }
        guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]), (0...60).contains(time[2]),
            (1970...9999).contains(year), (1...12).contains(month), (1...length(ofMonth: month, in: year)).contains(day)
        else {
            return nil
        }
        var days = day - 1
        for earlier in 1..<month {
            days += length(ofMonth: earlier, in: year)
        }
        let before = year - 1
        days += before * 365 + before / 4 - before / 100 + before / 400 - 719_162
        return FeedDate(seconds: days * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2] - zone)
    }

    private static func length(ofMonth month: Int64, in year: Int64) -> Int64 {
        switch month {
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    private static func length(ofYear year: Int64) -> Int64 {
        return length(ofMonth: 2, in: year) == 29 ? 366 : 365
    }
}

extension FeedDate: CustomStringConvertible {
    /// `2024-05-01T10:00:00Z`; years before 1970 are written as 1970.
    public var description: String {
        var days = max(seconds, 0) / 86_400
        let rest = max(seconds, 0) % 86_400
        var year: Int64 = 1970
        while days >= FeedDate.length(ofYear: year) {
            days -= FeedDate.length(ofYear: year)
            year += 1
        }
        var month: Int64 = 1
        while days >= FeedDate.length(ofMonth: month, in: year) {
            days -= FeedDate.length(ofMonth: month, in: year)
            month += 1
        }
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map(FeedDate.twoDigits).joined(separator: ":")
        return "\(year)-\(FeedDate.twoDigits(month))-\(FeedDate.twoDigits(days + 1))T\(time)Z"
    }

    private static func twoDigits(_ number: Int64) -> String {
        return number < 10 ? "0\(number)" : String(number)
    }
}

extension FeedDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = FeedDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date: \(text)")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
