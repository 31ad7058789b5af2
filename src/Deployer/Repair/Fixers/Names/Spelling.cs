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
        var distance = EditDistance.Between(written, known);
        if (distance > (Math.Min(written.Length, known.Length) >= LongWord ? 2 : 1)) return null;
        return IsOtherWord(written, known, distance) ? null : distance;
    }

    /// <summary>The only name of those that are most alike; null when there is none, or more than one.</summary>
    public static string? Best(string written, IEnumerable<string> known) => EditDistance.OnlyNearest(known, name => Distance(written, name));

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
}
