using System.Text.RegularExpressions;

namespace Deployer.Repair.Patches;

/// <summary>Reads search/replace blocks. A block changes the file named in the line above it, else the file of the block before it.</summary>
/// <param name="lines">The patch.</param>
/// <param name="file">The path of blocks that name none; null when there is none.</param>
internal sealed partial class SearchReplaceReader(string[] lines, string? file)
{
    private readonly List<FileOperation> _operations = [];
    private string? _path = file;
    private int _at;
    private int _blocks;

    /// <exception cref="PatchException">It is malformed.</exception>
    public IReadOnlyList<FileOperation> Read()
    {
        var above = "";
        for (; _at < lines.Length; _at++)
        {
            var line = lines[_at].TrimEnd();
            if (Opening().Match(line) is { Success: true } opening)
            {
                _path = PathIn(above) ?? _path ?? throw Fault(_at + 1, "nothing names the file of this block: write its path into the line above, or give 'file'");
                Take(_path, ReadBlock(opening.Groups[1].Length));
                above = "";
            }
            else if (Stray().IsMatch(line)) throw Fault(_at + 1, "a mark without its '<<<<<<< SEARCH'");
            else if (line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal)) above = line;
        }

        return _operations;
    }

    private void Take(string path, TextBlock block)
    {
        if (block.Old.Count == 0) _operations.Add(new FileOperation.Add(path, string.Concat(block.New.Select(line => line + "\n"))));
        else if (_operations is [.., FileOperation.Change last] && last.Path == path) _operations[^1] = last with { Blocks = [.. last.Blocks, block] };
        else _operations.Add(new FileOperation.Change(path, [block]));
    }

    private TextBlock ReadBlock(int width)
    {
        var start = _at + 1;
        var old = ReadUpTo(new string('=', width), width, start);
        var @new = ReadUpTo($"{new string('>', width)} REPLACE", width, start);
        if (++_blocks > PatchText.MaxBlocks) throw new PatchException($"The patch has more than {PatchText.MaxBlocks} blocks.");
        return old.SequenceEqual(@new, StringComparer.Ordinal) ? throw Fault(start, "this block changes nothing") : new TextBlock(_blocks, old, @new);
    }

    private List<string> ReadUpTo(string mark, int width, int start)
    {
        var found = new List<string>();
        for (_at++; _at < lines.Length; _at++)
        {
            var line = lines[_at].TrimEnd();
            if (line == mark) return found;
            if (Opening().Match(line) is { Success: true } || line == new string('=', width) || line == $"{new string('>', width)} REPLACE")
            {
                throw Fault(_at + 1, $"'{mark}' is expected before this mark");
            }

            found.Add(lines[_at]);
        }

        throw Fault(start, $"this block has no '{mark}'");
    }

    /// <summary>The path that a line is, without the decoration of Markdown; null for prose when there is a path already.</summary>
    private string? PathIn(string line)
    {
        var path = line.Trim().Trim('`', '*', '#', ' ', ':');
        return path.Length == 0 || (_path is not null && path.Contains(' ', StringComparison.Ordinal)) ? null : path;
    }

    private static PatchException Fault(int line, string what) => new($"Line {line} of the patch: {what}.");

    [GeneratedRegex(@"^(<{5,9}) SEARCH$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^>{5,9} REPLACE$")]
    private static partial Regex Stray();
}
