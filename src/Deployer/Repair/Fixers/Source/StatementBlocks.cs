namespace Deployer.Repair.Fixers.Source;

/// <summary>Tells the braces of statements from those of closures.</summary>
internal static class StatementBlocks
{
    private const int LongestCondition = 200;

    private static readonly string[] Keywords = ["if", "else", "for", "while", "guard", "switch", "do", "catch", "repeat", "defer"];

    /// <summary>Whether a brace opens the block of a statement such as `if`.</summary>
    public static bool Opens(SwiftOutline file, int brace)
    {
        for (var index = brace - 1; index >= 0 && index > brace - LongestCondition; index--)
        {
            if (Keywords.Contains(file.Text(index)) && !file.Is(index - 1, '.')) return true;
            if (file.Is(index, '{') || file.Is(index, ';') || file.Is(index, '(') || file.Is(index, '[')) return false;
            if (file.Is(index, '}') && file.StartsLine(index + 1)) return false;
            if (file.Brackets.Of(index) is { } open && open < index) index = open;
        }

        return false;
    }
}
