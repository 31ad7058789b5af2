import JobModel
import JobScheduling
import JobTiming
import Testing

private struct Note: JobPayload {
    var kind: String { "note" }
}

@Test func deadJobsComeBackToLife() async throws {
    let scheduler = Scheduler<Note>(clock: ManualClock())
    let id = try await scheduler.enqueue(Note(), policy: .once)
    _ = await scheduler.claim(for: "w")
    try await scheduler.fail(id, with: .transient("oops"))
    try await scheduler.revive(id)
    #expect(await scheduler.deadLetters.isEmpty)
    #expect(await scheduler.claim(for: "w")?.attempt == 1)
    await #expect(throws: SchedulerError.unknownJob(id)) { try await scheduler.revive(id) }
}
