namespace Deployer.Repair.Fixers.Names;

/// <summary>
/// Tells a misspelling from another word. Two letters swapped, one lost, doubled or wrong is a slip; `min` for `max`, `item1` for
/// `item2`, `get` for `set` or `decode` for `encode` is not, however few letters differ.
/// </summary>
internal static class Spelling
{
    private const int MaxLength = 64;
    private const int LongWord = 6;

    private static readonly string[] Inflections = ["s", "d", "ed", "es"];

    /// <summary>0 when only the case differs, else the number of slips, 1 or 2; null when the words are not alike.</summary>
    public static int? Distance(string written, string known)
    {
        if (written == known || Math.Max(written.Length, known.Length) > MaxLength || Math.Min(written.Length, known.Length) < 2) return null;
        if (string.Equals(written, known, StringComparison.OrdinalIgnoreCase)) return 0;
        if (Math.Min(written.Length, known.Length) < 3 || Digits(written) != Digits(known) || !StartsAlike(written, known)) return null;
        var distance = Slips(written, known);
        if (distance > (Math.Min(written.Length, known.Length) >= LongWord ? 2 : 1)) return null;
        return IsOtherWord(written, known, distance) ? null : distance;
    }

    /// <summary>The only name of those that are most alike; null when there is none, or more than one.</summary>
    public static string? Best(string written, IEnumerable<string> known)
    {
        var alike = known.Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: Distance(written, name)))
            .Where(pair => pair.Distance is not null)
            .GroupBy(pair => pair.Distance)
            .MinBy(group => group.Key);
        return alike?.ToList() is [var only] ? only.Name : null;
    }

    /// <summary>Whether one is the other with an ending that makes a word of its own: `item` and `items`, `insert` and `inserted`.</summary>
    public static bool IsInflection(string one, string other) =>
        Inflections.Any(ending => string.Equals(one + ending, other, StringComparison.OrdinalIgnoreCase)
            || string.Equals(other + ending, one, StringComparison.OrdinalIgnoreCase));

    private static string Digits(string word) => string.Concat(word.Where(char.IsAsciiDigit));

    private static bool StartsAlike(string one, string other) =>
        char.ToUpperInvariant(one[0]) == char.ToUpperInvariant(other[0]) || (one[0] == other[1] && one[1] == other[0]);

    /// <summary>Letters exchanged for others, none of them moved: of one word in two places, or of a word of a single letter.</summary>
    private static bool IsOtherWord(string one, string other, int distance)
    {
        if (one.Length != other.Length) return false;
        var places = Enumerable.Range(0, one.Length).Where(index => one[index] != other[index]).ToList();
        var isSwap = one.Order().SequenceEqual(other.Order());
        if (isSwap) return false;
        return distance == 2 || places.Any(index => IsSingleLetterWord(one, index) || IsSingleLetterWord(other, index));
    }

    private static bool IsSingleLetterWord(string word, int index) =>
        char.IsAsciiLetterUpper(word[index]) && (index + 1 == word.Length || char.IsAsciiLetterUpper(word[index + 1]) || word[index + 1] == '_')
        || (word[index] == '_');

    /// <summary>Insertions, deletions, exchanges, and swaps of neighbours.</summary>
    private static int Slips(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var exchange = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, exchange);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
