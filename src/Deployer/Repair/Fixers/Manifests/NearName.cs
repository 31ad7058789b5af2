namespace Deployer.Repair.Fixers.Manifests;

/// <summary>Finds the name that a misspelt one was meant to be. Differences in case alone count nothing against it.</summary>
internal static class NearName
{
    private const int MaxLength = 100;

    /// <summary>The only name near enough, or the nearest of them when it is nearer than all others; else null.</summary>
    public static string? Of(string misspelt, IEnumerable<string> names) => EditDistance.OnlyNearest(names, name => Distance(misspelt, name));

    private static int? Distance(string misspelt, string name)
    {
        if (name == misspelt || Math.Max(name.Length, misspelt.Length) > MaxLength) return null;
        var distance = EditDistance.Between(misspelt.ToUpperInvariant(), name.ToUpperInvariant());
        return distance <= Allowed(misspelt) ? distance : null;
    }

    private static int Allowed(string name) => name.Length <= 2 ? 0 : name.Length <= 5 ? 1 : 2;
}
