using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Tokens that differ between two lines: some of one stand where some of the other did.</summary>
/// <param name="BeforeStart">Index of the first token of the line before.</param>
/// <param name="BeforeEnd">Index after the last; the start when it has none there.</param>
/// <param name="AfterStart">Index of the first token of the line after.</param>
/// <param name="AfterEnd">Index after the last; the start when it has none there.</param>
internal sealed record TokenRun(int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd)
{
    public bool IsLost => AfterStart == AfterEnd;

    public bool IsMore => BeforeStart == BeforeEnd;
}

/// <summary>Compares lines token by token.</summary>
internal static class TokenRuns
{
    private const int MostCompared = 250_000;

    /// <summary>Where the tokens differ, in their order; one run of everything when the lines are too long to compare.</summary>
    public static IReadOnlyList<TokenRun> Between(IReadOnlyList<SwiftToken> before, IReadOnlyList<SwiftToken> after)
    {
        if ((long)before.Count * after.Count > MostCompared) return [new TokenRun(0, before.Count, 0, after.Count)];
        var common = Common(before, after);
        var runs = new List<TokenRun>();
        var (old, fresh, oldStart, freshStart) = (0, 0, 0, 0);
        while (old < before.Count || fresh < after.Count)
        {
            if (old < before.Count && fresh < after.Count && AreSame(before[old], after[fresh]))
            {
                Close();
                (oldStart, freshStart) = (++old, ++fresh);
            }
            else if (fresh == after.Count || (old < before.Count && common[old + 1, fresh] >= common[old, fresh + 1])) old++;
            else fresh++;
        }

        Close();
        return runs;

        void Close()
        {
            if (old > oldStart || fresh > freshStart) runs.Add(new TokenRun(oldStart, old, freshStart, fresh));
        }
    }

    /// <summary>From 0, nothing in common, to 1.</summary>
    public static double Likeness(IReadOnlyList<SwiftToken> one, IReadOnlyList<SwiftToken> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var left = one.GroupBy(token => token.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var same = other.GroupBy(token => token.Text, StringComparer.Ordinal).Sum(group => Math.Min(group.Count(), left.GetValueOrDefault(group.Key)));
        return 2.0 * same / (one.Count + other.Count);
    }

    private static bool AreSame(SwiftToken one, SwiftToken other) => one.Kind == other.Kind && one.Text == other.Text;

    /// <summary>How many tokens are in common from each pair of places on.</summary>
    private static int[,] Common(IReadOnlyList<SwiftToken> before, IReadOnlyList<SwiftToken> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var old = before.Count - 1; old >= 0; old--)
        {
            for (var fresh = after.Count - 1; fresh >= 0; fresh--)
            {
                common[old, fresh] = AreSame(before[old], after[fresh]) ? common[old + 1, fresh + 1] + 1 : Math.Max(common[old + 1, fresh], common[old, fresh + 1]);
            }
        }

        return common;
    }
}
