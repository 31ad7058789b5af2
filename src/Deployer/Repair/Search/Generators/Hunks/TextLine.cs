using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>A line of a text.</summary>
/// <param name="Start">Byte offset of its first byte.</param>
/// <param name="End">Byte offset after its terminator.</param>
/// <param name="Tokens">Its tokens; their places count from the start of the line.</param>
internal sealed record TextLine(int Start, int End, IReadOnlyList<SwiftToken> Tokens)
{
    /// <summary>The lines of a part of a text that begins and ends with lines.</summary>
    public static IReadOnlyList<TextLine> In(string text, int start, int end)
    {
        var lines = new List<TextLine>();
        while (start < end)
        {
            var next = text.IndexOf('\n', start, end - start) is >= 0 and var found ? found + 1 : end;
            lines.Add(new TextLine(start, next, SwiftLexer.Read(text[start..next])));
            start = next;
        }

        return lines;
    }
}
