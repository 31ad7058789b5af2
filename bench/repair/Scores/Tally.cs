using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Scores;

/// <summary>Counts over results that belong together.</summary>
/// <param name="results">Results.</param>
internal sealed class Tally(IReadOnlyList<CaseResult> results)
{
    private readonly IReadOnlyList<CaseResult> wanted = [.. results.Where(result => !result.WantsNoChange)];
    private readonly IReadOnlyList<CaseResult> unwanted = [.. results.Where(result => result.WantsNoChange)];

    /// <summary>Cases with a fault that a change mends.</summary>
    public int Faulty => wanted.Count;

    /// <summary>Cases that are to be left alone.</summary>
    public int Sound => unwanted.Count;

    public int Repaired => Count(Verdict.Repaired);

    public int Exact => wanted.Count(result => result.Grade.Exact);

    public int Wrong => Count(Verdict.Wrong);

    /// <summary>Of the wrong ones: green with the tests that could be seen.</summary>
    public int HiddenRed => wanted.Count(result => result.Grade.HiddenRed);

    public int Reverted => Count(Verdict.Reverted);

    public int NoAnswer => Count(Verdict.NoAnswer);

    /// <summary>Of those without an answer: something was shown and not applied.</summary>
    public int Proposed => wanted.Count(result => result.Grade.Verdict == Verdict.NoAnswer && result.Answer.OnlyProposed);

    public int RightlyLeft => unwanted.Count(result => result.Grade.Verdict == Verdict.RightlyLeft);

    public int RightlyNamed => unwanted.Count(result => result.RightlyNamed);

    public int Harm => unwanted.Count(result => result.Grade.Verdict == Verdict.Harm);

    public int Builds => results.Sum(result => result.Answer.Builds);

    public long Tokens => results.Sum(result => result.Answer.Tokens);

    public double? RepairedShare => Faulty == 0 ? null : Repaired / (double)Faulty;

    /// <summary>The share of what was repaired in each class, each class weighted equally.</summary>
    public double? ByClass => Faulty == 0
        ? null
        : wanted.GroupBy(result => result.Class).Average(group => group.Count(result => result.Grade.Verdict == Verdict.Repaired) / (double)group.Count());

    /// <summary>Seconds from the red verdict to the answer, of the repaired.</summary>
    /// <param name="part">0.5: the median.</param>
    public double? FromRed(double part)
    {
        var known = wanted.Where(result => result.Grade.Verdict == Verdict.Repaired).Select(result => result.Answer.SecondsFromRed).OfType<double>().Order().ToList();
        return known.Count == 0 ? null : known[Math.Min(known.Count - 1, (int)(known.Count * part))];
    }

    private int Count(Verdict verdict) => wanted.Count(result => result.Grade.Verdict == verdict);
}
