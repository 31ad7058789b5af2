using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>What is known of a work key: a build of just this input was judged before.</summary>
/// <param name="Service">Whose.</param>
/// <param name="Key">32 hexadecimal digits over everything that goes into the build.</param>
/// <param name="Green">The verdict.</param>
/// <param name="Fingerprint">Of the failure; null when green.</param>
/// <param name="FailureClass">Of the failure.</param>
/// <param name="Cause">One line; when green what of the tests was left out, null when nothing was.</param>
/// <param name="AttemptKey">What the fixers were when it was last tried: set only for a red one.</param>
/// <param name="FirstSeen">When it was judged.</param>
/// <param name="LastSeen">When it was last met.</param>
/// <param name="Count">How often it was met, the first time included.</param>
internal sealed record WorkRecord(
    ServiceName Service,
    string Key,
    bool Green,
    Fingerprint? Fingerprint,
    FailureClass FailureClass,
    string? Cause,
    string? AttemptKey,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    int Count);

/// <summary>Something done to the world outside, noted before and after.</summary>
/// <param name="Id">Unique; handed to scripts as `CODEX_EFFECT_ID`.</param>
/// <param name="CycleId">The cycle it belongs to.</param>
/// <param name="Service">Whose.</param>
/// <param name="Kind">`push`, `restart` or `log-branch`.</param>
/// <param name="Intent">What is to be done, as a JSON object: enough to find out after a crash whether it was.</param>
/// <param name="Outcome">What came of it; null while it is open.</param>
/// <param name="At">When it was intended.</param>
internal sealed record EffectRecord(
    string Id, string CycleId, ServiceName Service, string Kind, string Intent, string? Outcome, DateTimeOffset At);

/// <summary>A feedback file that was met.</summary>
/// <param name="Sha256">Of its content: its identity.</param>
/// <param name="File">Its name.</param>
/// <param name="Verdict">`applied` or `rejected`.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Commit">The commit it became; null when it was rejected.</param>
/// <param name="At">When it was decided.</param>
internal sealed record FeedbackRecord(string Sha256, string File, string Verdict, string Reason, CommitId? Commit, DateTimeOffset At)
{
    /// <summary>The service it was for; null when it named none.</summary>
    public ServiceName? Service { get; init; }
}

/// <summary>What the gate said of a tree that it passed.</summary>
/// <param name="Service">Whose.</param>
/// <param name="Tree">The tree id of the whole repository.</param>
/// <param name="Fixer">Who made the fix.</param>
/// <param name="Evidence">The gate's evidence as a JSON object.</param>
/// <param name="At">When it passed.</param>
internal sealed record VerifiedTree(ServiceName Service, CommitId Tree, string Fixer, string Evidence, DateTimeOffset At);

/// <summary>All that the end of a cycle changes, so that a crash finds all of it or nothing.</summary>
/// <param name="Cycle">The cycle as it ended.</param>
internal sealed record Settlement(CycleRecord Cycle)
{
    /// <summary>The verdict on what the cycle was given; null when there is none.</summary>
    public WorkRecord? Work { get; init; }

    /// <summary>Takes the place of all tests of the service that are in quarantine; null: they stay as they are.</summary>
    public IReadOnlyList<QuarantinedTest>? Quarantine { get; init; }

    /// <summary>The proposal that the cycle published; null when it published none.</summary>
    public FeedbackRecord? Feedback { get; init; }
}

/// <summary>
/// What was done and what is known, kept over restarts. Each call is durable when it returns.
/// One process writes at a time; others may read beside it.
/// </summary>
internal interface IJournal
{
    Task<ServiceRecord?> FindServiceAsync(ServiceName name, CancellationToken cancellationToken);

    Task<IReadOnlyList<ServiceRecord>> ListServicesAsync(CancellationToken cancellationToken);

    Task SaveServiceAsync(ServiceRecord service, CancellationToken cancellationToken);

    /// <summary>Changes what is stored now, in one step that no other change gets between; a new record when there was none.</summary>
    Task<ServiceRecord> UpdateServiceAsync(
        ServiceName name, Func<ServiceRecord, ServiceRecord> change, CancellationToken cancellationToken);

