namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Lines of one text that stand where some of another did; one of each when they are the same line, changed.</summary>
/// <param name="Before">Of the text before.</param>
/// <param name="After">Of the text after.</param>
/// <param name="IsPair">Whether they are the same line, changed.</param>
internal sealed record LineGroup(IReadOnlyList<TextLine> Before, IReadOnlyList<TextLine> After, bool IsPair);

/// <summary>Finds the lines that are the same, changed, in a hunk.</summary>
internal static class LineAlignment
{
    private const double Alike = 0.5;
    private const int MostCompared = 10_000;

    /// <summary>The lines in their order: pairs of like ones, and what stands between them.</summary>
    public static IReadOnlyList<LineGroup> Of(IReadOnlyList<TextLine> before, IReadOnlyList<TextLine> after)
    {
        if (before.Count * after.Count > MostCompared) return [new LineGroup(before, after, IsPair: false)];
        var likeness = Likenesses(before, after);
        var best = Best(likeness);
        var groups = new List<LineGroup>();
        var (old, fresh, oldStart, freshStart) = (0, 0, 0, 0);
        while (old < before.Count && fresh < after.Count)
        {
            if (likeness[old, fresh] > 0 && best[old, fresh] == likeness[old, fresh] + best[old + 1, fresh + 1])
            {
                Close();
                groups.Add(new LineGroup([before[old]], [after[fresh]], IsPair: true));
                (oldStart, freshStart) = (++old, ++fresh);
            }
            else if (best[old + 1, fresh] >= best[old, fresh + 1]) old++;
            else fresh++;
        }

        (old, fresh) = (before.Count, after.Count);
        Close();
        return groups;

        void Close()
        {
            if (old > oldStart || fresh > freshStart) groups.Add(new LineGroup([.. before.Take(old).Skip(oldStart)], [.. after.Take(fresh).Skip(freshStart)], IsPair: false));
        }
    }

    private static double[,] Likenesses(IReadOnlyList<TextLine> before, IReadOnlyList<TextLine> after)
    {
        var likeness = new double[before.Count, after.Count];
        for (var old = 0; old < before.Count; old++)
        {
            for (var fresh = 0; fresh < after.Count; fresh++)
            {
                var alike = TokenRuns.Likeness(before[old].Tokens, after[fresh].Tokens);
                likeness[old, fresh] = alike >= Alike ? alike : 0;
            }
        }

        return likeness;
    }

    /// <summary>The greatest sum of likenesses from each pair of places on.</summary>
    private static double[,] Best(double[,] likeness)
    {
        var (rows, columns) = (likeness.GetLength(0), likeness.GetLength(1));
        var best = new double[rows + 1, columns + 1];
        for (var old = rows - 1; old >= 0; old--)
        {
            for (var fresh = columns - 1; fresh >= 0; fresh--)
            {
                var paired = likeness[old, fresh] > 0 ? likeness[old, fresh] + best[old + 1, fresh + 1] : 0;
                best[old, fresh] = Math.Max(paired, Math.Max(best[old + 1, fresh], best[old, fresh + 1]));
            }
        }

        return best;
    }
}
