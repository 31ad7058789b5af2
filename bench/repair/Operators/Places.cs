using System.Globalization;

namespace Deployer.RepairBench.Operators;

/// <summary>Names and finds places in source text.</summary>
internal static class Places
{
    /// <summary>`Sources/A/B.swift:12`.</summary>
    public static string At(string path, string text, int offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}:{text.AsSpan(0, offset).Count('\n') + 1}");

    /// <summary>The offset behind the brace that closes the one at the offset; -1 when none does.</summary>
    public static int BehindBlock(string masked, int open)
    {
        var depth = 0;
        for (var i = open; i < masked.Length; i++)
        {
            depth += masked[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>The offset of the first character of the line.</summary>
    public static int StartOfLine(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The offset behind the line's end.</summary>
    public static int BehindLine(string text, int offset) => text.IndexOf('\n', offset) is var end and >= 0 ? end + 1 : text.Length;
}
