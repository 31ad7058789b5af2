namespace Deployer.Repair.Inbox;

/// <summary>A feedback file that waits to be tried.</summary>
/// <param name="File">Absolute path; for one that came by Git where it would be in the workspace.</param>
/// <param name="Proposal">What it asks for.</param>
internal sealed record PendingFeedback(string File, FeedbackProposal Proposal)
{
    /// <summary>Set for one that came by Git: its answer goes there, too.</summary>
    public GitOrigin? Origin { get; init; }
}
