/// Header fields in the order in which they were added. Names compare without regard to case
/// and keep the spelling of their first appearance.
public struct HTTPHeaders: Sendable {
    public struct Field: Sendable, Hashable {
        public let name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    private var fields: [Field] = []

    public init() {}

    public init(_ fields: some Sequence<Field>) {
        self.fields = Array(fields)
    }

    public var count: Int { fields.count }

    public var isEmpty: Bool { fields.isEmpty }

    /// The first value of a name. Setting replaces every value of that name at the place of the
    /// first one; setting `nil` removes them all.
    public subscript(name: String) -> String? {
        get { fields.first { Self.same($0.name, name) }?.value }
        set {
            guard let newValue else {
                remove(name)
                return
            }
            set(name, to: newValue)
        }
    }

    /// Adds a field and keeps those that exist already.
    public mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Adds a field only when there is none of that name yet, and says whether it did.
    @discardableResult
    public mutating func addIfMissing(_ name: String, _ value: String) -> Bool {
        guard self[name] == nil else { return false }
        add(name, value)
        return true
    }

    /// Removes all fields of a name and answers how many there were.
    @discardableResult
    public mutating func remove(_ name: String) -> Int {
        let before = fields.count
        fields.removeAll { Self.same($0.name, name) }
        return before - fields.count
    }

    /// All values of a name, in order.
    public func values(of name: String) -> [String] {
        fields.filter { Self.same($0.name, name) }.map(\.value)
    }

    /// The members of a list field such as `Accept`: several fields of one name are one list.
    public func list(of name: String) -> [String] {
        values(of: name)
            .flatMap { $0.split(separator: ",") }
            .map { String($0).trimmed }
            .filter { !$0.isEmpty }
    }

    @available(*, deprecated, renamed: "values(of:)")
    public func all(_ name: String) -> [String] {
        values(of: name)
    }

    private mutating func set(_ name: String, to value: String) {
        guard let first = fields.firstIndex(where: { Self.same($0.name, name) }) else {
            add(name, value)
            return
        }
        fields[first].value = value
        let kept = fields[...first]
        fields = kept + fields[(first + 1)...].filter { !Self.same($0.name, name) }
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        left.count == right.count && left.lowercased() == right.lowercased()
    }
}

extension HTTPHeaders: Equatable {
    /// Equal fields in equal order; the case of names does not count.
    public static func == (left: HTTPHeaders, right: HTTPHeaders) -> Bool {
        left.fields.count == right.fields.count
            && zip(left.fields, right.fields).allSatisfy { same($0.name, $1.name) && $0.value == $1.value }
    }
}

extension HTTPHeaders: Sequence {
    public func makeIterator() -> IndexingIterator<[Field]> {
        fields.makeIterator()
    }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Field(name: $0.0, value: $0.1) })
    }
}
