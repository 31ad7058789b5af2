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
    private readonly Dictionary<string, HashSet<string>> declared = new(StringComparer.Ordinal);

    /// <summary>
    /// The line an error is about. What the compiler quoted counts where the file is not at hand or has changed since;
    /// <see cref="SourceLine.None"/> when there is neither.
    /// </summary>
    public SourceLine At(Diagnostic error)
    {
        var lines = LinesOf(error.File);
        var quoted = error.SourceLine is { } source ? Cut(source.Trim()) : "";
        if (error.Line is not { } number || number < 1 || number > lines.Length)
        {
            return Quoted(quoted);
        }

        var text = Cut(lines[number - 1].Trim());
        return quoted.Length == 0 || text.StartsWith(quoted, StringComparison.Ordinal) || quoted.StartsWith(text, StringComparison.Ordinal)
            ? new SourceLine(text, SourceShape.Of(text), Enclosing(lines, number - 1))
            : Quoted(quoted);
    }

    /// <summary>True when the file can be read.</summary>
    public bool IsAtHand(string file) => LinesOf(file).Length > 0;

    /// <summary>The first lines of a file; none when it cannot be read.</summary>
    public IEnumerable<string> Head(string file, int count) => LinesOf(file).Take(count).Select(Cut);

    /// <summary>True when a line of the file declares the name, as far as words tell.</summary>
    public bool Declares(string file, string name)
    {
        if (!declared.TryGetValue(file, out var names))
        {
            declared[file] = names = LinesOf(file)
                .Where(line => line.Length <= MaxLine)
                .SelectMany(line => NamedDeclaration().Matches(line).Select(match => match.Groups[1].Value))
                .ToHashSet(StringComparer.Ordinal);
        }

        return names.Contains(name);
    }

    private static SourceLine Quoted(string text) => text.Length == 0 ? SourceLine.None : new SourceLine(text, SourceShape.Of(text), "");

    private static string Cut(string text) => text.Length > MaxLine ? text[..MaxLine] : text;

    private string[] LinesOf(string? file)
    {
        if (paths.PlaceOf(file) is not { } place)
        {
            return [];
        }

        if (!files.TryGetValue(place, out var lines))
        {
            files[place] = lines = Load(place);
        }

        return lines;
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

    [GeneratedRegex(@"\b(?:func|var|let|case|struct|class|enum|protocol|actor|typealias|macro)[ \t]+`?([\p{L}_][\p{L}\p{Nd}_]{0,200})")]
    private static partial Regex NamedDeclaration();
}
