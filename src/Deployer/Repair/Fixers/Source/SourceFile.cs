using System.Text;
using Deployer.Kernel;

namespace Deployer.Repair.Fixers.Source;

/// <summary>
/// A file's text with one character per byte, so that offsets are those of the compiler and an edit leaves all other bytes alone.
/// </summary>
/// <param name="Path">Relative to the package, with forward slashes.</param>
/// <param name="Text">Its bytes, each as the character of the same number.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private const int MaxBytes = 4 * 1024 * 1024;

    public string LineEnding
    {
        get
        {
            var end = Text.IndexOf('\n', StringComparison.Ordinal);
            return end > 0 && Text[end - 1] == '\r' ? "\r\n" : "\n";
        }
    }

    /// <summary>The file of a package; null when it lies elsewhere, is reached over a link, is missing or too large.</summary>
    public static async ValueTask<SourceFile?> ReadAsync(string packageFolder, string? path, CancellationToken cancellationToken)
    {
        if (path is null || !IsOwn(path)) return null;
        var full = packageFolder;
        foreach (var part in path.Split('/'))
        {
            full = System.IO.Path.Combine(full, part);
            if (new FileInfo(full).LinkTarget is not null) return null;
        }

        // What has no length may be a pipe, which is never opened.
        return RegularFile.Holds(full, MaxBytes)
            ? new SourceFile(path, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(full, cancellationToken)))
            : new FileInfo(full) is { Exists: true, Length: 0 } ? new SourceFile(path, "") : null;
    }

    /// <summary>Text in the form of <see cref="Text"/>: its UTF-8 bytes, each as one character.</summary>
    public static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Byte offset of a place; null when the file has no such line or column.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, in bytes.</param>
    public int? OffsetOf(int line, int column)
    {
        var start = 0;
        for (var current = 1; current < line; current++)
        {
            start = Text.IndexOf('\n', start) + 1;
            if (start == 0) return null;
        }

        var offset = start + column - 1;
        return offset <= EndOfLine(start) ? offset : null;
    }

    public int StartOfLine(int offset) => offset == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>Offset of the line's terminator, before the carriage return if it has one, or the end of the file.</summary>
    public int EndOfLine(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        if (end < 0) return Text.Length;
        return end > offset && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Offset after the line's terminator, or the end of the file.</summary>
    public int StartOfNextLine(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        return end < 0 ? Text.Length : end + 1;
    }

    public string LineAt(int offset) => Text[StartOfLine(offset)..EndOfLine(offset)];

    /// <summary>The white space that the line of an offset starts with.</summary>
    public string IndentationAt(int offset)
    {
        var line = LineAt(offset);
        return line[..(line.Length - line.TrimStart(' ', '\t').Length)];
    }

    /// <summary>
    /// This file with the edits made, from the back to the front. Equal edits are made once; of two that collide the later is left
    /// out; insertions at one place keep their order.
    /// </summary>
    public SourceFile With(IEnumerable<TextEdit> edits)
    {
        var kept = new List<TextEdit>();
        foreach (var edit in edits.Distinct().Where(edit => edit.Start >= 0 && edit.Start <= edit.End && edit.End <= Text.Length))
        {
            if (!kept.Any(edit.Collides)) kept.Add(edit);
        }

        var text = new StringBuilder(Text);
        foreach (var edit in kept.OrderBy(edit => edit.Start).ThenBy(edit => edit.End).Reverse())
        {
            text.Remove(edit.Start, edit.End - edit.Start).Insert(edit.Start, edit.Text);
        }

        return this with { Text = text.ToString() };
    }

    public FileEdit ToFileEdit() => new(Path, Encoding.Latin1.GetBytes(Text));

    private static bool IsOwn(string path) =>
        path.Length > 0 && !System.IO.Path.IsPathRooted(path)
        && !path.Split('/').Any(part => part is "" or "." or ".." or ".git" or ".build");
}
