namespace Deployer.Diagnose.Reports;

/// <summary>Puts text of a log into Markdown so that it stays text: no markup, no mention, no link to an issue.</summary>
internal static class MarkdownText
{
    /// <summary>As code within a line; also within a table. Empty for empty text.</summary>
    public static string Code(string? text, int most = 300)
    {
        var clean = Visible.Line(text ?? "", most).Trim();
        if (clean.Length == 0)
            return "";
        var fence = new string('`', LongestRun(clean) + 1);
        // A backtick at an end would join the fence.
        var pad = clean[0] == '`' || clean[^1] == '`' ? " " : "";
        return $"{fence}{pad}{clean}{pad}{fence}";
    }

    /// <summary>As code within a cell of a table, where a bar would end the cell.</summary>
    public static string Cell(string? text, int most = 300) => Code(text, most).Replace("|", @"\|", StringComparison.Ordinal);

    /// <summary>As a block of code.</summary>
    public static IEnumerable<string> Block(IReadOnlyList<string> lines, string language)
    {
        var fence = new string('`', Math.Max(3, lines.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return [fence + language, .. lines, fence];
    }

    /// <summary>Sentences of ours: as they are, unless they quote something that Markdown could read.</summary>
    public static string Prose(string text)
    {
        var parts = text.Split('`');
        return parts.Length % 2 == 1 && parts.Index().All(part => part.Index % 2 == 1 || part.Item.All(IsPlain))
            ? Visible.Line(text)
            : Code(text, 1_000);
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || " .,;:()'-/!?".Contains(letter, StringComparison.Ordinal);

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
