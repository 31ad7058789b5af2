namespace Deployer.Repair.Inbox;

/// <summary>What became of reading a feedback file.</summary>
internal abstract record FeedbackReading
{
    private FeedbackReading()
    {
    }

    /// <summary>It can be tried.</summary>
    public sealed record Accepted(FeedbackProposal Proposal) : FeedbackReading;

    /// <summary>It cannot.</summary>
    /// <param name="Reason">What is wrong with it and where, for its sender.</param>
    public sealed record Rejected(string Reason) : FeedbackReading;
}
