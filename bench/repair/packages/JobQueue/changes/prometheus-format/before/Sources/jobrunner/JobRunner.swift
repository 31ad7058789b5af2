import Foundation
import JobMetrics
import JobModel
import JobScheduling
import JobTiming
import JobWorkers

/// One job of the plan, as the file has it.
struct PlannedJob: Decodable {
    let kind: String
    let text: String
    let priority: Priority?
    let delay: JobDuration?
    let policy: RetryPolicy?

    private enum CodingKeys: String, CodingKey {
        case kind
        case text
        case priority
        case delay = "delay_ms"
        case policy
    }
}

struct TextPayload: JobPayload {
    let kind: String
    let text: String
}

/// Reads a plan of jobs and plays it through in no time, by a clock of its own: `jobrunner plan.json`.
@main
struct JobRunner {
    static func main() async throws {
        guard let path = CommandLine.arguments.dropFirst().first else {
            print("usage: jobrunner PLAN.json")
            exit(2)
        }
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let plan = try JSONDecoder().decode([PlannedJob].self, from: data)

        let clock = ManualClock()
        let recorder = MetricsRecorder()
        let scheduler = Scheduler<Envelope>(clock: clock, hook: recorder)
        for job in plan {
            try await scheduler.enqueue(
                Envelope(TextPayload(kind: job.kind, text: job.text)), priority: job.priority ?? .normal,
                delay: job.delay ?? .zero, policy: job.policy ?? .standard)
        }

        let pool = WorkerPool(scheduler: scheduler, handler: registry(), workers: 2)
        let report = await pool.runToCompletion { clock.advance(to: $0) }
        for letter in await scheduler.deadLetters {
            print("† \(letter.summary)")
        }
        print("✓ \(report.succeeded) done, \(report.died) dead after \(clock.now().since(JobTime(milliseconds: 0)))")
        print(MetricsFormatter().format(recorder.snapshot), terminator: "")
    }

    private static func registry() -> HandlerRegistry {
        var registry = HandlerRegistry()
        registry.register("print", as: TextPayload.self) { payload, context in
            print("[\(context.worker)] \(payload.text)")
        }
        registry.register("fail", as: TextPayload.self) { payload, context in
            throw JobFailure.transient("\(payload.text) (attempt \(context.attempt))")
        }
        return registry
    }
}
