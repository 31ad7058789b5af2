import JobMetrics
import JobModel
import JobTiming
import Testing

@Suite struct MetricsTests {
    @Test func recorderCounts() {
        let recorder = MetricsRecorder()
        recorder.record(.enqueued(kind: "mail", priority: .high))
        recorder.record(.enqueued(kind: "mail", priority: .low))
        recorder.record(.enqueued(kind: "push", priority: .low))
        #expect(recorder.snapshot.count("jobs_enqueued", kind: "mail") == 2)
        #expect(recorder.snapshot.count("jobs_enqueued") == 3)
        #expect(recorder.snapshot.count("jobs_died") == 0)
    }

    @Test func resetStartsAnew() {
        let recorder = MetricsRecorder()
        recorder.record(.cancelled(kind: "mail"))
        #expect(recorder.reset().count("jobs_cancelled") == 1)
        #expect(recorder.snapshot == MetricsSnapshot())
    }

    @Test func durationsGoToHistograms() {
        let recorder = MetricsRecorder()
        recorder.record(.started(kind: "mail", waited: .seconds(2)))
        recorder.record(.succeeded(kind: "mail", ran: .milliseconds(5)))
        #expect(recorder.snapshot.waits.sum == .seconds(2))
        #expect(recorder.snapshot.runs.total == 1)
    }

    @Test func histogramFindsBuckets() {
        var histogram = Histogram(bounds: [.milliseconds(10), .milliseconds(100)])
        for milliseconds in [5, 10, 11, 500] {
            histogram.add(.milliseconds(Int64(milliseconds)))
        }
        #expect(histogram.counts == [2, 1, 1])
        #expect(histogram.percentile(50) == .milliseconds(10))
        #expect(histogram.mean == .milliseconds(131))
    }

    @Test func formatterSortsLines() {
        let recorder = MetricsRecorder()
        recorder.record(.died(kind: "b", reason: .deadlinePassed))
        recorder.record(.cancelled(kind: "a"))
        let text = MetricsFormatter(prefix: "q.").format(recorder.snapshot)
        #expect(text == "q.jobs_cancelled{a} = 1\nq.jobs_died{b} = 1\n")
    }

    @Test func filteringHook() {
        let recorder = MetricsRecorder()
        let hook = FilteringHook(recorder) { $0.kind == "a" }
        hook.record(.cancelled(kind: "a"))
        hook.record(.cancelled(kind: "b"))
        #expect(recorder.snapshot.count("jobs_cancelled") == 1)
    }
}
