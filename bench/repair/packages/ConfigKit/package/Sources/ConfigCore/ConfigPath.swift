/// Where a value stands: names parted by points, like `server.http.port`.
///
/// Names are compared in lower case, and hyphens count as underscores.
public struct ConfigPath: Hashable, Sendable {
  public let names: [String]

  /// The path of everything.
  public static let root = ConfigPath(names: [])

  private init(names: [String]) {
    self.names = names
  }

  /// Empty names are dropped, so `a..b` is `a.b`.
  public init(_ text: String) {
    names = text.split(separator: ".").map(Self.normal)
  }

  public var parent: ConfigPath? {
    names.isEmpty ? nil : ConfigPath(names: Array(names.dropLast()))
  }

  public func appending(_ name: String) -> ConfigPath {
    ConfigPath(names: names + ConfigPath(name).names)
  }

  public func appending(_ other: ConfigPath) -> ConfigPath {
    ConfigPath(names: names + other.names)
  }

  /// Whether `other` is this path or stands below it.
  public func covers(_ other: ConfigPath) -> Bool {
    other.names.starts(with: names)
  }

  /// The rest of `other` below this path, `nil` if it does not stand there.
  public func rest(of other: ConfigPath) -> ConfigPath? {
    guard covers(other) else { return nil }
    return ConfigPath(names: Array(other.names.dropFirst(names.count)))
  }

  private static func normal(_ name: Substring) -> String {
    String(name.lowercased().map { $0 == "-" ? "_" : $0 })
  }
}

extension ConfigPath: CustomStringConvertible {
  public var description: String {
    names.joined(separator: ".")
  }
}

extension ConfigPath: Comparable {
  public static func < (left: ConfigPath, right: ConfigPath) -> Bool {
    left.names.lexicographicallyPrecedes(right.names)
  }
}

extension ConfigPath: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
