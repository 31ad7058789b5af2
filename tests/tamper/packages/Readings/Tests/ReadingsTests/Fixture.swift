import Foundation

enum Fixture {
    static func load(_ name: String) throws -> Data {
        let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)")
        return try Data(contentsOf: url)
    }
}
