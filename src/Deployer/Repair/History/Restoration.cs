namespace Deployer.Repair.History;

/// <summary>Tells whether a change only brings back what was green.</summary>
internal static class Restoration
{
    /// <summary>
    /// True when every line that a change of a file writes is a line that the green version had at that place, and every line that it
    /// only takes away is one that the green version did not have there.
    /// </summary>
    /// <param name="path">The file, relative to the package.</param>
    /// <param name="before">Its text before the change, one character per byte; empty when there was no such file.</param>
    /// <param name="after">Its text after the change.</param>
    /// <param name="green">The green version.</param>
    public static bool IsRestored(string path, string before, string after, GreenVersion green)
    {
        if (green.TextOf(path) is not { } text) return false;
        var foreign = LineDiff.Between(text, after);
        return LineDiff.Between(before, after).All(change => !foreign.Any(hunk => IsAgainst(change, hunk)));
    }

    /// <summary>Whether a place where the text still differs from the green one lies in a changed one. Both are in the text after.</summary>
    private static bool IsAgainst(TextHunk change, TextHunk foreign) => change.AfterStart == change.AfterEnd
        ? foreign.AfterStart <= change.AfterStart && change.AfterStart <= foreign.AfterEnd
        : change.AfterStart < foreign.AfterEnd && foreign.AfterStart < change.AfterEnd && foreign.AfterStart < foreign.AfterEnd;
}
