using Deployer.Build;
using Deployer.Kernel;

namespace Deployer.Repair;

/// <summary>What came of trying one candidate.</summary>
internal abstract record Trial
{
    private Trial()
    {
    }

    /// <summary>One of <see cref="Cycle.AttemptRecord"/>'s verdicts.</summary>
    public abstract string Verdict { get; }

    /// <summary>Why, for people.</summary>
    public abstract string Reason { get; }

    /// <summary>The commit that holds it; null when it did not apply.</summary>
    public virtual CommitId? Commit => null;

    public sealed record DoesNotApply(string Complaint) : Trial
    {
        public override string Verdict => "does not apply";

        public override string Reason => Complaint;
    }

    /// <summary>Still red, and what it meant to mend is not gone, or it broke something.</summary>
    public sealed record NoProgress(CommitId Applied, string Cause) : Trial
    {
        public override string Verdict => "no progress";

        public override string Reason => $"still red: {Cause}";

        public override CommitId Commit => Applied;
    }

    /// <summary>Still red, but what it meant to mend is gone.</summary>
    public sealed record MadeProgress(CommitId Applied, CommitId Tree, Examination After) : Trial
    {
        public override string Verdict => "progress";

        public override string Reason => $"mended; next: {After.Diagnosis.Cause}";

        public override CommitId Commit => Applied;
    }

    /// <summary>Undoes what was kept before: the chain would go round in circles.</summary>
    public sealed record GoesBack(CommitId Applied) : Trial
    {
        public override string Verdict => "no progress";

        public override string Reason => "it leads back to files that were there before";

        public override CommitId Commit => Applied;
    }

    public sealed record RefusedByGate(CommitId Applied, string Refusal) : Trial
    {
        public override string Verdict => "refused";

        public override string Reason => Refusal;

        public override CommitId Commit => Applied;
    }

    public sealed record PassedGate(CommitId Applied, VerifiedFix Fix) : Trial
    {
        public override string Verdict => "passed";

        public override string Reason => Fix.Evidence.LookAt is { Length: > 0 } doubts ? $"{Fix.Evidence.Summary}. {doubts}" : Fix.Evidence.Summary;

        public override CommitId Commit => Applied;
    }
}
