#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Tells whether something listens on a local TCP port.
public struct PortProbe {
    public init() {}

    public func isOpen(port: UInt16) throws -> Bool {
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        guard descriptor >= 0 else { throw SocketError(call: "socket", number: errno) }
        defer { close(descriptor) }
        return withSocketAddress(loopback(port: port)) { connect(descriptor, $0, $1) } == 0
    }
}
