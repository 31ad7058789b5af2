/// Header fields in the order in which they were added. Names are compared without regard to case.
public struct Headers: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    public private(set) var fields: [Field] = []

    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements {
            add(name, value)
        }
    }

    /// The first value of that name. Setting it replaces all of them.
    public subscript(name: String) -> String? {
        get { fields.first { Headers.isSame($0.name, name) }?.value }
        set {
            fields.removeAll { Headers.isSame($0.name, name) }
            if let newValue {
                add(name, newValue)
            }
        }
    }

    public func all(_ name: String) -> [String] {
        return fields.filter { Headers.isSame($0.name, name) }.map(\.value)
    }

    public mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        return left.lowercased() == right.lowercased()
    }
}
