namespace Deployer.Diagnose.Text;

/// <summary>Says how far what steers a terminal reaches.</summary>
internal static class EscapeSequence
{
    /// <summary>Index behind the sequence whose escape character is at `index`; it ends with its line.</summary>
    public static int EndAt(ReadOnlySpan<char> text, int index)
    {
        index++;
        while (index < text.Length && text[index] is >= ' ' and <= '/') index++;
        if (index >= text.Length || text[index] is not ('[' or ']')) return Math.Min(index + 1, text.Length);
        var isCommand = text[index] == ']';
        for (index++; index < text.Length && text[index] != '\n'; index++)
        {
            if (isCommand ? text[index] is '\a' or '\\' : text[index] is >= '@' and <= '~') return index + 1;
        }

        return index;
    }
}
