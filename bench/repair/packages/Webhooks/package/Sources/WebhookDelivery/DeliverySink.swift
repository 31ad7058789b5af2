import Foundation
import WebhookModel

/// Takes the records of attempts. Subclasses say what happens to them; ``receive(_:)`` may be called
/// from any thread and calls ``handle(_:)`` for one record after the other.
open class DeliverySink: @unchecked Sendable {
    public let name: String
    private let lock = NSRecursiveLock()
    private var received = 0

    public required init(name: String) {
        self.name = name
    }

    /// How many records came here.
    public final var receivedCount: Int {
        return synchronized { received }
    }

    public final func receive(_ record: DeliveryRecord) {
        synchronized {
            received += 1
            handle(record)
        }
    }

    /// What a subclass does with a record. The lock is held.
    open func handle(_ record: DeliveryRecord) {}

    open var summary: String {
        return "\(name): \(receivedCount)"
    }

    final func synchronized<Result>(_ body: () -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body()
    }
}

/// Keeps the last records.
public class BufferSink: DeliverySink, @unchecked Sendable {
    private let capacity: Int
    private var buffer: [DeliveryRecord] = []

    public init(name: String, capacity: Int) {
        self.capacity = max(0, capacity)
        super.init(name: name)
    }

    public required convenience init(name: String) {
        self.init(name: name, capacity: 100)
    }

    public final var records: [DeliveryRecord] {
        return synchronized { buffer }
    }

    public override func handle(_ record: DeliveryRecord) {
        buffer.append(record)
        if buffer.count > capacity {
            buffer.removeFirst(buffer.count - capacity)
        }
    }

    public override var summary: String {
        return super.summary + ", kept \(records.count)"
    }
}

/// Keeps only records of attempts that did not work, and counts them by endpoint.
public final class FailureSink: BufferSink, @unchecked Sendable {
    private var counts: [String: Int] = [:]

    public override func handle(_ record: DeliveryRecord) {
        if case .delivered = record.outcome { return }
        counts[record.endpointID, default: 0] += 1
        super.handle(record)
    }

    public func failures(of endpointID: String) -> Int {
        return synchronized { counts[endpointID] ?? 0 }
    }

    public override var summary: String {
        let worst = synchronized { counts.max { ($0.value, $1.key) < ($1.value, $0.key) } }
        guard let worst else { return super.summary }
        return super.summary + ", worst \(worst.key) (\(worst.value))"
    }
}

/// Writes a line for each record.
public final class LineSink: DeliverySink, @unchecked Sendable {
    private let write: @Sendable (String) -> Void

    public init(name: String, write: @escaping @Sendable (String) -> Void) {
        self.write = write
        super.init(name: name)
    }

    public required convenience init(name: String) {
        self.init(name: name) { print($0) }
    }

    public override func handle(_ record: DeliveryRecord) {
        var line = "\(name) \(record.eventID) → \(record.endpointID) #\(record.attempt) \(record.outcome)"
        if let next = record.nextAttempt { line += ", again at \(next)" }
        write(line)
    }
}
