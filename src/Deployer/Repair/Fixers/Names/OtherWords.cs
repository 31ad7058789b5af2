namespace Deployer.Repair.Fixers.Names;

/// <summary>
/// Tells two names apart by the words they are made of: what differs by a whole word, or by a syllable that turns its meaning round, is
/// no slip, however few letters it has: `updatedAt` and `updated`, `isActive` and `isInactive`.
/// </summary>
internal static class OtherWords
{
    private const int ShortWord = 3;

    private static readonly string[] Prefixes = ["in", "im", "un", "non", "no", "dis", "de", "re", "pre", "co", "a"];

    /// <summary>Whether both names are words in their own right.</summary>
    public static bool AreBoth(string one, string other)
    {
        var (words, others) = (Split(one), Split(other));
        if (words.Count != others.Count) return IsLonger(words, others) || IsLonger(others, words);
        return words.Zip(others).Any(pair => IsPrefixed(pair.First, pair.Second) || IsPrefixed(pair.Second, pair.First));
    }

    /// <summary>Whether a letter was exchanged in a word so short that the result may be another one: `userIdx`, `userIds`.</summary>
    public static bool MayBeBoth(string one, string other)
    {
        var (words, others) = (Split(one), Split(other));
        return words.Count == others.Count && words.Zip(others).Any(pair => pair.First != pair.Second && IsExchange(pair.First, pair.Second));
    }

    private static bool IsLonger(List<string> longer, List<string> shorter) =>
        longer.Count == shorter.Count + 1
        && Enumerable.Range(0, longer.Count).Any(index => longer.Where((_, at) => at != index).SequenceEqual(shorter, StringComparer.Ordinal));

    private static bool IsPrefixed(string longer, string shorter) =>
        shorter.Length >= ShortWord && Prefixes.Any(prefix => longer == prefix + shorter);

    /// <summary>One letter for another, the others in their places.</summary>
    private static bool IsExchange(string one, string other) =>
        one.Length == other.Length && one.Length <= ShortWord && one.Zip(other).Count(pair => pair.First != pair.Second) == 1;

    /// <summary>The words of a name, in small letters: those of `userIDs` are `user`, `i`, `ds`.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        foreach (var letter in name)
        {
            if (words.Count == 0 || letter == '_' || char.IsAsciiLetterUpper(letter)) words.Add("");
            if (letter != '_') words[^1] += char.ToLowerInvariant(letter);
        }

        return [.. words.Where(word => word.Length > 0)];
    }
}
