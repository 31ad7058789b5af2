using Deployer.Repair.Patches;

namespace Deployer.Repair.Inbox;

/// <summary>What a feedback file asks for; each format it can be written in ends as one of these.</summary>
internal abstract record FeedbackChange
{
    private FeedbackChange()
    {
    }

    /// <summary>A unified diff, written anew from what was read: paths relative to the package, no other modes than 100644.</summary>
    /// <param name="Diff">As `git apply` reads it.</param>
    /// <param name="Paths">Every path it touches, in the order of the diff.</param>
    public sealed record UnifiedDiff(string Diff, IReadOnlyList<string> Paths) : FeedbackChange;

    /// <summary>An envelope, search/replace blocks or a whole file; paths are relative to the package.</summary>
    public sealed record Operations(IReadOnlyList<FileOperation> Files) : FeedbackChange;

    /// <summary>No change of files: the service is to be restarted as it is.</summary>
    public sealed record Restart : FeedbackChange;
}
