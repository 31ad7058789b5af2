import ConfigCore
import Foundation

/// A file of sections and `name = value` lines, or a JSON file if its name ends so.
public struct FileSource: ConfigSource {
  public struct Stamp: Hashable, Sendable {
    let size: Int
    let time: Double
  }

  public let url: URL
  /// A file that need not be there has no values if it is not.
  public let isOptional: Bool

  public init(_ url: URL, isOptional: Bool = false) {
    self.url = url
    self.isOptional = isOptional
  }

  public var name: String { url.lastPathComponent }

  public func revision() throws(ConfigError) -> Stamp? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      guard isOptional else { throw .unreadable(source: name) }
      return nil
    }
    let date = attributes[.modificationDate] as? Date
    let size = attributes[.size] as? Int
    return Stamp(size: size ?? 0, time: date?.timeIntervalSinceReferenceDate ?? 0)
  }

  public func load() throws(ConfigError) -> [ConfigPath: ConfigValue] {
    guard let data = try? Data(contentsOf: url) else {
      guard isOptional else { throw .unreadable(source: name) }
      return [:]
    }
    if url.pathExtension.lowercased() == "json" {
      return try JSONTree.values(of: data, source: name)
    }
    return try SectionParser(source: name).parse(String(decoding: data, as: UTF8.self))
  }
}

/// Reads JSON objects within objects.
enum JSONTree: Decodable {
  case object([String: JSONTree])
  case value(ConfigValue)
  case null

  init(from decoder: any Decoder) throws {
    if let object = try? [String: JSONTree](from: decoder) {
      self = .object(object)
    } else if try decoder.singleValueContainer().decodeNil() {
      self = .null
    } else {
      self = .value(try ConfigValue(from: decoder))
    }
  }

  static func values(of data: Data, source: String) throws(ConfigError) -> [ConfigPath: ConfigValue] {
    guard let tree = try? JSONDecoder().decode(JSONTree.self, from: data), case .object = tree else {
      throw .syntax(source: source, line: 1, reason: "a JSON object is expected")
    }
    var values: [ConfigPath: ConfigValue] = [:]
    tree.collect(at: .root, into: &values)
    return values
  }

  /// Nulls are as if they were not there.
  private func collect(at path: ConfigPath, into values: inout [ConfigPath: ConfigValue]) {
    switch self {
    case .object(let members):
      for (name, member) in members {
        member.collect(at: path.appending(name), into: &values)
      }
    case .value(let value):
      values[path] = value
    case .null:
      break
    }
  }
}
