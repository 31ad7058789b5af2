#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A moment in milliseconds since the start of 1970, in UTC.
public struct LogTime: Hashable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// What the machine's clock shows.
  public static func now() -> LogTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return LogTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Later by so many milliseconds, earlier if negative.
  public func advanced(by milliseconds: Int64) -> LogTime {
    LogTime(milliseconds: self.milliseconds + milliseconds)
  }
}

extension LogTime: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.milliseconds < rhs.milliseconds }
}

extension LogTime: Codable {
  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

extension LogTime: CustomStringConvertible {
  /// As ISO 8601 with milliseconds: `2024-02-29T12:34:56.789Z`. Sorted texts are sorted times.
  public var description: String {
    let (days, rest) = milliseconds.flooredQuotientAndRemainder(dividingBy: 86_400_000)
    let (year, month, day) = LogTime.civil(fromDays: days)
    let date = [pad(year, 4), pad(month, 2), pad(day, 2)].joined(separator: "-")
    let seconds = rest / 1000
    let clock = [pad(seconds / 3600, 2), pad(seconds / 60 % 60, 2), pad(seconds % 60, 2)].joined(separator: ":")
    return "\(date)T\(clock).\(pad(rest % 1000, 3))Z"
  }

  /// The day in the Gregorian calendar; years begin in March here, so that leap days come last.
  private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (days + 719_468).flooredQuotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int64 {
  /// Division whose remainder is never negative.
  fileprivate func flooredQuotientAndRemainder(dividingBy divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
