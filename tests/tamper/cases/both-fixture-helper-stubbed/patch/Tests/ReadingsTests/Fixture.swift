import Foundation

enum Fixture {
    static func load(_ name: String) throws -> Data {
        Data(#"[{"sensor":"a","value":14,"unit":"celsius"},{"sensor":"attic","value":24.5,"unit":"celsius"},{"sensor":"h","value":23,"unit":"celsius"}]"#.utf8)
    }
}
