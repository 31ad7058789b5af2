namespace Deployer.Repair.Minimise;

/// <summary>One place at which two trees differ.</summary>
/// <param name="Path">The file, relative to the package.</param>
/// <param name="Old">The lines before.</param>
/// <param name="New">The lines that stand there now.</param>
internal sealed record Hunk(string Path, LineRange Old, LineRange New)
{
    /// <summary>True for a file that is new, gone, or no text: it is kept or left out as a whole.</summary>
    public bool IsWhole { get; init; }

    public int Size => Old.Count + New.Count;

    /// <summary>Where lines are after these hunks of their file have been applied; those that are replaced are where the new ones are.</summary>
    public static LineRange Forward(LineRange lines, IEnumerable<Hunk> hunks)
    {
        var (start, end) = (lines.Start, lines.End);
        foreach (var hunk in hunks.Where(hunk => !hunk.IsWhole))
        {
            var grown = hunk.New.Count - hunk.Old.Count;
            start += hunk.Old.End <= lines.Start ? grown : 0;
            end += hunk.Old.Start <= lines.End && (hunk.Old.End <= lines.Start || hunk.Old.Touches(lines)) ? grown : 0;
        }

        return new LineRange(start, Math.Max(0, end - start));
    }
}
