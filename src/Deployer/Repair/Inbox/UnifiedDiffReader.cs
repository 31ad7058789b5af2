using System.Text;
using System.Text.RegularExpressions;

namespace Deployer.Repair.Inbox;

/// <summary>
/// Reads the headers of a unified diff and writes it anew, so that Git is only ever given headers that were understood here.
/// Hunks are counted and copied as they are.
/// </summary>
internal sealed partial class UnifiedDiffReader
{
    private readonly string[] _lines;
    private readonly List<DiffFile> _files = [];
    private int _at;

    // A patch whose headers end in a carriage return was converted as a whole; one of a file that has them was not.
    private UnifiedDiffReader(string patch) =>
        _lines = (ConvertedHeader().IsMatch(patch) ? patch.Replace("\r\n", "\n", StringComparison.Ordinal) : patch).Split('\n');

    public static FeedbackChange.UnifiedDiff Read(string patch, FeedbackPath path)
    {
        if (patch.Contains('\0', StringComparison.Ordinal)) throw new FeedbackException("The diff is binary.");
        var reader = new UnifiedDiffReader(patch);
        for (; reader._at < reader._lines.Length; reader._at++) reader.ReadLine(reader._lines[reader._at].TrimEnd('\r'));
        if (reader._files.Count == 0) throw new FeedbackException("'patch' is not a unified diff: it has no file header.");
        var diff = new StringBuilder();
        var paths = reader._files.SelectMany(file => file.Write(diff, path)).ToList();
        return new FeedbackChange.UnifiedDiff(diff.ToString(), paths);
    }

    private void ReadLine(string line)
    {
        if (line.StartsWith("diff --git ", StringComparison.Ordinal)) _files.Add(new DiffFile { GitPath = GitPath(line[11..]) });
        else if (line.StartsWith("--- ", StringComparison.Ordinal) && IsFollowedBy("+++ ")) ReadOld(Name(line[4..]));
        else if (_files.Count > 0) ReadHeader(_files[^1], line);
        else if (line.StartsWith("@@ ", StringComparison.Ordinal)) throw new FeedbackException($"Line {_at + 1} of the patch starts a hunk of no file.");
    }

    private void ReadOld(string old)
    {
        var @new = Name(_lines[++_at].TrimEnd('\r')[4..]);
        if (_files.Count == 0 || !_files[^1].Awaits(old, @new)) _files.Add(new DiffFile());
        (_files[^1].Old, _files[^1].New) = (old, @new);
    }

    private void ReadHeader(DiffFile file, string line)
    {
        if (line.StartsWith("@@ ", StringComparison.Ordinal)) ReadHunk(file, line);
        else if (Mode().Match(line) is { Success: true } mode) ReadMode(file, mode.Groups[1].Value, mode.Groups[2].Value);
        else if (Index().Match(line) is { Success: true } index) Demand(index.Groups[1].Value is "100644" or "100755", index.Groups[1].Value);
        else if (Move().Match(line) is { Success: true } move) ReadMove(file, move);
        else if (Binary().IsMatch(line)) throw new FeedbackException($"Line {_at + 1} of the patch: binary changes are not accepted.");
    }

    private void ReadMode(DiffFile file, string kind, string mode)
    {
        if (kind is "old mode" or "new mode") throw new FeedbackException($"Line {_at + 1} of the patch: modes of files cannot be changed.");
        file.IsNew |= kind == "new file mode";
        file.IsDeleted |= kind == "deleted file mode";
        Demand(mode == "100644" || (file.IsDeleted && mode == "100755"), mode);
    }

    private void Demand(bool isAllowed, string mode)
    {
        if (isAllowed) return;
        throw new FeedbackException(mode switch
        {
            "120000" => $"Line {_at + 1} of the patch: symbolic links are not accepted.",
            "160000" => $"Line {_at + 1} of the patch: submodules are not accepted.",
            _ => $"Line {_at + 1} of the patch: the mode must be 100644, not {mode}.",
        });
    }

