namespace Deployer.Repair.Inbox;

/// <summary>Ends the reading of a malformed feedback file; it never leaves <see cref="FeedbackFile"/>.</summary>
internal sealed class FeedbackException(string message) : Exception(message);
