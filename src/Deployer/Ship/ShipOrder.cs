using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Gate;
using Deployer.Repair.Inbox;
using Deployer.Watch;

namespace Deployer.Ship;

/// <summary>A verified fix that is to be published.</summary>
/// <param name="Work">The commit it mends.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Failure">What was wrong; green when people proposed a change to a green service.</param>
/// <param name="Bench">Where it was made.</param>
/// <param name="Gate">Verifies again when the branch has moved.</param>
internal sealed record ShipOrder(Work Work, VerifiedFix Fix, Diagnosis Failure, Workbench Bench, IGate Gate)
{
    /// <summary>The cycle that made it.</summary>
    public required string CycleId { get; init; }

    /// <summary>Tells two fixes apart in branch names: the failure's fingerprint, or the patch's hash for a proposal of people.</summary>
    public required Fingerprint Topic { get; init; }

    /// <summary>What people proposed, when that is what is published; null for a fix of our own.</summary>
    public PendingFeedback? Feedback { get; init; }

    /// <summary>The answer to it; null for a fix of our own.</summary>
    public FeedbackRecord? Answer(string evidence, CommitId? commit, DateTimeOffset at) => Feedback is not { } feedback
        ? null
        : new FeedbackRecord(feedback.Proposal.Id, Path.GetFileName(feedback.File), "applied", evidence, commit, at)
        {
            Service = Work.Source.Name,
        };
}

/// <summary>A fix that is out.</summary>
/// <param name="Fix">The fix.</param>
/// <param name="Failure">What was wrong.</param>
/// <param name="Commit">The commit that was pushed.</param>
/// <param name="Branch">Where to.</param>
/// <param name="WaitingFor">What it waits for, for people; null when it is on the service's branch.</param>
internal sealed record ShippedFix(VerifiedFix Fix, Diagnosis Failure, CommitId Commit, string Branch, string? WaitingFor)
{
    /// <summary>The answer to the proposal that it was; null for a fix of our own.</summary>
    public FeedbackRecord? Answer { get; init; }
}

/// <summary>What came of publishing.</summary>
internal abstract record ShipOutcome
{
    private ShipOutcome()
    {
    }

    public sealed record Shipped(ShippedFix Fix) : ShipOutcome;

    /// <summary>It was not published; the commit will be looked at again.</summary>
    public sealed record NotShipped(string Reason) : ShipOutcome;
}
