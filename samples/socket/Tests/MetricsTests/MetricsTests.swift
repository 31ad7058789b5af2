import XCTest

@testable import Metrics

final class MetricsTests: XCTestCase {
    func testAnAddressIsInNetworkByteOrder() {
        let address = loopback(port: 0x1f90)
        XCTAssertEqual(address.sin_port, UInt16(0x1f90).bigEndian)
        XCTAssertEqual(address.sin_addr.s_addr, UInt32(0x7f00_0001).bigEndian)
    }

    func testNothingListensOnPortOne() throws {
        XCTAssertFalse(try PortProbe().isOpen(port: 1))
    }

    func testACounterIsOneStatsLine() throws {
        XCTAssertEqual(try StatsSender(port: 8125).count("requests", by: 3), "requests:3|c".utf8.count)
    }
}
