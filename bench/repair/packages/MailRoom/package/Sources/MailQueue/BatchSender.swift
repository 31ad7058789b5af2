import Foundation
import MailEncoding
import MailModel

/// Collects mails and hands them to an outbox together, for callers that do not wait.
public final class BatchSender<Carrier: Transport>: @unchecked Sendable {
    public typealias Completion = @Sendable (DispatchReport) -> Void

    private let dispatcher: Dispatcher<Carrier>
    private let lock = NSLock()
    private var collected: [Mail] = []
    private var history: [DispatchReport] = []
    private var hooks: [@Sendable (DispatchReport) -> Void] = []

    public init(_ dispatcher: Dispatcher<Carrier>) {
        self.dispatcher = dispatcher
        hooks.append { [weak self] report in
            self?.remember(report)
        }
    }

    public var reports: [DispatchReport] {
        lock.withLock { history }
    }

    public func collect(_ mails: Mail...) {
        lock.withLock { collected += mails }
    }

    /// Is called after every batch, before the completion of that batch.
    public func afterEach(_ hook: @escaping @Sendable (DispatchReport) -> Void) {
        lock.withLock { hooks.append(hook) }
    }

    /// Sends what was collected. All copies of one batch go out under the same sender.
    public func flush(as sender: Mailbox? = nil, completion: @escaping Completion) {
        let batch = take()
        let dispatcher = dispatcher
        perform { report in
            let hooks = self.lock.withLock { self.hooks }
            hooks.forEach { $0(report) }
            completion(report)
        } work: {
            let outbox = Outbox()
            await withTaskGroup(of: Void.self) { group in
                for var mail in batch {
                    mail.from = sender ?? mail.from
                    group.addTask { [mail] in
                        await outbox.add(mail)
                    }
                }
            }
            return await dispatcher.run(outbox)
        }
    }

    /// Like `flush`, for those who wait.
    public func flush(as sender: Mailbox? = nil) async -> DispatchReport {
        await withCheckedContinuation { continuation in
            flush(as: sender) { continuation.resume(returning: $0) }
        }
    }

    private func perform(_ completion: @escaping Completion, work: @escaping @Sendable () async -> DispatchReport) {
        Task {
            let report = await work()
            completion(report)
        }
    }

    private func take() -> [Mail] {
        lock.withLock {
            defer { collected.removeAll() }
            return collected
        }
    }

    private func remember(_ report: DispatchReport) {
        lock.withLock { history.append(report) }
    }
}
