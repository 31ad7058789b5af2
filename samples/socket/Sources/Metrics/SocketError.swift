/// A socket call that failed, with the system's error number.
public struct SocketError: Error, Equatable {
    public let call: String
    public let number: Int32
}
