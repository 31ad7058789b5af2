using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search;

/// <summary>A state that a search has come to: texts, and what the compiler says of them.</summary>
/// <param name="Scene">The texts and their errors.</param>
/// <param name="Verdict">What the compiler says.</param>
internal sealed record SearchState(SearchScene Scene, CompilerVerdict Verdict)
{
    /// <summary>The proposals that led here, in their order.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Files that differ from those that the search began with.</summary>
    public IReadOnlyDictionary<string, SourceFile> Changed { get; init; } = new Dictionary<string, SourceFile>(StringComparer.Ordinal);

    /// <summary>The sum of its steps'.</summary>
    public double Cost => Steps.Sum(step => step.Cost);
}

/// <summary>One proposal on the way.</summary>
/// <param name="Generator">Who made it.</param>
/// <param name="Proposal">What it changes.</param>
/// <param name="Cost">The less promising the higher.</param>
internal sealed record Step(string Generator, Proposal Proposal, double Cost);
