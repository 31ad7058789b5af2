namespace Deployer.Repair.Search;

/// <summary>An edit that the compiler was asked about.</summary>
/// <param name="Step">The edit.</param>
/// <param name="Depth">How many were made before it.</param>
/// <param name="Outcome">What came of it, for people.</param>
internal sealed record TriedEdit(Step Step, int Depth, string Outcome)
{
    public override string ToString() => $"{Step.Generator}: {Step.Proposal.Summary}{(Depth > 0 ? $" (after {Depth} more)" : "")}: {Outcome}";
}
