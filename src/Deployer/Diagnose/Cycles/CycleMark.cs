namespace Deployer.Diagnose.Cycles;

/// <summary>Tells the lines of a log at which a new cycle may begin.</summary>
internal static class CycleMark
{
    private const int MaxRulerLength = 200;

    private static readonly string[] BuildStarts =
        ["Building for debugging...", "Building for production...", "Build settings from command line:", "Command line invocation:"];

    /// <summary>The ruler that a dispatcher draws between its cycles, like `=== New Cycle ===`.</summary>
    public static bool IsRuler(ReadOnlySpan<char> line) =>
        line.Length is > 8 and <= MaxRulerLength
        && line[0] is '=' or '-' or '#' or '*'
        && line[1] == line[0]
        && line.Contains("cycle", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a build system says first.</summary>
    public static bool IsBuildStart(ReadOnlySpan<char> line)
    {
        if (line.Length == 0 || line[0] is not ('B' or 'C'))
        {
            return false;
        }

        foreach (var start in BuildStarts)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
