namespace Deployer.Repair.Gate.Proof;

/// <summary>How much a candidate changes.</summary>
/// <param name="Files">Files.</param>
/// <param name="Lines">Lines that were added, and lines that were removed.</param>
internal sealed record DiffSize(int Files, int Lines)
{
    /// <summary>Of a unified diff; a file whose contents it does not show counts as a file only.</summary>
    public static DiffSize Of(int files, string diff)
    {
        var (lines, inHunk) = (0, false);
        foreach (var line in diff.AsSpan().EnumerateLines())
        {
            inHunk = line.StartsWith("@@ ", StringComparison.Ordinal) || (inHunk && !line.StartsWith("diff --git ", StringComparison.Ordinal));
            lines += inHunk && line is ['+' or '-', ..] ? 1 : 0;
        }

        return new DiffSize(files, lines);
    }
}
