using System.Text.Json;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Gate;

namespace Deployer.Reflect;

/// <summary>
/// What a file of the log branch says, as records of the journal. Whoever may push can have written the file: each value is
/// checked and bounded, and what makes no sense is left out.
/// </summary>
internal static class KeptRecords
{
    private const int MaxText = 2000;
    private const int MaxName = 500;
    private const int MaxTests = 20_000;
    private const int Sha256Digits = 64;
    private const int KeyDigits = 32;

    public static IEnumerable<FeedbackRecord> Feedback(KeptState state, ServiceName service) =>
        from one in (state.Feedback ?? []).Take(KeptState.MaxFeedback)
        where IsHex(one.Sha256, Sha256Digits) && one.Verdict is "applied" or "rejected"
        select new FeedbackRecord(
            one.Sha256!, Path.GetFileName(Clip(one.File, MaxName) ?? ""), one.Verdict!, Clip(one.Reason) ?? "", Commit(one.Commit), one.At)
        {
            Service = service,
        };

    public static IEnumerable<VerifiedTree> Verified(KeptState state, ServiceName service) =>
        from one in (state.Verified ?? []).Take(KeptState.MaxVerified)
        let tree = Commit(one.Tree)
        where tree is not null && IsEvidence(one.Evidence)
        select new VerifiedTree(service, tree, Clip(one.Fixer, MaxName) ?? "", one.Evidence!, one.At);

    public static IEnumerable<WorkRecord> Known(KeptState state, ServiceName service) =>
        from one in (state.Known ?? []).Take(KeptState.MaxKnown)
        where IsHex(one.Key, KeyDigits)
        select new WorkRecord(
            service,
            one.Key!,
            one.Green,
            Fingerprint(one.Fingerprint),
            one.FailureClass,
            Clip(one.Cause),
            Clip(one.AttemptKey, MaxName),
            one.FirstSeen,
            one.FirstSeen,
            1);

    /// <summary>No quarantine lasts longer than the longest that can be configured.</summary>
    public static IEnumerable<QuarantinedTest> Quarantined(KeptState state, ServiceName service) =>
        from one in (state.Quarantine ?? []).Take(QuarantinedTest.Most).DistinctBy(one => one.Test, StringComparer.Ordinal)
        let commit = Commit(one.Commit)
        where commit is not null && one.Test?.Length is > 0 and <= MaxName && one.Expires - one.FirstSeen <= TimeSpan.FromDays(366)
        select new QuarantinedTest(
            service, one.Test!, commit, one.FirstSeen, one.Expires, Clip(one.Owner, MaxName) ?? "unknown", Clip(one.Evidence, MaxName) ?? "")
        {
            File = Clip(one.File, MaxName),
            Content = Commit(one.Content)?.Value,
            Failed = Math.Clamp(one.Failed, 0, 1_000_000),
            Passed = Math.Clamp(one.Passed, 0, 1_000_000),
        };

    /// <summary>The service as it was, except that here nothing of it runs yet; what a person asked for here stays asked for.</summary>
    public static ServiceRecord Restore(ServiceRecord here, KeptState state)
    {
        var suspended = here.Suspended || state.Suspended;
        var found = state.State == ServiceState.Fixing ? ServiceState.Unknown : state.State;
        return here with
        {
            State = suspended ? ServiceState.Suspended : found == ServiceState.Suspended ? ServiceState.Unknown : found,
            Suspended = suspended,
            Commit = Commit(state.Commit),
            Since = state.Since,
            WaitingFor = Clip(state.WaitingFor),
            Fingerprint = Fingerprint(state.Fingerprint),
            FailureClass = state.FailureClass,
            Cause = Clip(state.Cause),
            Fixer = Clip(state.Fixer, MaxName),
            LastGreen = Commit(state.LastGreen),
            SourceKey = Clip(state.SourceKey, MaxName),
            WorkKey = IsHex(state.WorkKey, KeyDigits) ? state.WorkKey : null,
            Inventory = Inventory(state.Inventory),
            ReleaseDue = found == ServiceState.Green,
        };
    }

    private static Dictionary<string, TestOutcome> Inventory(IReadOnlyDictionary<string, TestOutcome>? tests) =>
        (tests ?? new Dictionary<string, TestOutcome>(StringComparer.Ordinal))
            .Where(test => test.Key.Length is > 0 and <= MaxName)
            .Take(MaxTests)
            .ToDictionary(test => test.Key, test => test.Value, StringComparer.Ordinal);

    private static bool IsEvidence(string? json)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize<GateEvidence>(json) is { Toolchain: not null, Inventory: not null };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static CommitId? Commit(string? text) => CommitId.TryParse(text, out var commit) ? commit : null;

    private static Fingerprint? Fingerprint(string? text) => IsHex(text, KeyDigits) ? new Fingerprint(text!) : null;

    private static bool IsHex(string? text, int digits) => text?.Length == digits && text.All(char.IsAsciiHexDigitLower);

    private static string? Clip(string? text, int length = MaxText) => text?.Length > length ? text[..length] : text;
}
