/// Keeps the newest elements, at most `capacity` of them. The oldest is at index 0.
public struct RingBuffer<Element> {
  private var storage: [Element] = []
  private var head = 0
  public let capacity: Int

  /// - Parameter capacity: at least 1.
  public init(capacity: Int) {
    self.capacity = Swift.max(1, capacity)
    storage.reserveCapacity(self.capacity)
  }

  /// Adds an element.
  /// - Returns: the oldest one if it had to go.
  @discardableResult
  public mutating func append(_ element: Element) -> Element? {
    if storage.count < capacity {
      storage.append(element)
      return nil
    }
    let evicted = storage[head]
    storage[head] = element
    head = (head + 1) % capacity
    return evicted
  }

  public mutating func removeAll() {
    storage.removeAll(keepingCapacity: true)
    head = 0
  }

  public var isFull: Bool { storage.count == capacity }
}

extension RingBuffer: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.count }

  public subscript(position: Int) -> Element {
    storage[(head + position) % storage.count]
  }
}

extension RingBuffer: Sendable where Element: Sendable {}

extension RingBuffer: Equatable where Element: Equatable {
  /// Whether the same elements come in the same order; capacities do not count.
  public static func == (lhs: RingBuffer, rhs: RingBuffer) -> Bool {
    lhs.elementsEqual(rhs)
  }
}