    private static void ReadMove(DiffFile file, Match move)
    {
        var name = Name(move.Groups[3].Value);
        file.IsCopy = move.Groups[1].Value == "copy";
        if (move.Groups[2].Value is "from" or "old") file.From = name;
        else file.To = name;
    }

    /// <summary>Copies a hunk, whose header says how many lines it has.</summary>
    private void ReadHunk(DiffFile file, string header)
    {
        var start = _at + 1;
        if (file.Old is null || Hunk().Match(header) is not { Success: true } match)
        {
            throw new FeedbackException($"Line {start} of the patch is no header of a hunk.");
        }

        var (old, @new) = (Count(match.Groups[1]), Count(match.Groups[2]));
        file.AddHunkLine(match.Value);
        while (old > 0 || @new > 0)
        {
            var line = ++_at < _lines.Length ? _lines[_at] : throw Torn(start);
            var kind = line.Length == 0 || line == "\r" ? ' ' : line[0];
            old -= kind is ' ' or '-' ? 1 : 0;
            @new -= kind is ' ' or '+' ? 1 : 0;
            if (kind is not (' ' or '-' or '+' or '\\') || old < 0 || @new < 0) throw Torn(start);
            file.AddHunkLine(line.Length == 0 || line == "\r" ? " " + line : line);
        }

        if (IsFollowedBy("\\ ")) file.AddHunkLine(_lines[++_at]);
    }

    private static FeedbackException Torn(int line) =>
        new($"The hunk in line {line} of the patch has other lines than its header says.");

    private static int Count(Group group) =>
        !group.Success ? 1 : int.TryParse(group.Value, out var count) ? count : throw new FeedbackException("A hunk's header counts too many lines.");

    private bool IsFollowedBy(string start) => _at + 1 < _lines.Length && _lines[_at + 1].StartsWith(start, StringComparison.Ordinal);

    /// <summary>The path of `a/P b/P`; null when the sides differ or are quoted, as then other lines name them.</summary>
    private static string? GitPath(string sides)
    {
        var half = sides.Length / 2;
        if (sides.Length % 2 == 0 || half < 1 || sides[half] != ' ') return null;
        var (left, right) = (sides[..half], sides[(half + 1)..]);
        if (left == right) return left;
        return left.Length > 2 && left[1] == '/' && right[1] == '/' && left[2..] == right[2..] ? left[2..] : null;
    }

    /// <summary>A name without timestamp and without Git's quotes.</summary>
    private static string Name(string text)
    {
        if (text.StartsWith('"')) return Unquoted(text);
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        return tab < 0 ? text : text[..tab];
    }

    private static string Unquoted(string text)
    {
        var bytes = new List<byte>();
        for (var at = 1; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] != '\\') bytes.AddRange(Encoding.UTF8.GetBytes(text[at].ToString()));
            else if (Octal().Match(text, at) is { Success: true } octal)
            {
                bytes.Add((byte)Convert.ToInt32(octal.Groups[1].Value, 8));
                at += 3;
            }
            else throw new FeedbackException("A quoted path of the diff holds characters that no path may hold.");
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"^(old mode|new mode|new file mode|deleted file mode) (\d+)$")]
    private static partial Regex Mode();

    [GeneratedRegex(@"^index [0-9a-f]+\.\.[0-9a-f]+ (\d+)$")]
    private static partial Regex Index();

    [GeneratedRegex(@"^(rename|copy) (from|to|old|new) (.+)$")]
    private static partial Regex Move();

    [GeneratedRegex(@"^(?:GIT binary patch|Binary files .* differ)")]
    private static partial Regex Binary();

    [GeneratedRegex(@"^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@")]
    private static partial Regex Hunk();

    [GeneratedRegex(@"^@@ -[0-9, +]+ @@[^\n]*\r$", RegexOptions.Multiline)]
    private static partial Regex ConvertedHeader();

    [GeneratedRegex(@"\G\\([0-3][0-7]{2})")]
    private static partial Regex Octal();
}
