namespace Deployer.Repair.Fixers.Manifests;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class NearName
{
    private const int MaxLength = 100;

    /// <summary>The only name near enough, or the nearest of them when it is nearer than all others; else null.</summary>
    public static string? Of(string misspelt, IEnumerable<string> names)
    {
        var near = names.Distinct(StringComparer.Ordinal)
            .Where(name => name != misspelt && name.Length <= MaxLength && misspelt.Length <= MaxLength)
            .Select(name => (Name: name, Distance: Distance(misspelt, name)))
            .Where(pair => pair.Distance <= Allowed(misspelt))
            .OrderBy(pair => pair.Distance)
            .ToList();
        return near.Count == 1 || (near.Count > 1 && near[0].Distance < near[1].Distance) ? near[0].Name : null;
    }

    // Differences in case alone count nothing against it.
    private static int Allowed(string name) => name.Length <= 2 ? 0 : name.Length <= 5 ? 1 : 2;

    /// <summary>Letters inserted, removed, replaced or swapped with their neighbour, without regard to case.</summary>
    private static int Distance(string one, string other)
    {
        var (a, b) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[i, j] = isSwap ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[a.Length, b.Length];
    }
}
