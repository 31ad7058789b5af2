namespace Deployer.RepairBench.Grading;

/// <summary>A verdict and why.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="Reason">Why; empty when it needs no words.</param>
internal sealed record Grade(Verdict Verdict, string Reason)
{
    /// <summary>The files are as in the good state, letter by letter.</summary>
    public bool Exact { get; init; }

    /// <summary>Green with the tests that the agent could see, and red with those it could not.</summary>
    public bool HiddenRed { get; init; }
}
