import JobModel
import JobScheduling
import JobTiming

/// What a handler may know and do besides its payload.
public struct JobContext<Payload: JobPayload>: Sendable {
    public let id: JobID
    public let attempt: Int
    public let worker: String
    let scheduler: Scheduler<Payload>

    /// Adds another job to the same queue.
    @discardableResult
    public func enqueue(
        _ payload: Payload, priority: Priority = .normal, delay: JobDuration = .zero, policy: RetryPolicy = .standard
    ) async throws -> JobID {
        return try await scheduler.enqueue(payload, priority: priority, delay: delay, policy: policy)
    }
}

/// Does the work of a job.
public protocol JobHandler<Payload>: Sendable {
    associatedtype Payload: JobPayload

    /// - Throws: a `JobFailure` to say whether another attempt makes sense; every other error is transient.
    func handle(_ payload: Payload, in context: JobContext<Payload>) async throws
}

/// A handler made of a closure.
public struct ClosureHandler<Payload: JobPayload>: JobHandler {
    public typealias Body = @Sendable (Payload, JobContext<Payload>) async throws -> Void

    private let body: Body

    public init(_ body: @escaping Body) {
        self.body = body
    }

    public func handle(_ payload: Payload, in context: JobContext<Payload>) async throws {
        try await body(payload, context)
    }
}

/// A handler that lets another one do the work and changes its errors.
public struct MappingHandler<Base: JobHandler>: JobHandler {
    private let base: Base
    private let transform: @Sendable (any Error) -> any Error

    init(base: Base, transform: @escaping @Sendable (any Error) -> any Error) {
        self.base = base
        self.transform = transform
    }

    public func handle(_ payload: Base.Payload, in context: JobContext<Base.Payload>) async throws {
        do {
            try await base.handle(payload, in: context)
        } catch {
            throw transform(error)
        }
    }
}

extension JobHandler {
    /// The same handler, for whose errors `transform` finds others.
    public func mapErrors(_ transform: @escaping @Sendable (any Error) -> any Error) -> some JobHandler<Payload> {
        return MappingHandler(base: self, transform: transform)
    }
}
