using System.Text;

namespace Deployer.Repair.Inbox;

/// <summary>One file's part of a unified diff, being read.</summary>
internal sealed class DiffFile
{
    private readonly StringBuilder _hunks = new();

    /// <summary>The path that `diff --git` names when both sides are the same; null otherwise.</summary>
    public string? GitPath { get; set; }

    /// <summary>As `---` says it, without timestamp; null when there is no such line.</summary>
    public string? Old { get; set; }

    /// <summary>As `+++` says it, without timestamp; null when there is no such line.</summary>
    public string? New { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public bool IsCopy { get; set; }

    public bool IsNew { get; set; }

    public bool IsDeleted { get; set; }

    public bool HasHunks => _hunks.Length > 0;

    /// <summary>Whether a `---` and a `+++` line of these names belong to this part, and do not start one without a header of Git's.</summary>
    public bool Awaits(string old, string @new) =>
        Old is null && !HasHunks && (GitPath is null || From is not null || Ends(old) || Ends(@new));

    public void AddHunkLine(string line) => _hunks.Append(line).Append('\n');

    /// <summary>Writes the part anew with paths relative to the package and returns the paths it touches.</summary>
    public IReadOnlyList<string> Write(StringBuilder diff, FeedbackPath path)
    {
        var (before, after) = Sides();
        before = before is null ? null : path.Read(before);
        after = after is null ? null : path.Read(after);
        if (!HasHunks && From is null && !IsNew && !IsDeleted) throw new FeedbackException($"The diff changes nothing in '{after ?? before}'.");
        diff.Append($"diff --git a/{before ?? after} b/{after ?? before}\n");
        if (before is null) diff.Append("new file mode 100644\n");
        if (after is null) diff.Append("deleted file mode 100644\n");
        if (From is not null) diff.Append($"{Verb} from {before}\n{Verb} to {after}\n");
        if (HasHunks)
        {
            diff.Append($"--- {Side('a', before)}\n+++ {Side('b', after)}\n").Append(_hunks);
        }

        return [.. new[] { before, after }.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private bool Ends(string name) => name == GitPath || name.EndsWith("/" + GitPath, StringComparison.Ordinal);

    private string Verb => IsCopy ? "copy" : "rename";

    // Git writes a tab behind a name that holds spaces, so that they are not taken for the start of a timestamp.
    private static string Side(char prefix, string? path) =>
        path is null ? "/dev/null" : $"{prefix}/{path}{(path.Contains(' ', StringComparison.Ordinal) ? "\t" : "")}";

    /// <summary>The paths before and after, without Git's prefixes; null on a side where the file does not exist.</summary>
    private (string? Before, string? After) Sides()
    {
        if (From is not null || To is not null)
        {
            return From is not null && To is not null
                ? (From, To)
                : throw new FeedbackException("A rename or copy names only one of its two paths.");
        }

        var before = Old ?? (IsNew ? "/dev/null" : GitPath);
        var after = New ?? (IsDeleted ? "/dev/null" : GitPath);
        if (before is null || after is null) throw new FeedbackException("A part of the diff names no file.");
        var isNew = IsNew || before == "/dev/null";
        var isDeleted = IsDeleted || after == "/dev/null";
        if (isNew && isDeleted) throw new FeedbackException("A part of the diff both adds and deletes a file.");
        if (isNew) return (null, WithoutPrefix(after, 'b'));
        return isDeleted ? (WithoutPrefix(before, 'a'), null) : Same(before, after);
    }

    private static (string, string) Same(string before, string after)
    {
        var hasPrefixes = IsPrefixed(before) && IsPrefixed(after) && before[0] != after[0] && before[2..] == after[2..];
        var path = hasPrefixes ? before[2..] : before;
        return hasPrefixes || before == after
            ? (path, path)
            : throw new FeedbackException($"A part of the diff has two different paths, '{before}' and '{after}', without being a rename.");
    }

    private string WithoutPrefix(string path, char prefix) =>
        path != GitPath && IsPrefixed(path) && (path[0] == prefix || path[2..] == GitPath) ? path[2..] : path;

    private static bool IsPrefixed(string path) => path.Length > 2 && path[1] == '/' && "abciwo".Contains(path[0]);
}
