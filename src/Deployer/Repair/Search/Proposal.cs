using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search;

/// <summary>Edits that belong together.</summary>
internal sealed record Proposal
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<PlacedEdit> Edits { get; init; }

    /// <summary>What it does, in the imperative, at most 72 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>High only for what restores a name, label, import or keyword; low for what invents a value.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What it costs on top of its generator's prior: 0 for the best guess, about 0.5 for each that is worse.</summary>
    public double Doubt { get; init; }

    /// <summary>Of one edit in one file.</summary>
    public static Proposal Of(PlacedEdit edit, string summary, Confidence confidence, double doubt = 0) =>
        new() { Edits = [edit], Summary = summary, Confidence = confidence, Doubt = doubt };
}

/// <summary>An edit in a file.</summary>
/// <param name="File">Relative to the package.</param>
/// <param name="Edit">What changes.</param>
internal sealed record PlacedEdit(string File, TextEdit Edit);
