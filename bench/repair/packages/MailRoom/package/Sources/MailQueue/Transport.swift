import MailEncoding

/// Why a mail was not taken.
public enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The server asks to try later.
    case temporary(code: Int, String)
    case permanent(code: Int, String)
    case disconnected

    /// By the number with which the server answers: 4xx and 5xx.
    public init?(code: Int, _ text: String) {
        switch code {
        case 400..<500: self = .temporary(code: code, text)
        case 500..<600: self = .permanent(code: code, text)
        default: return nil
        }
    }

    public var isTemporary: Bool {
        switch self {
        case .temporary, .disconnected: true
        case .permanent: false
        }
    }

    public var description: String {
        switch self {
        case .temporary(let code, let text), .permanent(let code, let text): "\(code) \(text)"
        case .disconnected: "the connection is lost"
        }
    }
}

/// Hands envelopes to a server.
public protocol Transport: Sendable {
    /// What the server says when it has taken one.
    associatedtype Receipt: Sendable & CustomStringConvertible

    func send(_ envelope: Envelope) async throws(TransportError) -> Receipt
}

/// A transport made of a closure.
public struct ClosureTransport<Receipt: Sendable & CustomStringConvertible>: Transport {
    private let action: @Sendable (Envelope) async throws(TransportError) -> Receipt

    public init(_ action: @escaping @Sendable (Envelope) async throws(TransportError) -> Receipt) {
        self.action = action
    }

    public func send(_ envelope: Envelope) async throws(TransportError) -> Receipt {
        try await action(envelope)
    }
}

/// Keeps what it gets. Its receipts count from 1.
public actor MemoryTransport: Transport {
    public private(set) var sent: [Envelope] = []

    public init() {}

    public func send(_ envelope: Envelope) -> Int {
        sent.append(envelope)
        return sent.count
    }
}
