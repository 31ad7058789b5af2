using System.Diagnostics;
using Deployer.Kernel;

namespace Deployer.Repair.Inbox;

/// <summary>A feedback file that was understood and breaks no rule of form. Whether it helps is for the gate to say.</summary>
internal sealed record FeedbackProposal
{
    private const int MaxSubject = 72;
    private const int MaxReason = 500;

    /// <summary>SHA-256 of the file's content, 64 hexadecimal digits: a file is tried exactly once.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the patch, 64 hexadecimal digits; its first 8 name the fix branch.</summary>
    public required string PatchId { get; init; }

    public required ServiceName Service { get; init; }

    public required FeedbackChange Change { get; init; }

    /// <summary>A label of its sender; null when it has none.</summary>
    public string? Target { get; init; }

    public string? Description { get; init; }

    /// <summary>The commit it was made for, perhaps abbreviated; null when it does not say.</summary>
    public string? Base { get; init; }

    /// <summary>What it asks for, in the imperative, at most 72 characters.</summary>
    public string Summary => (Change, Description) switch
    {
        (FeedbackChange.Restart, _) => $"Restart {Service}",
        (_, null) => "Apply a proposed change",
        (_, var text) => Shorten(FirstLine(text), MaxSubject),
    };

    /// <summary>Of one that changes files.</summary>
    public Candidate ToCandidate() => new()
    {
        Fixer = "feedback",
        Confidence = Confidence.Medium,
        Summary = Summary,
        Reason = Description is null
            ? "A feedback file proposes it."
            : Shorten($"A feedback file proposes it: {OneLine(Description)}", MaxReason),
        Patch = Change switch
        {
            FeedbackChange.UnifiedDiff unified => new Patch.Unified(unified.Diff),
            FeedbackChange.Operations operations => new Patch.Operations(operations.Files),
            _ => throw new UnreachableException(),
        },
    };

    private static string FirstLine(string text) => OneLine(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[0]);

    // One line, so that a description cannot pass for a trailer of the commit.
    private static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";
}
