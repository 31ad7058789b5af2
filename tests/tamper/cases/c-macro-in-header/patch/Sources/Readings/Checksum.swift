import CReadings

public func checksum(_ text: String) -> UInt32 {
    let bytes = Array(text.utf8)
    return readings_known(readings_checksum(bytes, bytes.count))
}
