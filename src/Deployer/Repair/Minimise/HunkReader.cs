using System.Globalization;
using System.Text.RegularExpressions;

namespace Deployer.Repair.Minimise;

/// <summary>Cuts a unified diff into hunks, finer than Git does: what two unchanged lines lie between is two hunks.</summary>
internal static partial class HunkReader
{
    private const int MaxHunks = 1_000;
    private const int Gap = 2;

    /// <summary>At most 1000, in the order of the diff; files with names that Git has to quote are left out.</summary>
    public static IReadOnlyList<Hunk> Read(string diff) =>
    [
        .. ("\n" + diff).Split("\ndiff --git ", StringSplitOptions.RemoveEmptyEntries).SelectMany(ReadFile).Take(MaxHunks),
    ];

    private static IEnumerable<Hunk> ReadFile(string part)
    {
        var lines = part.Split('\n');
        var (before, after) = (NameIn(lines, "--- "), NameIn(lines, "+++ "));
        if (before is null || after is null)
        {
            return WholeName().Match(lines[0]) is { Success: true } name ? [Whole(name.Groups[1].Value)] : [];
        }

        return before == "/dev/null" ? [Whole(after[2..])] : after == "/dev/null" ? [Whole(before[2..])] : ReadHunks(after[2..], lines);
    }

    private static Hunk Whole(string path) => new(path, default, default) { IsWhole = true };

    private static string? NameIn(string[] lines, string mark) =>
        lines.TakeWhile(line => !line.StartsWith("@@ ", StringComparison.Ordinal)).FirstOrDefault(line => line.StartsWith(mark, StringComparison.Ordinal)) is { } line
            && line[mark.Length..].TrimEnd('\t') is var name && !name.StartsWith('"') ? name : null;

    private static IEnumerable<Hunk> ReadHunks(string path, string[] lines)
    {
        var (old, now, unchanged) = (0, 0, 0);
        Hunk? open = null;
        foreach (var line in lines.SkipWhile(line => !line.StartsWith("@@ ", StringComparison.Ordinal)))
        {
            if (Header().Match(line) is { Success: true } header)
            {
                (old, now, unchanged) = (StartOf(header, 1), StartOf(header, 3), Gap);
            }

            if (unchanged >= Gap && open is not null)
            {
                yield return open;
                open = null;
            }

            var (isOld, isNew, isBoth) = (line is ['-', ..], line is ['+', ..], line is [' ', ..]);
            open = isOld || isNew ? Grow(open ?? new Hunk(path, new(old, 0), new(now, 0)), old + (isOld ? 1 : 0), now + (isNew ? 1 : 0)) : open;
            unchanged = isBoth ? unchanged + 1 : isOld || isNew ? 0 : unchanged;
            old += isOld || isBoth ? 1 : 0;
            now += isNew || isBoth ? 1 : 0;
        }

        if (open is not null) yield return open;
    }

    private static Hunk Grow(Hunk hunk, int oldEnd, int newEnd) => hunk with
    {
        Old = new(hunk.Old.Start, oldEnd - hunk.Old.Start),
        New = new(hunk.New.Start, newEnd - hunk.New.Start),
    };

    /// <summary>From 0. Of no lines Git names the line before.</summary>
    private static int StartOf(Match header, int group) =>
        int.Parse(header.Groups[group].ValueSpan, CultureInfo.InvariantCulture) - (header.Groups[group + 1].ValueSpan is "0" ? 0 : 1);

    [GeneratedRegex(@"^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^a/(.{1,1000}) b/\1$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeName();
}
