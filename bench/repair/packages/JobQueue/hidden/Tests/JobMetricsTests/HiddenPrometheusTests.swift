import JobMetrics
import JobModel
import JobTiming
import Testing

@Suite struct HiddenPrometheusTests {
    @Test func bucketsAreCumulative() {
        let recorder = MetricsRecorder()
        for wait in [JobDuration.milliseconds(10), .milliseconds(11), .minutes(5)] {
            recorder.record(.started(kind: "m", waited: wait))
        }
        #expect(
            PrometheusFormatter(prefix: "x_").format(recorder.snapshot) == """
                x_jobs_started{kind="m"} 3
                x_wait_ms_bucket{le="10"} 1
                x_wait_ms_bucket{le="100"} 2
                x_wait_ms_bucket{le="1000"} 2
                x_wait_ms_bucket{le="10000"} 2
                x_wait_ms_bucket{le="60000"} 2
                x_wait_ms_bucket{le="+Inf"} 3
                x_wait_ms_sum 300021

                """)
    }

    @Test func plainNamesStay() {
        #expect(PrometheusFormatter().line(name: "up", value: 1) == "up 1")
        #expect(PrometheusFormatter().prefix == "jobqueue_")
        #expect(PrometheusFormatter().line(name: "a{mail.send{x}}", value: 2) == "a{kind=\"mail.send{x}\"} 2")
    }
}