    /// <summary>Ends a cycle and changes its service, in one step.</summary>
    Task<ServiceRecord> SettleAsync(
        Settlement settlement, Func<ServiceRecord, ServiceRecord> change, CancellationToken cancellationToken);

    Task<WorkRecord?> FindWorkAsync(ServiceName service, string key, CancellationToken cancellationToken);

    /// <summary>The red work with this failure that was met last; null when there is none.</summary>
    Task<WorkRecord?> FindFailureAsync(ServiceName service, Fingerprint fingerprint, CancellationToken cancellationToken);

    Task SaveWorkAsync(WorkRecord work, CancellationToken cancellationToken);

    /// <summary>Of one service, those that were judged last first.</summary>
    Task<IReadOnlyList<WorkRecord>> ListWorkAsync(ServiceName service, int limit, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces the cycle of this id.</summary>
    Task SaveCycleAsync(CycleRecord cycle, CancellationToken cancellationToken);

    Task<CycleRecord?> FindCycleAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest first; of all services when none is named.</summary>
    Task<IReadOnlyList<CycleRecord>> ListCyclesAsync(ServiceName? service, int limit, CancellationToken cancellationToken);

    /// <summary>The cycles whose id starts so, the newest first.</summary>
    Task<IReadOnlyList<CycleRecord>> ListCyclesAsync(string idPrefix, int limit, CancellationToken cancellationToken);

    /// <summary>Cycles that came to something and are not on the log branch yet, the oldest first.</summary>
    Task<IReadOnlyList<CycleRecord>> ListUnreflectedCyclesAsync(ServiceName service, int limit, CancellationToken cancellationToken);

    Task AddStepAsync(string cycleId, CycleStep step, CancellationToken cancellationToken);

    Task<IReadOnlyList<CycleStep>> ListStepsAsync(string cycleId, CancellationToken cancellationToken);

    Task AddAttemptAsync(string cycleId, AttemptRecord attempt, CancellationToken cancellationToken);

    Task<IReadOnlyList<AttemptRecord>> ListAttemptsAsync(string cycleId, CancellationToken cancellationToken);

    Task SaveEffectAsync(EffectRecord effect, CancellationToken cancellationToken);

    /// <summary>What a cycle did to the world outside, the oldest first.</summary>
    Task<IReadOnlyList<EffectRecord>> ListEffectsAsync(string cycleId, CancellationToken cancellationToken);

    /// <summary>Effects whose outcome is not known, the oldest first.</summary>
    Task<IReadOnlyList<EffectRecord>> ListOpenEffectsAsync(CancellationToken cancellationToken);

    Task<VerifiedTree?> FindVerifiedTreeAsync(ServiceName service, CommitId tree, CancellationToken cancellationToken);

    Task SaveVerifiedTreeAsync(VerifiedTree tree, CancellationToken cancellationToken);

    /// <summary>Of one service, the newest first.</summary>
    Task<IReadOnlyList<VerifiedTree>> ListVerifiedTreesAsync(ServiceName service, int limit, CancellationToken cancellationToken);

    Task<FeedbackRecord?> FindFeedbackAsync(string sha256, CancellationToken cancellationToken);

    Task SaveFeedbackAsync(FeedbackRecord feedback, CancellationToken cancellationToken);

    /// <summary>Of one service, the newest first.</summary>
    Task<IReadOnlyList<FeedbackRecord>> ListFeedbackAsync(ServiceName service, int limit, CancellationToken cancellationToken);

    /// <summary>Of one service, by their names.</summary>
    Task<IReadOnlyList<QuarantinedTest>> ListQuarantinedTestsAsync(ServiceName service, CancellationToken cancellationToken);

    /// <summary>Takes the place of all tests of a service that are in quarantine, in one step.</summary>
    Task SaveQuarantinedTestsAsync(ServiceName service, IReadOnlyList<QuarantinedTest> tests, CancellationToken cancellationToken);

    /// <summary>A small remembered value, such as what was last written to a log branch; null when absent.</summary>
    Task<string?> FindNoteAsync(string key, CancellationToken cancellationToken);

    Task SaveNoteAsync(string key, string value, CancellationToken cancellationToken);
}
