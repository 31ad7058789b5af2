namespace Deployer.Repair.Fixers;

/// <summary>How far one word is from another. What counts as alike each rule says for itself.</summary>
internal static class EditDistance
{
    /// <summary>
    /// How many letters must be inserted, removed, exchanged or swapped with their neighbour. Takes time and memory by the product of
    /// both lengths, so who asks bounds them.
    /// </summary>
    public static int Between(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var exchange = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, exchange);
                var isSwap = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                rows[i, j] = isSwap ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[one.Length, other.Length];
    }

    /// <summary>The name that is nearer than all others; null when none is near, or more than one.</summary>
    /// <param name="names">Those that may be meant; equal ones count once.</param>
    /// <param name="distance">Of a name; null when it is not near.</param>
    public static string? OnlyNearest(IEnumerable<string> names, Func<string, int?> distance)
    {
        var nearest = names.Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: distance(name)))
            .Where(pair => pair.Distance is not null)
            .GroupBy(pair => pair.Distance)
            .MinBy(group => group.Key);
        return nearest?.ToList() is [var only] ? only.Name : null;
    }
}
