import LogStorage
import XCTest

final class RingBufferTests: XCTestCase {
  func testOldestGoFirst() {
    var ring = RingBuffer<Int>(capacity: 3)
    XCTAssertNil(ring.append(1))
    XCTAssertNil(ring.append(2))
    XCTAssertNil(ring.append(3))
    XCTAssertTrue(ring.isFull)
    XCTAssertEqual(ring.append(4), 1)
    XCTAssertEqual(Array(ring), [2, 3, 4])
    XCTAssertEqual(ring.first, 2)
    XCTAssertEqual(ring.last, 4)
  }

  func testRemoveAll() {
    var ring = RingBuffer<String>(capacity: 2)
    for text in ["a", "b", "c"] { ring.append(text) }
    ring.removeAll()
    XCTAssertTrue(ring.isEmpty)
    ring.append("d")
    XCTAssertEqual(Array(ring), ["d"])
  }
}
