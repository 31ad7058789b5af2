import Foundation
import JobMetrics
import JobModel
import JobTiming
import Synchronization
import Testing

private final class Order: Sendable {
    let names = Mutex<[String]>([])
}

private struct Named: MetricsHook {
    let name: String
    let order: Order
    func record(_ event: MetricEvent) { order.names.withLock { $0.append("\(name):\(event.kind)") } }
}

@Suite struct HiddenMetricsTests {
    @Test func hooksAreToldInOrder() {
        let order = Order()
        CompositeHook(Named(name: "1", order: order), SilentHook(), Named(name: "2", order: order))
            .record(.cancelled(kind: "é"))
        #expect(order.names.withLock { $0 } == ["1:é", "2:é"])
    }

    @Test func countersHaveNames() {
        let events: [MetricEvent] = [
            .enqueued(kind: "a", priority: .low), .started(kind: "a", waited: .zero), .succeeded(kind: "a", ran: .zero),
            .retried(kind: "a", delay: .zero), .died(kind: "a", reason: .deadlinePassed), .cancelled(kind: "a"),
        ]
        #expect(events.map(\.counter) == [
            "jobs_enqueued", "jobs_started", "jobs_succeeded", "jobs_retried", "jobs_died", "jobs_cancelled",
        ])
    }

    @Test func namesAreNotPrefixes() {
        let recorder = MetricsRecorder()
        recorder.record(.cancelled(kind: "jobs"))
        #expect(recorder.snapshot.count("jobs_cancel") == 0)
        #expect(recorder.snapshot.count("jobs_cancelled", kind: "job") == 0)
    }

    @Test func boundsAreSortedAndUnique() {
        let histogram = Histogram(bounds: [.seconds(2), .seconds(1), .seconds(2)])
        #expect(histogram.bounds == [.seconds(1), .seconds(2)])
        #expect(histogram.counts == [0, 0, 0])
        #expect(histogram.percentile(50) == nil)
        #expect(histogram.mean == .zero)
    }

    @Test func percentilesAtTheEdges() {
        var histogram = Histogram(bounds: [.seconds(1), .seconds(2), .seconds(3)])
        for count in [1, 2, 2, 3] { histogram.add(.seconds(Int64(count))) }
        #expect(histogram.percentile(0) == .seconds(1))
        #expect(histogram.percentile(25) == .seconds(1))
        #expect(histogram.percentile(26) == .seconds(2))
        #expect(histogram.percentile(75) == .seconds(2))
        #expect(histogram.percentile(200) == .seconds(3))
        histogram.add(.minutes(1))
        #expect(histogram.percentile(100) == nil)
    }

    @Test func histogramJSON() throws {
        var histogram = Histogram(bounds: [.milliseconds(10)])
        histogram.add(.milliseconds(11))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(histogram), as: UTF8.self)
                == #"{"bounds_ms":[10],"counts":[0,1],"sum_ms":11}"#)
    }

    @Test func concurrentRecordsAllCount() async {
        let recorder = MetricsRecorder()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask { recorder.record(.started(kind: "x", waited: .milliseconds(1))) }
            }
        }
        #expect(recorder.snapshot.count("jobs_started", kind: "x") == 200)
        #expect(recorder.reset().waits.sum == .milliseconds(200))
        #expect(recorder.snapshot.counters.isEmpty)
    }
}
