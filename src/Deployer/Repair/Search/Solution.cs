namespace Deployer.Repair.Search;

/// <summary>A way that the compiler finds no fault with, or the best part of one.</summary>
/// <param name="State">Where it leads.</param>
/// <param name="NewWarnings">Warnings that were not there before.</param>
internal sealed record Solution(SearchState State, int NewWarnings)
{
    /// <summary>Errors that are left in the target; 0: none.</summary>
    public int ErrorsLeft { get; init; }
}

/// <summary>What a search came to.</summary>
/// <param name="Solutions">The cheapest first; empty when there is none.</param>
/// <param name="Tried">Everything that the compiler was asked about, in that order.</param>
internal sealed record SearchResult(IReadOnlyList<Solution> Solutions, IReadOnlyList<TriedEdit> Tried);
