using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>Keeps secrets out of a journal: whatever a program printed, or a person or a remote wrote, is redacted before it is stored.</summary>
internal sealed class RedactingJournal(IJournal journal, Redactor redactor) : IJournal
{
    public Task<ServiceRecord?> FindServiceAsync(ServiceName name, CancellationToken cancellationToken) =>
        journal.FindServiceAsync(name, cancellationToken);

    public Task<IReadOnlyList<ServiceRecord>> ListServicesAsync(CancellationToken cancellationToken) =>
        journal.ListServicesAsync(cancellationToken);

    public Task SaveServiceAsync(ServiceRecord service, CancellationToken cancellationToken) =>
        journal.SaveServiceAsync(Clean(service), cancellationToken);

    public Task<ServiceRecord> UpdateServiceAsync(
        ServiceName name, Func<ServiceRecord, ServiceRecord> change, CancellationToken cancellationToken) =>
        journal.UpdateServiceAsync(name, current => Clean(change(current)), cancellationToken);

    public Task<ServiceRecord> SettleAsync(
        Settlement settlement, Func<ServiceRecord, ServiceRecord> change, CancellationToken cancellationToken)
    {
        var clean = new Settlement(Clean(settlement.Cycle))
        {
            Work = settlement.Work is { } work ? work with { Cause = Clean(work.Cause) } : null,
            Feedback = settlement.Feedback is { } feedback ? Clean(feedback) : null,
            Quarantine = settlement.Quarantine is { } tests ? Clean(tests) : null,
        };
        return journal.SettleAsync(clean, current => Clean(change(current)), cancellationToken);
    }

    public Task<WorkRecord?> FindWorkAsync(ServiceName service, string key, CancellationToken cancellationToken) =>
        journal.FindWorkAsync(service, key, cancellationToken);

    public Task<WorkRecord?> FindFailureAsync(ServiceName service, Fingerprint fingerprint, CancellationToken cancellationToken) =>
        journal.FindFailureAsync(service, fingerprint, cancellationToken);

    public Task SaveWorkAsync(WorkRecord work, CancellationToken cancellationToken) =>
        journal.SaveWorkAsync(work with { Cause = Clean(work.Cause) }, cancellationToken);

    public Task<IReadOnlyList<WorkRecord>> ListWorkAsync(ServiceName service, int limit, CancellationToken cancellationToken) =>
        journal.ListWorkAsync(service, limit, cancellationToken);

    public Task SaveCycleAsync(CycleRecord cycle, CancellationToken cancellationToken) =>
        journal.SaveCycleAsync(Clean(cycle), cancellationToken);

    public Task<CycleRecord?> FindCycleAsync(string id, CancellationToken cancellationToken) =>
        journal.FindCycleAsync(id, cancellationToken);

    public Task<IReadOnlyList<CycleRecord>> ListCyclesAsync(ServiceName? service, int limit, CancellationToken cancellationToken) =>
        journal.ListCyclesAsync(service, limit, cancellationToken);

    public Task<IReadOnlyList<CycleRecord>> ListCyclesAsync(string idPrefix, int limit, CancellationToken cancellationToken) =>
        journal.ListCyclesAsync(idPrefix, limit, cancellationToken);

    public Task<IReadOnlyList<CycleRecord>> ListUnreflectedCyclesAsync(
        ServiceName service, int limit, CancellationToken cancellationToken) =>
        journal.ListUnreflectedCyclesAsync(service, limit, cancellationToken);

    public Task AddStepAsync(string cycleId, CycleStep step, CancellationToken cancellationToken) =>
        journal.AddStepAsync(cycleId, step with { Text = redactor.Redact(step.Text) }, cancellationToken);

    public Task<IReadOnlyList<CycleStep>> ListStepsAsync(string cycleId, CancellationToken cancellationToken) =>
        journal.ListStepsAsync(cycleId, cancellationToken);

    public Task AddAttemptAsync(string cycleId, AttemptRecord attempt, CancellationToken cancellationToken) =>
        journal.AddAttemptAsync(
            cycleId, attempt with { Reason = redactor.Redact(attempt.Reason), Diff = redactor.Redact(attempt.Diff) }, cancellationToken);

