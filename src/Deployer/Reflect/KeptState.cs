using System.Text.Json;
using System.Text.Json.Serialization;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Reflect;

/// <summary>
/// What is known of a service and must outlive this machine: the file `SERVICE/state.json` of the log branch. It says nothing of
/// what runs where: a new machine has started nothing yet.
/// </summary>
internal sealed record KeptState
{
    public const string CurrentSchema = "codex-deployer/state/1";

    /// <summary>How many decided proposals are kept; how many judged inputs; how many passed trees, and how much evidence of them.</summary>
    public const int MaxFeedback = 1000;
    public const int MaxKnown = 100;
    public const int MaxVerified = 20;
    private const int MaxEvidence = 256 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
    };

    public string? Schema { get; init; }

    public ServiceState State { get; init; }

    public bool Suspended { get; init; }

    public string? Commit { get; init; }

    public DateTimeOffset Since { get; init; }

    public string? WaitingFor { get; init; }

    public string? Fingerprint { get; init; }

    public FailureClass FailureClass { get; init; }

    public string? Cause { get; init; }

    public string? Fixer { get; init; }

    public string? LastGreen { get; init; }

    public string? SourceKey { get; init; }

    public string? WorkKey { get; init; }

    public IReadOnlyDictionary<string, TestOutcome>? Inventory { get; init; }

    public IReadOnlyList<Decision>? Feedback { get; init; }

    public IReadOnlyList<Passed>? Verified { get; init; }

    public IReadOnlyList<Judged>? Known { get; init; }

    public IReadOnlyList<Flaky>? Quarantine { get; init; }

    public static string PathOf(ServiceName service) => $"{service}/state.json";

    public static async Task<KeptState> OfAsync(IJournal journal, ServiceName name, CancellationToken cancellationToken)
    {
        var service = await journal.FindServiceAsync(name, cancellationToken) ?? new ServiceRecord { Name = name };
        var feedback = await journal.ListFeedbackAsync(name, MaxFeedback, cancellationToken);
        var verified = await journal.ListVerifiedTreesAsync(name, MaxVerified, cancellationToken);
        var known = await journal.ListWorkAsync(name, MaxKnown, cancellationToken);
        var flaky = await journal.ListQuarantinedTestsAsync(name, cancellationToken);
        var evidence = 0;
        return Of(service) with
        {
            Feedback = [.. feedback.Select(one => new Decision(one.Sha256, one.File, one.Verdict, one.Reason, one.Commit?.Value, one.At))],
            Verified = [.. verified
                .TakeWhile(tree => (evidence += tree.Evidence.Length) <= MaxEvidence)
                .Select(tree => new Passed(tree.Tree.Value, tree.Fixer, tree.Evidence, tree.At))],
            Known = [.. known.Select(work => new Judged(
                work.Key, work.Green, work.Fingerprint?.Value, work.FailureClass, work.Cause, work.AttemptKey, work.FirstSeen))],
            Quarantine = [.. flaky.Select(test => new Flaky(
                test.Test, test.Commit.Value, test.FirstSeen, test.Expires, test.Owner, test.Evidence, test.File, test.Content, test.Failed, test.Passed))],
        };
    }

    /// <exception cref="JsonException">It is none.</exception>
    public static KeptState Read(byte[] file) =>
        JsonSerializer.Deserialize<KeptState>(file, Json) is { Schema: CurrentSchema } state
            ? state
            : throw new JsonException($"it is no '{CurrentSchema}'");

    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    private static KeptState Of(ServiceRecord service) => new()
    {
        Schema = CurrentSchema,
        State = service.State == ServiceState.Fixing ? ServiceState.Unknown : service.State,
        Suspended = service.Suspended,
        Commit = service.Commit?.Value,
        Since = service.Since,
        WaitingFor = service.WaitingFor,
        Fingerprint = service.Fingerprint?.Value,
        FailureClass = service.FailureClass,
        Cause = service.Cause,
        Fixer = service.Fixer,
        LastGreen = service.LastGreen?.Value,
        SourceKey = service.SourceKey,
        WorkKey = service.WorkKey,
        Inventory = new SortedDictionary<string, TestOutcome>(
            service.Inventory.ToDictionary(test => test.Key, test => test.Value, StringComparer.Ordinal), StringComparer.Ordinal),
    };

    /// <summary>A proposal that was decided.</summary>
    public sealed record Decision(string? Sha256, string? File, string? Verdict, string? Reason, string? Commit, DateTimeOffset At);

    /// <summary>A tree that the gate has passed.</summary>
    public sealed record Passed(string? Tree, string? Fixer, string? Evidence, DateTimeOffset At);

    /// <summary>A test in quarantine.</summary>
    public sealed record Flaky(
        string? Test,
        string? Commit,
        DateTimeOffset FirstSeen,
        DateTimeOffset Expires,
        string? Owner,
        string? Evidence,
        string? File,
        string? Content,
        int Failed,
        int Passed);

    /// <summary>An input that was judged.</summary>
    public sealed record Judged(
        string? Key, bool Green, string? Fingerprint, FailureClass FailureClass, string? Cause, string? AttemptKey, DateTimeOffset FirstSeen);
}
