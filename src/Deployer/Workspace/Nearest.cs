namespace Deployer.Workspace;

/// <summary>Finds the known word that a misspelt one was probably meant to be.</summary>
internal static class Nearest
{
    private const int LongestWord = 100;

    /// <summary>` Did you mean 'WORD'?` with a space before it, or nothing when no known word is near.</summary>
    public static string Suggest(string word, IEnumerable<string> known) =>
        Find(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>The known word with the fewest edits from the given one; null when that is more than a third of it.</summary>
    public static string? Find(string word, IEnumerable<string> known) =>
        word.Length > LongestWord ? null : known.Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(1, pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>Edits (insert, delete or replace a character, swap two neighbours) from one word to the other.</summary>
    private static int Distance(string from, string to)
    {
        var edits = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++)
        {
            for (var column = 0; column <= to.Length; column++)
                edits[row, column] = row == 0 || column == 0 ? row + column : Fewest(edits, from.AsSpan(0, row), to.AsSpan(0, column));
        }

        return edits[from.Length, to.Length];
    }

    private static int Fewest(int[,] edits, ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        var (row, column) = (from.Length, to.Length);
        var replaced = edits[row - 1, column - 1] + (from[^1] == to[^1] ? 0 : 1);
        var fewest = Math.Min(replaced, 1 + Math.Min(edits[row - 1, column], edits[row, column - 1]));
        var swapped = row > 1 && column > 1 && from[^1] == to[^2] && from[^2] == to[^1];
        return swapped ? Math.Min(fewest, edits[row - 2, column - 2] + 1) : fewest;
    }
}
