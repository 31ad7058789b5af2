using System.Globalization;

namespace Deployer.Processes;

/// <summary>One running process as the kernel lists it.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="Parent">Its parent's id.</param>
/// <param name="Group">Its process group.</param>
/// <param name="Session">Its session.</param>
/// <param name="StartTime">Clock ticks since the machine started; with the id it names a process for good.</param>
/// <param name="IsDead">True when it has ended and only waits to be collected.</param>
internal sealed record ProcessEntry(int Id, int Parent, int Group, int Session, long StartTime, bool IsDead)
{
    /// <summary>True when a signal made it stand still.</summary>
    public bool IsStopped { get; init; }
}

/// <summary>The processes of this machine, read from `/proc`; empty where there is none.</summary>
internal static class ProcessTable
{
    /// <summary>Every process.</summary>
    public static IReadOnlyList<ProcessEntry> Read() => !Directory.Exists("/proc/self")
        ? []
        : [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, null, out var id) ? Find(id) : null)
            .OfType<ProcessEntry>()];

    /// <summary>One process; null when there is none of this id.</summary>
    public static ProcessEntry? Find(int id)
    {
        try
        {
            return Parse(id, File.ReadAllText($"/proc/{id}/stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The group, its session, and everything that descends from its leader.</summary>
    public static IReadOnlyList<ProcessEntry> Family(int leader)
    {
        var all = Read();
        var children = all.ToLookup(entry => entry.Parent);
        var family = all.Where(entry => entry.Id == leader || entry.Group == leader || entry.Session == leader).ToList();
        var seen = family.Select(entry => entry.Id).ToHashSet();
        for (var next = 0; next < family.Count; next++)
        {
            family.AddRange(children[family[next].Id].Where(child => seen.Add(child.Id)));
        }

        return [.. family.Where(entry => !entry.IsDead)];
    }

    private static ProcessEntry? Parse(int id, string stat)
    {
        // The name stands in brackets and may hold anything, brackets and blanks included.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 20
            ? null
            : new(id, Number(fields[1]), Number(fields[2]), Number(fields[3]), long.Parse(fields[19]), fields[0] is "Z" or "X")
            {
                IsStopped = fields[0] is "T" or "t",
            };
    }

    private static int Number(string text) => int.Parse(text);
}
