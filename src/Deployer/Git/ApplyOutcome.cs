using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>Whether a change fits on what is checked out.</summary>
internal abstract record ApplyOutcome
{
    private ApplyOutcome()
    {
    }

    /// <summary>It is checked out as a commit that no branch names yet.</summary>
    public sealed record Applied(CommitId Commit) : ApplyOutcome;

    /// <summary>It does not; the slot is as it was.</summary>
    public sealed record DoesNotApply(string Reason) : ApplyOutcome;
}
