namespace Deployer.RepairBench.Grading;

/// <summary>A verdict and why.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="Reason">Why; empty when it needs no words.</param>
/// <param name="Exact">True when the files are as in the good state, letter by letter.</param>
internal sealed record Grade(Verdict Verdict, string Reason, bool Exact);
