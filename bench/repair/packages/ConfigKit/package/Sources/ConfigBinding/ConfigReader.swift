import ConfigCore
import ConfigSources

/// A type that is made of a section of a configuration.
public protocol ConfigReadable {
  init(_ reader: ConfigReader) throws(ConfigError)
}

/// Reads keys below a path.
public struct ConfigReader: Sendable {
  public let snapshot: ConfigSnapshot
  public let prefix: ConfigPath

  public init(_ snapshot: ConfigSnapshot, at prefix: ConfigPath = .root) {
    self.snapshot = snapshot
    self.prefix = prefix
  }

  public func get<Value>(_ key: ConfigKey<Value>) throws(ConfigError) -> Value {
    try snapshot.get(key.under(prefix))
  }

  public func get<Value: ConfigDecodable>(_ path: ConfigPath, or fallback: Value) throws(ConfigError) -> Value {
    try get(ConfigKey(path, default: fallback))
  }

  public func nested<Value: ConfigReadable>(_ path: ConfigPath) throws(ConfigError) -> Value {
    try Value(ConfigReader(snapshot, at: prefix.appending(path)))
  }

  /// Like `nested`, but `nil` if nothing stands there at all.
  public func nestedIfPresent<Value: ConfigReadable>(
    _ path: ConfigPath, as type: Value.Type = Value.self
  ) throws(ConfigError) -> Value? {
    guard !snapshot.section(prefix.appending(path)).entries.isEmpty else { return nil }
    let value: Value = try nested(path)
    return value
  }

  /// What stands in the sections directly below a path, by their names.
  public func each<Value: ConfigReadable>(_ path: ConfigPath) throws(ConfigError) -> [String: Value] {
    let full = prefix.appending(path)
    let names = Set(snapshot.section(full).entries.keys.filter { $0.names.count > 1 }.map { $0.names[0] })
    var values: [String: Value] = [:]
    for name in names.sorted() {
      values[name] = try nested(path.appending(name))
    }
    return values
  }
}

extension ConfigSnapshot {
  public func read<Value: ConfigReadable>(_ type: Value.Type, at path: ConfigPath = .root) throws(ConfigError) -> Value {
    try Value(ConfigReader(self, at: path))
  }

  @available(*, deprecated, renamed: "read(_:at:)")
  public func decode<Value: ConfigReadable>(_ type: Value.Type, at path: ConfigPath) throws(ConfigError) -> Value {
    try read(type, at: path)
  }
}

/// Where a server listens.
public struct EndpointSettings: ConfigReadable, Hashable, Sendable {
  public static let port = ConfigKey<Int>("port", default: 8080).allowing(1...65535)
  public static let scheme = ConfigKey<String>("scheme", default: "http").oneOf("http", "https")

  public var scheme: String
  public var host: String
  public var port: Int
  public var timeout: Span

  public init(_ reader: ConfigReader) throws(ConfigError) {
    scheme = try reader.get(Self.scheme)
    host = try reader.get(ConfigKey<String>("host").notEmpty)
    port = try reader.get(Self.port)
    timeout = try reader.get("timeout", or: Span(milliseconds: 30_000))
  }

  /// The address without the port that the scheme has anyway.
  public var address: String {
    switch (scheme, port) {
    case ("http", 80), ("https", 443): "\(scheme)://\(host)"
    default: "\(scheme)://\(host):\(port)"
    }
  }
}
