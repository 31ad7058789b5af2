using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair.Inbox;

namespace Deployer.Watch;

/// <summary>A commit of a service that asks for a cycle.</summary>
/// <param name="Source">Whose.</param>
/// <param name="Record">What was known of the service before.</param>
/// <param name="Commit">Which commit; the mirror holds it.</param>
/// <param name="Keys">What its build depends on.</param>
/// <param name="Trigger">`poll`, `trigger` or `feedback`.</param>
internal sealed record Work(ServiceSource Source, ServiceRecord Record, CommitId Commit, WorkKey Keys, string Trigger)
{
    /// <summary>Proposals from people to try on it, in the order of their file names.</summary>
    public IReadOnlyList<PendingFeedback> Feedback { get; init; } = [];
}

/// <summary>What a build of a commit depends on.</summary>
/// <param name="Source">What the commit holds of it.</param>
/// <param name="Conditions">Everything else: tools, configuration, needed services.</param>
internal sealed record WorkKey(string Source, string Conditions)
{
    /// <summary>Equal for equal verdicts.</summary>
    public string Whole => Fingerprint.Of(Source, Conditions).Value;
}

/// <summary>What a look at a service's remote came to.</summary>
internal abstract record Look
{
    private Look()
    {
    }

    /// <summary>Nothing to do; the note says what is known.</summary>
    public sealed record Nothing(ServiceRecord Record, string Note) : Look;

    /// <summary>New to us, but judged before under another commit: no cycle, only a release where one is due.</summary>
    public sealed record Settled(ServiceRecord Record, string Note) : Look;

    public sealed record Something(Work Work) : Look;

    /// <summary>It failed for the machine before, and it is not time to try again.</summary>
    public sealed record Held(ServiceRecord Record, string Note) : Look;

    /// <summary>This machine lacks what it takes to judge it.</summary>
    public sealed record Unable(ServiceRecord Record, MachineException Lack) : Look;

    /// <summary>The remote, or what it holds, cannot be read.</summary>
    public sealed record Unreachable(ServiceRecord Record, string Reason) : Look;
}