    public Task<IReadOnlyList<AttemptRecord>> ListAttemptsAsync(string cycleId, CancellationToken cancellationToken) =>
        journal.ListAttemptsAsync(cycleId, cancellationToken);

    public Task SaveEffectAsync(EffectRecord effect, CancellationToken cancellationToken) =>
        journal.SaveEffectAsync(effect with { Intent = redactor.Redact(effect.Intent), Outcome = Clean(effect.Outcome) }, cancellationToken);

    public Task<IReadOnlyList<EffectRecord>> ListEffectsAsync(string cycleId, CancellationToken cancellationToken) =>
        journal.ListEffectsAsync(cycleId, cancellationToken);

    public Task<IReadOnlyList<EffectRecord>> ListOpenEffectsAsync(CancellationToken cancellationToken) =>
        journal.ListOpenEffectsAsync(cancellationToken);

    public Task<VerifiedTree?> FindVerifiedTreeAsync(ServiceName service, CommitId tree, CancellationToken cancellationToken) =>
        journal.FindVerifiedTreeAsync(service, tree, cancellationToken);

    public Task SaveVerifiedTreeAsync(VerifiedTree tree, CancellationToken cancellationToken) =>
        journal.SaveVerifiedTreeAsync(tree with { Evidence = redactor.Redact(tree.Evidence) }, cancellationToken);

    public Task<IReadOnlyList<VerifiedTree>> ListVerifiedTreesAsync(
        ServiceName service, int limit, CancellationToken cancellationToken) =>
        journal.ListVerifiedTreesAsync(service, limit, cancellationToken);

    public Task<FeedbackRecord?> FindFeedbackAsync(string sha256, CancellationToken cancellationToken) =>
        journal.FindFeedbackAsync(sha256, cancellationToken);

    public Task SaveFeedbackAsync(FeedbackRecord feedback, CancellationToken cancellationToken) =>
        journal.SaveFeedbackAsync(Clean(feedback), cancellationToken);

    public Task<IReadOnlyList<FeedbackRecord>> ListFeedbackAsync(ServiceName service, int limit, CancellationToken cancellationToken) =>
        journal.ListFeedbackAsync(service, limit, cancellationToken);

    public Task<IReadOnlyList<QuarantinedTest>> ListQuarantinedTestsAsync(ServiceName service, CancellationToken cancellationToken) =>
        journal.ListQuarantinedTestsAsync(service, cancellationToken);

    public Task SaveQuarantinedTestsAsync(
        ServiceName service, IReadOnlyList<QuarantinedTest> tests, CancellationToken cancellationToken) =>
        journal.SaveQuarantinedTestsAsync(service, Clean(tests), cancellationToken);

    public Task<string?> FindNoteAsync(string key, CancellationToken cancellationToken) => journal.FindNoteAsync(key, cancellationToken);

    public Task SaveNoteAsync(string key, string value, CancellationToken cancellationToken) =>
        journal.SaveNoteAsync(key, redactor.Redact(value), cancellationToken);

    private ServiceRecord Clean(ServiceRecord service) =>
        service with
        {
            Cause = Clean(service.Cause),
            WaitingFor = Clean(service.WaitingFor),
            Trouble = service.Trouble is { } trouble ? trouble with { Reason = redactor.Redact(trouble.Reason) } : null,
        };

    private CycleRecord Clean(CycleRecord cycle) => cycle with { Cause = Clean(cycle.Cause), Summary = Clean(cycle.Summary) };

    private FeedbackRecord Clean(FeedbackRecord feedback) =>
        feedback with { File = redactor.Redact(feedback.File), Reason = redactor.Redact(feedback.Reason) };

    private IReadOnlyList<QuarantinedTest> Clean(IReadOnlyList<QuarantinedTest> tests) =>
        [.. tests.Select(test => test with { Owner = redactor.Redact(test.Owner), Evidence = redactor.Redact(test.Evidence) })];

    private string? Clean(string? text) => text is null ? null : redactor.Redact(text);
}
