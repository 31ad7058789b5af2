import ConfigCore

/// Values that the program sets itself.
public final class MemorySource: ConfigSource, @unchecked Sendable {
  public let name: String
  private let lock = Lock()
  private var values: [ConfigPath: ConfigValue]
  private var changes = 0

  public init(_ name: String = "memory", _ values: [ConfigPath: ConfigValue] = [:]) {
    self.name = name
    self.values = values
  }

  public subscript(path: ConfigPath) -> ConfigValue? {
    get { lock.withLock { values[path] } }
    set { set(newValue, at: path) }
  }

  /// - Returns: what was there before.
  @discardableResult
  public func set(_ value: ConfigValue?, at path: ConfigPath) -> ConfigValue? {
    lock.withLock {
      let old = values[path]
      guard old != value else { return old }
      values[path] = value
      changes += 1
      return old
    }
  }

  public func revision() -> Int {
    lock.withLock { changes }
  }

  public func load() -> [ConfigPath: ConfigValue] {
    lock.withLock { values }
  }
}

/// Variables of the environment: with the prefix `APP`, `APP_SERVER__PORT` is `server.port`.
public struct EnvironmentSource: ConfigSource {
  public let prefix: String
  private let variables: [String: String]

  public init(prefix: String, variables: [String: String]) {
    self.prefix = prefix
    self.variables = variables
  }

  public var name: String { "environment" }

  public func revision() -> [String: String] {
    variables
  }

  public func load() -> [ConfigPath: ConfigValue] {
    var values: [ConfigPath: ConfigValue] = [:]
    for (name, text) in variables {
      guard name.hasPrefix(prefix + "_") else { continue }
      let names = name.dropFirst(prefix.count + 1).split(separator: "_", omittingEmptySubsequences: false)
      let path = Self.path(names)
      if path != .root {
        values[path] = ConfigValue(parsing: text)
      }
    }
    return values
  }

  /// Two underscores part names, a single one belongs to the name.
  private static func path(_ words: [Substring]) -> ConfigPath {
    let name = words.map { $0.isEmpty ? "." : String($0) }.reduce(into: "") { text, word in
      if !text.isEmpty, text.last != ".", word != "." {
        text += "_"
      }
      text += word
    }
    return ConfigPath(name)
  }
}

/// Options of the command line: `--server.port=80`, `--verbose` and `--no-colour`.
public struct ArgumentSource: ConfigSource {
  private let arguments: [String]

  public init(_ arguments: some Sequence<String>) {
    self.arguments = Array(arguments)
  }

  public var name: String { "arguments" }

  public func revision() -> [String] {
    arguments
  }

  /// - Throws: `ConfigError.syntax` for an option without a name; its line is the number of the argument.
  public func load() throws(ConfigError) -> [ConfigPath: ConfigValue] {
    var values: [ConfigPath: ConfigValue] = [:]
    for (index, argument) in arguments.enumerated() where argument.hasPrefix("--") {
      if argument == "--" { break }
      let fields = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let option = fields.first, !option.isEmpty else {
        throw .syntax(source: name, line: index + 1, reason: "an option needs a name")
      }
      if fields.count == 2 {
        values[ConfigPath(String(option))] = ConfigValue(parsing: String(fields[1]))
      } else if option.hasPrefix("no-") {
        values[ConfigPath(String(option.dropFirst(3)))] = .flag(false)
      } else {
        values[ConfigPath(String(option))] = .flag(true)
      }
    }
    return values
  }

  /// The arguments that are not options.
  public var operands: [String] {
    guard let end = arguments.firstIndex(of: "--") else {
      return arguments.filter { !$0.hasPrefix("--") }
    }
    return arguments[..<end].filter { !$0.hasPrefix("--") } + arguments[(end + 1)...]
  }
}
