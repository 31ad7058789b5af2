#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Sends counters as StatsD lines over UDP; a lost packet is a lost count.
public struct StatsSender {
    public let port: UInt16

    public init(port: UInt16) {
        self.port = port
    }

    /// Sends `name:value|c` and returns how many bytes went out.
    @discardableResult
    public func count(_ name: String, by value: Int = 1) throws -> Int {
        let kind: Int32 = SOCK_DGRAM
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw SocketError(call: "socket", number: errno) }
        defer { close(descriptor) }
        let line = Array("\(name):\(value)|c".utf8)
        let sent = withSocketAddress(loopback(port: port)) { sendto(descriptor, line, line.count, 0, $0, $1) }
        guard sent >= 0 else { throw SocketError(call: "sendto", number: errno) }
        return sent
    }
}
