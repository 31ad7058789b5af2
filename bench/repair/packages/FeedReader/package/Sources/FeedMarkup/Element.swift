/// An element with all that is in it.
public struct Element: Hashable, Sendable {
    public let name: String
    public let attributes: [String: String]
    public internal(set) var children: [Element] = []
    /// The text between its children, joined.
    public internal(set) var ownText = ""

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// The name without the part before the colon.
    public var localName: String {
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    /// The text without space at its ends.
    public var text: String {
        let start = ownText.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    public func first(_ name: String) -> Element? {
        return children.first { $0.name == name }
    }

    public func all(_ name: String) -> [Element] {
        return children.filter { $0.name == name }
    }

    /// The text of the first child of that name, `nil` if there is none or it is empty.
    public func text(of name: String) -> String? {
        guard let text = first(name)?.text, !text.isEmpty else { return nil }
        return text
    }

    /// Goes down a path of names, at each step to the first child.
    public func descend(_ path: String...) -> Element? {
        return path.reduce(self as Element?) { $0?.first($1) }
    }
}

/// Makes elements of tokens.
public enum Document {
    /// The outermost element; what comes behind it is ignored.
    public static func parse(_ text: String) throws(MarkupError) -> Element {
        var tokenizer = Tokenizer(text)
        var open: [Element] = []
        while let token = try tokenizer.next() {
            switch token {
            case .open(let name, let attributes, let isEmpty):
                let element = Element(name: name, attributes: attributes)
                if !isEmpty {
                    open.append(element)
                } else if let root = close(element, in: &open) {
                    return root
                }
            case .close(let name):
                let element = open.popLast()
                guard let element, element.name == name else {
                    throw .mismatch(expected: element?.name, found: name, line: tokenizer.line)
                }
                if let root = close(element, in: &open) {
                    return root
                }
            case .text(let text), .verbatim(let text):
                if !open.isEmpty {
                    open[open.count - 1].ownText += text
                }
            case .comment, .declaration:
                continue
            }
        }
        guard let element = open.last else { throw .noElement }
        throw .unexpectedEnd(in: "<\(element.name)>", line: tokenizer.line)
    }

    /// Gives a finished element to the one around it.
    /// - Returns: the element if there is none.
    private static func close(_ element: Element, in open: inout [Element]) -> Element? {
        guard !open.isEmpty else { return element }
        open[open.count - 1].children.append(element)
        return nil
    }
}
