import MailEncoding
import MailModel

/// What came of a run.
public struct DispatchReport: Hashable, Sendable {
    public var delivered: [Int] = []
    public var failed: [Int: String] = [:]
    public var attempts = 0

    public init() {}

    /// One line: `3 delivered, 1 failed, 5 attempts`.
    public var summary: String {
        "\(delivered.count) delivered, \(failed.count) failed, \(attempts) attempts"
    }

    /// The first failure by its number.
    public var firstFailure: String? {
        guard let id = failed.keys.min(), let reason = failed[id] else { return nil }
        return "#\(id): \(reason)"
    }
}

/// Sends what is in an outbox, several mails at once.
public struct Dispatcher<Carrier: Transport>: Sendable {
    /// Waits so many milliseconds.
    public typealias Pause = @Sendable (Int) async -> Void

    private let transport: Carrier
    private let renderer: MailRenderer
    private let policy: RetryPolicy
    private let pause: Pause
    private let date: MailDate

    public init(
        _ transport: Carrier, renderer: MailRenderer, policy: RetryPolicy = .usual, date: MailDate,
        pause: @escaping Pause = Self.sleep
    ) {
        self.transport = transport
        self.renderer = renderer
        self.policy = policy
        self.date = date
        self.pause = pause
    }

    public static var sleep: Pause {
        { try? await Task.sleep(for: .milliseconds($0)) }
    }

    private struct Outcome: Sendable {
        let id: Int
        let state: Job.State
        let attempts: Int
    }

    /// Sends until the outbox is empty.
    ///
    /// - Parameter width: how many are sent at the same time.
    /// - Returns: the delivered jobs in the order of their numbers, and why others failed.
    public func run(_ outbox: Outbox, width: Int = 4) async -> DispatchReport {
        var report = DispatchReport()
        await withTaskGroup(of: Outcome.self) { group in
            var running = 0
            while running < max(1, width), let job = await outbox.next() {
                group.addTask { await deliver(job) }
                running += 1
            }
            while let outcome = await group.next() {
                await outbox.finish(outcome.id, outcome.state, attempts: outcome.attempts)
                report.attempts += outcome.attempts
                switch outcome.state {
                case .delivered: report.delivered.append(outcome.id)
                case .failed(let reason): report.failed[outcome.id] = reason
                case .queued, .sending: break
                }
                if let job = await outbox.next() {
                    group.addTask { await deliver(job) }
                }
            }
        }
        report.delivered.sort()
        return report
    }

    private func deliver(_ job: Job) async -> Outcome {
        let envelope: Envelope
        do throws(RenderError) {
            envelope = try renderer.render(job.mail, id: job.id, date: date)
        } catch {
            return Outcome(id: job.id, state: .failed(reason: error.description), attempts: 0)
        }
        var attempt = 1
        while true {
            do throws(TransportError) {
                let receipt = try await transport.send(envelope)
                return Outcome(id: job.id, state: .delivered(receipt: receipt.description), attempts: attempt)
            } catch {
                guard let wait = policy.pause(after: attempt, error) else {
                    return Outcome(id: job.id, state: .failed(reason: error.description), attempts: attempt)
                }
                if wait > 0 {
                    await pause(wait)
                }
                attempt += 1
            }
        }
    }
}
