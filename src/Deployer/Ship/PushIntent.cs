using System.Text.Json;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair.Inbox;

namespace Deployer.Ship;

/// <summary>A push that is about to be made: enough to find out after a crash whether it was, and what it settles.</summary>
/// <param name="Branch">Where to.</param>
/// <param name="Commit">What.</param>
/// <param name="Fixer">Who made it.</param>
internal sealed record PushIntent(string Branch, CommitId Commit, string Fixer)
{
    public const string Kind = "push";

    /// <summary>The outcome of one that was made.</summary>
    public const string Pushed = "pushed";

    /// <summary>The proposal that it publishes; null for a fix of our own.</summary>
    public PendingFeedback? Feedback { get; init; }

    /// <summary>Identity and file name of the proposal, as they were read back; null for a fix of our own.</summary>
    public (string Sha256, string File)? Proposal { get; private init; }

    public IReadOnlyDictionary<string, string> Describe()
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["branch"] = Branch,
            ["commit"] = Commit.Value,
            ["fixer"] = Fixer,
        };
        if (Feedback is { } feedback)
        {
            details["feedback"] = feedback.Proposal.Id;
            details["file"] = Path.GetFileName(feedback.File);
        }

        return details;
    }

    /// <summary>What was intended; null when the effect is no push.</summary>
    public static PushIntent? Read(EffectRecord effect) =>
        effect.Kind == Kind
        && JsonSerializer.Deserialize<Dictionary<string, string>>(effect.Intent) is { } details
        && details.TryGetValue("branch", out var branch)
        && CommitId.TryParse(details.GetValueOrDefault("commit"), out var commit)
            ? new PushIntent(branch, commit, details.GetValueOrDefault("fixer", ""))
            {
                Proposal = details.TryGetValue("feedback", out var sha256) ? (sha256, details.GetValueOrDefault("file", "")) : null,
            }
            : null;
}
