using Deployer.Repair.Fixers;
using Deployer.Repair.Fixers.Names;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>How far a name is from the one that may be meant. Wider than <see cref="Spelling"/>, since a compiler judges the result.</summary>
internal static class Likeness
{
    private const int MaxLength = 64;

    /// <summary>0 where only the case differs, 1 or 2 for that many slips, up to 4 for what is less alike; null for another name.</summary>
    public static double? Distance(string written, string known)
    {
        if (written == known || Math.Max(written.Length, known.Length) > MaxLength) return null;
        if (Spelling.Distance(written, known) is { } slips) return slips + (OtherWords.AreBoth(written, known) ? 0.5 : 0);
        return Spelling.IsInflection(written, known) ? 1.5 : ByWords(written, known) ?? ByLetters(written, known);
    }

    /// <summary>The words of a name in small letters.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        for (var index = 0; index < name.Length; index++)
        {
            var starts = char.IsAsciiLetterUpper(name[index]) && (index == 0 || !char.IsAsciiLetterUpper(name[index - 1]));
            if (words.Count == 0 || starts || name[index] == '_') words.Add("");
            if (name[index] != '_') words[^1] += char.ToLowerInvariant(name[index]);
        }

        return [.. words.Where(word => word.Length > 0)];
    }

    /// <summary>The same words in another order, one more or less, or one of several exchanged.</summary>
    private static double? ByWords(string written, string known)
    {
        var (one, other) = (Words(written), Words(known));
        if (one.Order().SequenceEqual(other.Order())) return 1.5;
        var common = one.Intersect(other).Count();
        if (common == 0) return null;
        if (Math.Abs(one.Count - other.Count) == 1 && common == Math.Min(one.Count, other.Count)) return 2.5;
        return one.Count == other.Count && one.Count > 1 && common == one.Count - 1 ? 3.5 : null;
    }

    private static double? ByLetters(string written, string known)
    {
        var shorter = Math.Min(written.Length, known.Length);
        if (shorter < 3) return null;
        var distance = EditDistance.Between(written.ToLowerInvariant(), known.ToLowerInvariant());
        return distance <= Math.Max(1, shorter / 3) ? Math.Min(4, 2.0 + distance / 2.0) : null;
    }
}
