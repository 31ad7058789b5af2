/// One response as a value.
public struct HTTPResponse: Sendable, Equatable {
    public var status: HTTPStatus
    public var headers: HTTPHeaders
    public private(set) var body: [UInt8]

    /// A body that the status does not allow is dropped. `Content-Length` always tells the body's length,
    /// except where the status allows no body at all.
    public init(_ status: HTTPStatus, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = []
        replaceBody(with: body)
    }

    /// A response of plain text in UTF-8.
    public static func text(_ text: String, status: HTTPStatus = .ok) -> HTTPResponse {
        HTTPResponse(status, headers: ["Content-Type": MediaType.plainText.description], body: Array(text.utf8))
    }

    /// A redirection; permanent ones may be remembered by clients.
    public static func redirect(to location: String, permanently: Bool = false) -> HTTPResponse {
        HTTPResponse(permanently ? .movedPermanently : .found, headers: ["Location": location])
    }

    /// Puts another body in place and corrects `Content-Length`.
    public mutating func replaceBody(with bytes: [UInt8]) {
        guard status.allowsBody else {
            body = []
            headers["Content-Length"] = nil
            return
        }
        body = bytes
        headers["Content-Length"] = String(bytes.count)
    }

    /// The same response without the bytes of its body: headers, and with them the length the
    /// body would have, stay as they are.
    public func withoutBody() -> HTTPResponse {
        var copy = self
        copy.body = []
        return copy
    }

    /// The body as text; broken UTF-8 is replaced.
    public var text: String {
        String(decoding: body, as: UTF8.self)
    }
}
