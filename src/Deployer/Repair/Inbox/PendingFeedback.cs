namespace Deployer.Repair.Inbox;

/// <summary>A feedback file that waits to be tried.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Proposal">What it asks for.</param>
internal sealed record PendingFeedback(string File, FeedbackProposal Proposal);
