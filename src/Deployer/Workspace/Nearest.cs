namespace Deployer.Workspace;

/// <summary>Finds the known word that a misspelt one was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>` Did you mean 'WORD'?` with a space before it, or nothing when no known word is near.</summary>
    public static string Suggest(string word, IEnumerable<string> known) =>
        Find(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The known word with the fewest edits from the given one; null when that is more than a third of it.</summary>
    public static string? Find(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(1, pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>Edits (insert, delete, replace a character) from one word to the other.</summary>
    private static int Distance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var row = 1; row <= from.Length; row++)
        {
            var current = new int[to.Length + 1];
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var replace = previous[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(replace, 1 + Math.Min(previous[column], current[column - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }
}
