using Deployer.Build;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Repair.Gate;
using Deployer.Workspace;

namespace Deployer.Repair;

/// <summary>A red package that asks to be mended.</summary>
/// <param name="Base">The commit that is red.</param>
/// <param name="Red">What was seen of it.</param>
/// <param name="Options">What is allowed.</param>
/// <param name="Inventory">Tests of the last green commit with their outcomes; empty when there was none.</param>
internal sealed record RepairCase(
    CommitId Base, Examination Red, FixOptions Options, IReadOnlyDictionary<string, TestOutcome> Inventory)
{
    /// <summary>Candidates for this failure that failed in earlier cycles.</summary>
    public int FailedBefore { get; init; }
}

/// <summary>A fix that the gate has passed.</summary>
/// <param name="Proposal">Who made it, how sure they are, what it does and why.</param>
/// <param name="Case">What the gate was asked; its candidate is the commit that holds the fix, without its final message.</param>
/// <param name="Evidence">What the gate saw.</param>
internal sealed record VerifiedFix(FixDescription Proposal, GateCase Case, GateEvidence Evidence)
{
    public CommitId Commit => Case.Candidate;

    /// <summary>
    /// The proposal with what the gate found unusual; nobody is sure of it when tests were left out, and no one surer than the
    /// gate's doubts allow.
    /// </summary>
    public FixDescription Description => Proposal with
    {
        Reason = Evidence.LookAt is { Length: > 0 } doubts ? $"{Proposal.Reason}\n{doubts}" : Proposal.Reason,
        Confidence = Evidence.Omission is not null ? Confidence.Low : Evidence.Doubts.Select(doubt => doubt.Most).Append(Proposal.Confidence).Min(),
    };
}

/// <summary>A fix in words.</summary>
/// <param name="Fixers">Who made it, in the order of their steps.</param>
/// <param name="Confidence">The lowest of theirs.</param>
/// <param name="Subject">In the imperative, at most 72 characters.</param>
/// <param name="Reason">Why, one or more sentences.</param>
internal sealed record FixDescription(IReadOnlyList<string> Fixers, Confidence Confidence, string Subject, string Reason)
{
    private const int LongestSubject = 72;

    /// <summary>The fixers as one word.</summary>
    public string Fixer => string.Join('+', Fixers);

    public IReadOnlyList<string> Families => [.. Fixers.Select(fixer => fixer.Split('/')[0]).Distinct(StringComparer.Ordinal)];

    /// <summary>Of candidates that led to green one after the other.</summary>
    public static FixDescription Of(IReadOnlyList<Candidate> steps)
    {
        var more = steps.Count > 1 ? $" and {steps.Count - 1} more" : "";
        return new FixDescription(
            [.. steps.SelectMany(step => step.Fixer.Split('+')).Distinct(StringComparer.Ordinal)],
            steps.Min(step => step.Confidence),
            Shorten(steps[0].Summary, more),
            string.Join('\n', steps.Select(step => step.Reason).Distinct(StringComparer.Ordinal)));
    }

    /// <summary>A subject that has room for what follows it.</summary>
    public static string Shorten(string subject, string more)
    {
        var room = LongestSubject - more.Length;
        return (subject.Length > room ? subject[..(room - 1)].TrimEnd() + "…" : subject) + more;
    }
}

/// <summary>What came of mending.</summary>
internal abstract record RepairOutcome
{
    private RepairOutcome()
    {
    }

    public sealed record Fixed(VerifiedFix Fix) : RepairOutcome;

    /// <summary>Why not, one sentence for people.</summary>
    public sealed record NotFixed(string Reason) : RepairOutcome;
}
