import JobMetrics
import JobModel
import JobTiming
import Testing

@Test func prometheusLines() {
    let recorder = MetricsRecorder()
    recorder.record(.cancelled(kind: "mail"))
    recorder.record(.started(kind: "mail", waited: .milliseconds(50)))
    let lines = PrometheusFormatter().format(recorder.snapshot).split(separator: "\n")
    #expect(lines.first == "jobqueue_jobs_cancelled{kind=\"mail\"} 1")
    #expect(lines.contains("jobqueue_wait_ms_bucket{le=\"100\"} 1"))
    #expect(lines.last == "jobqueue_wait_ms_sum 50")
}
