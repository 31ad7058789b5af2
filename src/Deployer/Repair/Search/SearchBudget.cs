namespace Deployer.Repair.Search;

/// <summary>When a search ends.</summary>
internal sealed record SearchBudget
{
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Edits that the compiler is asked about.</summary>
    public int Edits { get; init; } = 150;

    /// <summary>Edits that follow one another.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Ways to the end that are kept.</summary>
    public int Solutions { get; init; } = 4;

    /// <summary>Edits that are still judged when the first way was found: whether there is another that is as good.</summary>
    public int EditsAfterFirst { get; init; } = 6;

    /// <summary>How much dearer than the first a way may be.</summary>
    public double CostAfterFirst { get; init; } = 0.6;
}
