using System.Text.RegularExpressions;

namespace Deployer.Repair.Patches;

/// <summary>Reads the envelope that coding agents write, from `*** Begin Patch` to `*** End Patch`; what is around it is prose.</summary>
internal sealed partial class EnvelopeReader(string[] lines)
{
    private const string Begin = "*** Begin Patch";
    private const string End = "*** End Patch";
    private const string AddFile = "*** Add File: ";
    private const string DeleteFile = "*** Delete File: ";
    private const string UpdateFile = "*** Update File: ";
    private const string MoveTo = "*** Move to: ";
    private const string EndOfFile = "*** End of File";

    private readonly List<FileOperation> _operations = [];
    private int _at;
    private int _blocks;

    /// <exception cref="PatchException">It is malformed.</exception>
    public IReadOnlyList<FileOperation> Read()
    {
        _at = Array.FindIndex(lines, line => line.TrimEnd() == Begin) + 1;
        while (Current() != End)
        {
            ReadFile(Current());
        }

        if (_operations.Count == 0) throw new PatchException("The patch is empty: between its first and last line it names no file.");
        return lines.Skip(_at).Any(line => line.TrimEnd() == Begin)
            ? throw new PatchException($"The patch has a second '{Begin}'; put all files into one.")
            : _operations;
    }

    private void ReadFile(string line)
    {
        var number = ++_at;
        if (Rest(line, AddFile) is { } added) _operations.Add(new FileOperation.Add(added, ReadAdded()));
        else if (Rest(line, DeleteFile) is { } deleted) _operations.Add(new FileOperation.Delete(deleted));
        else if (Rest(line, UpdateFile) is { } updated) _operations.Add(ReadUpdate(updated));
        else if (line.Length > 0) throw Fault(number, "here '*** Add File: PATH', '*** Update File: PATH' or '*** Delete File: PATH' is expected");
    }

    private string ReadAdded()
    {
        var content = new System.Text.StringBuilder();
        while (!IsMark(Current()))
        {
            var line = lines[_at++];
            if (line.Length == 0 && IsMark(Current())) break;
            content.Append(line.StartsWith('+') ? line[1..] : throw Fault(_at, "every line of a new file starts with '+'")).Append('\n');
        }

        return content.ToString();
    }

    private FileOperation.Change ReadUpdate(string path)
    {
        var target = Rest(Current(), MoveTo);
        _at += target is null ? 0 : 1;
        var blocks = new List<TextBlock>();
        var started = _at;
        while (!IsMark(Current()))
        {
            if (lines[_at].Length == 0 && IsBlankUpToMark()) _at++;
            else blocks.Add(ReadBlock());
        }

        return blocks.Count > 0 || target is not null
            ? new FileOperation.Change(path, blocks) { MovedTo = target }
            : throw Fault(started, $"nothing is changed in {PatchText.Shown(path)}");
    }

    private TextBlock ReadBlock()
    {
        var start = _at + 1;
        var under = new List<string>();
        while (Header().Match(Current()) is { Success: true } header)
        {
            if (header.Groups[1].Value.Trim() is { Length: > 0 } text) under.Add(text);
            _at++;
        }

        var (old, @new) = (new List<string>(), new List<string>());
        while (!IsMark(Current()) && !Header().IsMatch(Current()) && !(lines[_at].Length == 0 && IsBlankUpToMark()))
        {
            Take(lines[_at++], old, @new);
        }

        var atEnd = Current() == EndOfFile;
        _at += atEnd ? 1 : 0;
        if (++_blocks > PatchText.MaxBlocks) throw new PatchException($"The patch has more than {PatchText.MaxBlocks} blocks.");
        return old.SequenceEqual(@new, StringComparer.Ordinal)
            ? throw Fault(start, "this block changes nothing")
            : new TextBlock(_blocks, old, @new) { Under = under, AtEnd = atEnd };
    }

    private void Take(string line, List<string> old, List<string> @new)
    {
        var (kind, text) = line.Length == 0 ? (' ', "") : (line[0], line[1..]);
        if (kind is not (' ' or '-' or '+')) throw Fault(_at, "a line of a block starts with ' ', '-' or '+'");
        if (kind != '+') old.Add(text);
        if (kind != '-') @new.Add(text);
    }

    /// <summary>The line that is next, for comparison with marks.</summary>
    private string Current() => _at < lines.Length
        ? lines[_at].TrimEnd()
        : throw new PatchException($"The patch is torn: it has no '{End}'.");

    private bool IsBlankUpToMark() => IsMark(lines.Skip(_at).SkipWhile(line => line.Length == 0).FirstOrDefault("").TrimEnd());

    private static bool IsMark(string line) => line.StartsWith("*** ", StringComparison.Ordinal);

    private static string? Rest(string line, string mark) =>
        line.StartsWith(mark, StringComparison.Ordinal) ? line[mark.Length..].Trim() : null;

    private static PatchException Fault(int line, string what) => new($"Line {line} of the patch: {what}.");

    // Some write numbers as in a unified diff; they say nothing that the lines do not say better.
    [GeneratedRegex(@"^@@(?: -\d{1,9}(?:,\d{1,9})? \+\d{1,9}(?:,\d{1,9})? @@)?(?:$| (.*)$)")]
    private static partial Regex Header();
}
