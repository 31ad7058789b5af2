namespace Deployer.Diagnose.Text;

/// <summary>What build systems print when they begin a step: `[5/11] Compiling Core C.swift`.</summary>
internal static class ProgressLine
{
    /// <summary>How long the counter with the blank behind it is; 0 when the line begins with none.</summary>
    public static int LengthOf(ReadOnlySpan<char> line)
    {
        if (line.Length < 5 || line[0] != '[')
        {
            return 0;
        }

        var slash = line[1..].IndexOfAnyExceptInRange('0', '9') + 1;
        if (slash <= 1 || line[slash] != '/')
        {
            return 0;
        }

        var end = line[(slash + 1)..].IndexOfAnyExceptInRange('0', '9') is > 0 and var digits ? slash + 1 + digits : 0;
        return end > 0 && line[end] == ']' ? (end + 1 < line.Length && line[end + 1] == ' ' ? end + 2 : end + 1) : 0;
    }
}
