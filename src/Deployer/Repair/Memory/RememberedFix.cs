using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Repair.Memory;

/// <summary>What became of a fix after the gate had passed it, from good to bad: of two reports the later in this order counts.</summary>
internal enum UseOutcome
{
    /// <summary>The gate passed it; nobody has said more.</summary>
    Verified,

    /// <summary>It was merged, or stayed as it was.</summary>
    Kept,

    /// <summary>Somebody changed it afterwards.</summary>
    Amended,

    /// <summary>Somebody took it back.</summary>
    Reverted,
}

/// <summary>One time that a fix mended something and passed the gate.</summary>
/// <param name="Id">Of the files before and after, so that the same use counts once on whatever machine it is told; see <see cref="IdOf"/>.</param>
/// <param name="Family">Of the failure that it mended.</param>
/// <param name="Exact">Of the same failure.</param>
/// <param name="At">When the gate passed it.</param>
/// <param name="Toolchain">The tools that judged, one line.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record FixUse(
    Fingerprint Id, Fingerprint Family, Fingerprint Exact, DateTimeOffset At, string Toolchain, UseOutcome Outcome)
{
    /// <param name="before">The tree that was red.</param>
    /// <param name="after">The tree that passed the gate.</param>
    public static Fingerprint IdOf(CommitId before, CommitId after) => Fingerprint.Of("memory-use", before.Value, after.Value);
}

/// <summary>A fix that the gate has passed at least once, abstracted from names and places, with its record.</summary>
/// <param name="Class">The class of the failures that it mended.</param>
/// <param name="Way">Who found it first, as <see cref="Candidate.Fixer"/> names them.</param>
/// <param name="Confidence">How sure the first who found it were.</param>
/// <param name="Template">What it changes.</param>
/// <param name="Uses">At least one; the oldest first.</param>
internal sealed record RememberedFix(
    Fingerprint Class, string Way, Confidence Confidence, FixTemplate Template, IReadOnlyList<FixUse> Uses)
{
    /// <summary>How many uses are kept of one fix; beyond them counting teaches nothing more.</summary>
    public const int MaxUses = 100;

    /// <summary>The same for the same change for the same class of failures, whoever found it where.</summary>
    public Fingerprint Id => Fingerprint.Of(Class.Value, Template.Text);

    public int Verified => Uses.Count;

    public int Kept => Count(UseOutcome.Kept);

    public int Amended => Count(UseOutcome.Amended);

    public int Reverted => Count(UseOutcome.Reverted);

    public DateTimeOffset FirstSeen => Uses.Min(use => use.At);

    public DateTimeOffset LastSeen => Uses.Max(use => use.At);

    /// <summary>The keys of its newest use.</summary>
    public FailureKeys Keys => Uses.MaxBy(use => use.At) is { } use ? new(Class, use.Family, use.Exact) : throw new InvalidOperationException("no use");

    /// <summary>
    /// Two records of one fix as one: all uses of both, each once, each with the later of its outcomes. The order of merging does
    /// not matter, and merging again changes nothing. The way and the confidence of the first that was known stay.
    /// </summary>
    public RememberedFix With(RememberedFix other)
    {
        var uses = Uses.Concat(other.Uses)
            .GroupBy(use => use.Id)
            .Select(same => same.MinBy(use => use.At)! with { Outcome = same.Max(use => use.Outcome) })
            .OrderBy(use => use.At).ThenBy(use => use.Id.Value, StringComparer.Ordinal);
        return (other.FirstSeen < FirstSeen ? other : this) with { Uses = [.. uses.TakeLast(MaxUses)] };
    }

    private int Count(UseOutcome outcome) => Uses.Count(use => use.Outcome == outcome);
}
