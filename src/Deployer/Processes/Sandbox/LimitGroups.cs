using System.Globalization;

namespace Deployer.Processes.Sandbox;

/// <summary>Makes control groups below our own, and removes those of former runs.</summary>
/// <param name="parents">Folders of the groups that ours are made in: one for version 2; one for each controller for version 1.</param>
/// <param name="isUnified">True for version 2.</param>
internal sealed class LimitGroups(IReadOnlyList<string> parents, bool isUnified)
{
    private const string Prefix = "codex-deployer-";
    private const int MaxLeftovers = 1_000;

    private static int _count;

    /// <summary>Makes one for a program, with its limits set; its process has still to enter it.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The kernel refuses.</exception>
    public LimitGroup Create(Confinement confinement)
    {
        var owner = ProcessTable.Find(Environment.ProcessId);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{owner?.StartTime ?? 0}-{Interlocked.Increment(ref _count)}");
        var folders = parents.Distinct(StringComparer.Ordinal).Select(parent => Path.Combine(parent, name)).ToList();
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(folder);
        }

        var group = new LimitGroup(folders);
        group.Limit(confinement, isUnified);
        return group;
    }

    /// <summary>Ends and removes the groups whose owner is gone.</summary>
    public async Task RemoveLeftoversAsync()
    {
        var folders = parents.Distinct(StringComparer.Ordinal)
            .SelectMany(parent => Directory.EnumerateDirectories(parent, Prefix + "*"))
            .Where(folder => !IsOwned(Path.GetFileName(folder)))
            .Take(MaxLeftovers)
            .ToList();
        foreach (var folder in folders)
        {
            await new LimitGroup([folder]).EndAsync();
        }
    }

    private static bool IsOwned(string name)
    {
        var fields = name[Prefix.Length..].Split('-');
        return fields.Length > 1 && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
            && long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && ProcessTable.Find(owner) is { IsDead: false } entry && entry.StartTime == start;
    }
}
