using System.Text;

namespace Deployer.Kernel;

/// <summary>
/// Text with its lines joined, to find what was split over several: a line break, the backslash before it and the blanks behind it
/// are left out. It remembers where each character stood.
/// </summary>
internal sealed class JoinedText
{
    private const string Blanks = " \t";

    private readonly int[]? _origins;

    private JoinedText(string text, int[]? origins) => (Text, _origins) = (text, origins);

    /// <summary>What is left.</summary>
    public string Text { get; }

    /// <summary>The text as it is.</summary>
    public static JoinedText Of(string text) => new(text, null);

    /// <summary>The text with its lines joined.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="markers">Characters of which one, at the start of a line, is left out too: those of diffs and quotations.</param>
    public static JoinedText Join(string text, string markers)
    {
        var joined = new StringBuilder(text.Length);
        var origins = new int[text.Length];
        for (var index = 0; index < text.Length;)
        {
            var next = SkipBreak(text, index, markers);
            if (next == index)
            {
                origins[joined.Length] = index++;
                joined.Append(text[index - 1]);
            }
            else
            {
                index = next;
            }
        }

        return new JoinedText(joined.ToString(), origins);
    }

    /// <summary>Where a character of the joined text stood.</summary>
    public int Origin(int index) => _origins is null ? index : _origins[index];

    /// <summary>Where the line behind a break begins to matter; the same place when there is no break.</summary>
    private static int SkipBreak(string text, int start, string markers)
    {
        var index = start;
        if (text[index] == '\\' && index + 1 < text.Length && IsBreak(text[index + 1])) index++;
        if (!IsBreak(text[index])) return start;
        while (index < text.Length && IsBreak(text[index])) index++;
        if (index < text.Length && markers.Contains(text[index])) index++;
        while (index < text.Length && Blanks.Contains(text[index])) index++;
        return index;
    }

    private static bool IsBreak(char letter) => letter is '\r' or '\n';
}
