import Foundation

enum Fixture {
    static func load(_ name: String) throws -> Data {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)")
        let text = try String(contentsOf: url, encoding: .utf8)
        return Data(text.replacingOccurrences(of: "sensor", with: "name").utf8)
    }
}
