/// Gives boundaries that do not occur in bodies: `=_` stands in no encoded text.
public struct BoundarySource {
    private let prefix: String
    private var count = 0

    public init(prefix: String = "part") {
        self.prefix = prefix
    }

    public mutating func next() -> String {
        count += 1
        return "=_\(prefix)_\(count)"
    }
}

/// A part of a mail with headers of its own.
open class MIMEPart {
    public private(set) var headers: [Header]
    public let contentType: String

    public required init(contentType: String, headers: [Header]) {
        self.contentType = contentType
        self.headers = headers
    }

    public convenience init(contentType: String) {
        self.init(contentType: contentType, headers: [])
    }

    /// Adds a header; one of the same name is replaced where it stands.
    public func set(_ header: Header) {
        if let index = headers.firstIndex(where: { $0.name.lowercased() == header.name.lowercased() }) {
            headers[index] = header
        } else {
            headers.append(header)
        }
    }

    /// The value of the header `Content-Type`.
    open func typeValue(boundary: String) -> String {
        contentType
    }

    /// The value of `Content-Transfer-Encoding`, `nil` if there is none.
    open var transferEncoding: String? {
        nil
    }

    open func body(boundary: String, boundaries: inout BoundarySource) -> String {
        ""
    }

    /// Headers, an empty line and the body.
    public final func render(_ boundaries: inout BoundarySource) -> String {
        let boundary = boundaries.next()
        set(Header("Content-Type", typeValue(boundary: boundary)))
        if let transferEncoding {
            set(Header("Content-Transfer-Encoding", transferEncoding))
        }
        let head = headers.map(\.line).joined()
        return head + "\r\n" + body(boundary: boundary, boundaries: &boundaries)
    }
}

/// Text that people read.
public final class TextPart: MIMEPart {
    private var text = ""

    public convenience init(_ text: String, subtype: String = "plain") {
        self.init(contentType: "text/\(subtype)", headers: [])
        self.text = text
    }

    private var isASCII: Bool {
        text.allSatisfy { $0.isASCII }
    }

    public override func typeValue(boundary: String) -> String {
        super.typeValue(boundary: boundary) + "; charset=\(isASCII ? "us-ascii" : "utf-8")"
    }

    public override var transferEncoding: String? {
        "quoted-printable"
    }

    public override func body(boundary: String, boundaries: inout BoundarySource) -> String {
        QuotedPrintable.encode(text)
    }
}

/// Bytes with the name of a file.
public final class FilePart: MIMEPart {
    private let fileName: String
    private let bytes: [UInt8]

    public init(fileName: String, type: String, bytes: [UInt8]) {
        self.fileName = fileName
        self.bytes = bytes
        super.init(contentType: type, headers: [])
        set(Header("Content-Disposition", "attachment; filename=\"\(FilePart.safe(fileName))\""))
    }

    public required init(contentType: String, headers: [Header]) {
        fileName = ""
        bytes = []
        super.init(contentType: contentType, headers: headers)
    }

    public override var transferEncoding: String? {
        "base64"
    }

    public override func body(boundary: String, boundaries: inout BoundarySource) -> String {
        Base64.encode(bytes)
    }

    /// Without folders and quotes, and with `_` for what is not ASCII.
    static func safe(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last ?? "file"
        return String(last.map { $0.isASCII && $0 != "\"" && !$0.isNewline ? $0 : "_" })
    }
}

/// Several parts.
public final class Multipart: MIMEPart {
    public private(set) var parts: [MIMEPart] = []

    public convenience init(_ subtype: String, _ parts: [MIMEPart]) {
        self.init(contentType: "multipart/\(subtype)")
        self.parts = parts
    }

    public func append(_ part: MIMEPart) {
        parts.append(part)
    }

    public override func typeValue(boundary: String) -> String {
        "\(super.typeValue(boundary: boundary)); boundary=\"\(boundary)\""
    }

    public override func body(boundary: String, boundaries: inout BoundarySource) -> String {
        var text = ""
        for part in parts {
            text += "--\(boundary)\r\n\(part.render(&boundaries))\r\n"
        }
        return text + "--\(boundary)--\r\n"
    }
}
