namespace Deployer.Repair.Patches;

/// <summary>Finds what in a file is most like lines that are not there, for a complaint that can be acted on.</summary>
/// <param name="lines">The file.</param>
internal sealed class NearestLines(IReadOnlyList<string> lines)
{
    private const int MaxShown = 4;
    private const int MaxCompared = 6;
    private const int LeastAlike = 4;
    private const int MaxLines = 100_000;

    /// <summary>One sentence without a full stop.</summary>
    public string Describe(IReadOnlyList<string> wanted)
    {
        var searched = wanted.Select(line => line.Trim()).Where(line => line.Length > 0).Take(MaxCompared).ToList();
        if (lines.Count == 0) return "The file is empty";
        if (searched.Count == 0 || Best(searched) is not { } best) return $"Nothing in its {lines.Count} lines is like them";
        var shown = Enumerable.Range(best, Math.Min(Math.Min(MaxShown, searched.Count), lines.Count - best));
        return $"Nearest is line {string.Join(", line ", shown.Select(at => $"{at + 1}: {PatchText.Shown(lines[at])}"))}";
    }

    private int? Best(List<string> wanted)
    {
        var (best, most) = (-1, 0);
        for (var at = 0; at < Math.Min(lines.Count, MaxLines); at++)
        {
            var score = wanted.Select((line, i) => at + i < lines.Count ? Alike(lines[at + i].Trim(), line) : 0).Sum();
            if (score > most) (best, most) = (at, score);
        }

        return most >= LeastAlike ? best : null;
    }

    /// <summary>How many letters two lines share at their beginning and end.</summary>
    private static int Alike(string one, string other)
    {
        var most = Math.Min(Math.Min(one.Length, other.Length), 200);
        var head = 0;
        while (head < most && one[head] == other[head]) head++;
        var tail = 0;
        while (tail < most - head && one[^(tail + 1)] == other[^(tail + 1)]) tail++;
        return head + tail;
    }
}
