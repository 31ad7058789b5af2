using System.Text.RegularExpressions;
using Deployer.Diagnose.Reports;

namespace Deployer.Repair.Patches;

/// <summary>Reads a patch that is no unified diff into what it does to files.</summary>
internal static partial class PatchText
{
    /// <summary>How many places, and how many files, one patch may change.</summary>
    public const int MaxBlocks = 1000;

    /// <summary>The operations; null when the text is in neither of the two formats.</summary>
    /// <param name="text">The patch.</param>
    /// <param name="file">The path of blocks that name none; null when there is none.</param>
    /// <exception cref="PatchException">It is malformed.</exception>
    public static IReadOnlyList<FileOperation>? Read(string text, string? file)
    {
        var envelope = Envelope().Match(text);
        var blocks = SearchReplace().Match(text);
        if (!envelope.Success && !blocks.Success) return null;
        var lines = Lines(text);
        var operations = envelope.Success && (!blocks.Success || envelope.Index < blocks.Index)
            ? new EnvelopeReader(lines).Read()
            : new SearchReplaceReader(lines, file).Read();
        return operations.Count <= MaxBlocks ? operations : throw new PatchException($"The patch changes more than {MaxBlocks} files.");
    }

    /// <summary>Lines without their ends; a text that ends in a line break has no empty line behind it.</summary>
    public static string[] Lines(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    /// <summary>A line of a patch or file as a complaint may show it.</summary>
    public static string Shown(string line) => $"'{Visible.Line(line.Trim(), 80)}'";

    [GeneratedRegex(@"^\*\*\* Begin Patch[ \r]*$", RegexOptions.Multiline)]
    private static partial Regex Envelope();

    [GeneratedRegex(@"^<{5,9} SEARCH[ \r]*$", RegexOptions.Multiline)]
    private static partial Regex SearchReplace();
}
