using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Cycle;

/// <summary>The state of a service's build, as `status` shows it.</summary>
internal enum ServiceState
{
    Unknown,
    Green,
    Red,
    Fixing,
    Waiting,
    Suspended,
}

/// <summary>What the loop knows of a service between cycles.</summary>
internal sealed record ServiceRecord
{
    public required ServiceName Name { get; init; }

    public ServiceState State { get; init; } = ServiceState.Unknown;

    /// <summary>The commit that the state speaks of; null before the first cycle.</summary>
    public CommitId? Commit { get; init; }

    /// <summary>Since when the state is what it is.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What a waiting service waits for, for people; null otherwise.</summary>
    public string? WaitingFor { get; init; }

    public Fingerprint? Fingerprint { get; init; }

    public FailureClass FailureClass { get; init; }

    /// <summary>One line: the root cause; when green what of the tests was left out, null when nothing was.</summary>
    public string? Cause { get; init; }

    /// <summary>The fixer whose fix <see cref="Commit"/> is or descends from; null when there is none.</summary>
    public string? Fixer { get; init; }

    /// <summary>The last commit that was green; null when there was none.</summary>
    public CommitId? LastGreen { get; init; }

    /// <summary>Identifiers of the tests that <see cref="LastGreen"/> ran, each with its outcome.</summary>
    public IReadOnlyDictionary<string, TestOutcome> Inventory { get; init; } = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);

    /// <summary>The commit that was last restarted with; null when none was.</summary>
    public CommitId? Released { get; init; }

    /// <summary>The work key of <see cref="Released"/>; null when none was.</summary>
    public string? ReleasedKey { get; init; }

    /// <summary>The service is green with an input that it was not restarted with yet.</summary>
    public bool ReleaseDue { get; init; }

    /// <summary>What <see cref="Commit"/> holds for a build, apart from tools and configuration; null before the first cycle.</summary>
    public string? SourceKey { get; init; }

    /// <summary>The work key that the state speaks of; null before the first cycle.</summary>
    public string? WorkKey { get; init; }

    /// <summary>A person asked for a cycle; with a rebuild, what is known is ignored.</summary>
    public TriggerRequest Trigger { get; init; } = TriggerRequest.None;

    /// <summary>What a person asked for and the running cycle sees to; after a crash it is asked for again.</summary>
    public TriggerRequest Serving { get; init; } = TriggerRequest.None;

    public bool Suspended { get; init; }

    /// <summary>What of the machine keeps it from being looked after; null when nothing does.</summary>
    public Trouble? Trouble { get; init; }

    /// <summary>What mending it has cost; null when it never took any.</summary>
    public ChainLedger? Ledger { get; init; }
}

/// <summary>What a person asked for by `trigger`.</summary>
internal enum TriggerRequest
{
    None,
    Look,
    Rebuild,
}
