using System.Text.RegularExpressions;

namespace Deployer.Diagnose.Fingerprints;

/// <summary>A line of source, as it counts for keys.</summary>
/// <param name="Text">Without white space around it.</param>
/// <param name="Shape">With names and literals replaced by their kind.</param>
/// <param name="Declaration">What it stands in, for example `func two`; empty at the top.</param>
internal sealed record SourceLine(string Text, string Shape, string Declaration)
{
    public static SourceLine None { get; } = new("", "", "");
}

/// <summary>Looks up the lines that diagnostics point at. Each file is read once.</summary>
internal sealed partial class SourceLines(PackagePaths paths)
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxLine = 1_000;
    private const int MaxScan = 2_000;

    private readonly Dictionary<string, string[]> files = new(StringComparer.Ordinal);

    /// <summary>The line of a file, counted from 1; <see cref="SourceLine.None"/> when there is none.</summary>
    public SourceLine At(string file, int? line)
    {
        if (!files.TryGetValue(file, out var lines))
        {
            files[file] = lines = Load(Path.Combine(paths.Folder, file));
        }

        if (line is not { } number || number < 1 || number > lines.Length)
        {
            return SourceLine.None;
        }

        var text = lines[number - 1].Trim();
        text = text.Length > MaxLine ? text[..MaxLine] : text;
        return new SourceLine(text, SourceShape.Of(text), Enclosing(lines, number - 1));
    }

    private static string[] Load(string path)
    {
        try
        {
            // What reports no length may be a pipe, and reading it would wait for ever.
            return new FileInfo(path) is { Exists: true, Length: > 0 and <= MaxBytes } ? File.ReadAllLines(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The nearest declaration above that is indented less.</summary>
    private static string Enclosing(string[] lines, int index)
    {
        var indent = Indent(lines[index]);
        for (var above = index - 1; above >= 0 && above > index - MaxScan && indent > 0; above--)
        {
            if (string.IsNullOrWhiteSpace(lines[above]) || Indent(lines[above]) >= indent)
            {
                continue;
            }

            indent = Indent(lines[above]);
            if (lines[above].Length <= MaxLine && Declaration().Match(lines[above]) is { Success: true } match)
            {
                return match.Value;
            }
        }

        return "";
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart().Length;

    [GeneratedRegex(@"\b(func|init|deinit|subscript|var|struct|class|enum|protocol|extension|actor)\b(?: [\w.]{1,100})?")]
    private static partial Regex Declaration();
}
