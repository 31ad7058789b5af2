namespace Deployer.Repair.Patches;

/// <summary>Counts the lines that are compared for one patch, so that none can keep us busy for long.</summary>
internal sealed class SearchEffort
{
    private const int MaxComparisons = 100_000_000;

    private int _spent;

    /// <summary>True while there is some left.</summary>
    /// <exception cref="PatchException">There is none.</exception>
    public bool Spend() => ++_spent <= MaxComparisons
        ? true
        : throw new PatchException("the file repeats itself too much to search it for these lines; send fewer and smaller blocks");
}
