using System.Text.RegularExpressions;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Fixers.ToolsVersion;

/// <summary>The line of a manifest that names the version of the tools, well written or not.</summary>
internal sealed partial class ToolsLine
{
    private const int MaxLines = 40;
    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";

    private readonly int _head;
    private readonly int? _start;

    public ToolsLine(SourceFile file)
    {
        File = file;
        _head = file.Text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? ByteOrderMark.Length : 0;
        _start = Find();
    }

    public SourceFile File { get; }

    /// <summary>The line; null when the manifest has none.</summary>
    public string? Text => _start is { } start ? File.Text[start..File.EndOfLine(start)] : null;

    /// <summary>The version it names, in full or as far as it can be read; null when none.</summary>
    public string? Version => Text is { } line && Number().Match(line) is { Success: true } number ? Complete(number.Value) : null;

    /// <summary>Whether only blank lines stand before it.</summary>
    public bool IsFirst => _start is { } start && string.IsNullOrWhiteSpace(File.Text[_head..start]);

    /// <summary>Major and minor number of a version.</summary>
    public static string Complete(string version)
    {
        var parts = version.Split('.');
        return $"{parts[0]}.{(parts.Length > 1 ? parts[1] : "0")}";
    }

    /// <summary>The manifest with this line at its head, in place of what there was.</summary>
    public SourceFile With(string version) => WithLine($"// swift-tools-version: {version}");

    public SourceFile WithLine(string line)
    {
        if (_start is not { } start) return File.With([new TextEdit(_head, _head, line + File.LineEnding)]);
        return IsFirst
            ? File.With([new TextEdit(start, File.EndOfLine(start), line)])
            : File.With([new TextEdit(_head, _head, line + File.LineEnding), new TextEdit(start, File.StartOfNextLine(start), "")]);
    }

    private int? Find()
    {
        var at = _head;
        for (var line = 0; line < MaxLines && at < File.Text.Length; line++, at = File.StartOfNextLine(at))
        {
            var text = File.Text[at..File.EndOfLine(at)];
            if (text.Length < 200 && Specification().IsMatch(text)) return at;
            if (text.TrimStart().StartsWith("import", StringComparison.Ordinal)) return null;
        }

        return null;
    }

    [GeneratedRegex(@"^\s{0,20}[/#*!-]{0,4}\s{0,20}s?w?ift[-_ ]{0,2}to+ls?[-_ ]{0,2}ver", RegexOptions.IgnoreCase)]
    private static partial Regex Specification();

    [GeneratedRegex(@"\d{1,3}(?:\.\d{1,3}){0,2}")]
    private static partial Regex Number();
}
