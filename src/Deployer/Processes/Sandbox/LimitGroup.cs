using System.Globalization;
using Deployer.Workspace;

namespace Deployer.Processes.Sandbox;

/// <summary>The control group of one confined program, with all that it starts.</summary>
/// <param name="folders">Its folders, one for each hierarchy that it is in.</param>
internal sealed class LimitGroup(IReadOnlyList<string> folders)
{
    private const string Members = "cgroup.procs";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    /// <summary>Files that a process writes `0` to in order to enter the group.</summary>
    public IReadOnlyList<string> Doors => [.. folders.Select(folder => Path.Combine(folder, Members))];

    /// <summary>Sets the limits.</summary>
    public void Limit(Confinement confinement, bool isUnified)
    {
        if (confinement.MemoryBytes is { } memory)
        {
            Require(isUnified ? "memory.max" : "memory.limit_in_bytes", memory.ToString(CultureInfo.InvariantCulture));

            // Memory that may be swapped out without end would be no limit.
            Try(isUnified ? "memory.swap.max" : "memory.memsw.limit_in_bytes", isUnified ? "0" : memory.ToString(CultureInfo.InvariantCulture));
        }

        if (confinement.Processes is { } processes)
        {
            Require("pids.max", processes.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The limit that the program ran into; null when it ran into none.</summary>
    public LimitBreach? FindBreach(Confinement confinement) =>
        confinement.MemoryBytes is { } memory && Math.Max(Count("memory.events", "oom_kill"), Count("memory.oom_control", "oom_kill")) > 0
            ? new(LimitKind.Memory, string.Create(CultureInfo.InvariantCulture, $"used more than limits.memory = {Quantity.Text(memory)}"))
            : confinement.Processes is { } processes && Count("pids.events", "max") > 0
                ? new(LimitKind.Processes, string.Create(CultureInfo.InvariantCulture, $"had more than {processes} processes and threads at once"))
                : null;

    /// <summary>Kills every member, waits until they are gone, and removes the group.</summary>
    public async Task EndAsync()
    {
        for (var step = 0; step < LongestEnd / Step; step++)
        {
            foreach (var member in folders.SelectMany(ReadMembers).Distinct())
            {
                ProcessGroup.KillOne(member);
            }

            if (Remove())
            {
                return;
            }

            await Task.Delay(Step);
        }
    }

    private bool Remove()
    {
        try
        {
            foreach (var folder in folders.Where(Directory.Exists))
            {
                // The files in it are the kernel's: the folder goes as if it were empty.
                Directory.Delete(folder);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<int> ReadMembers(string folder)
    {
        try
        {
            return [.. File.ReadLines(Path.Combine(folder, Members)).Select(line => int.TryParse(line, out var id) ? id : 0).Where(id => id > 1)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private long Count(string file, string name)
    {
        try
        {
            return folders.Select(folder => Path.Combine(folder, file)).Where(File.Exists)
                .SelectMany(File.ReadLines)
                .Select(line => line.Split(' '))
                .Where(fields => fields.Length == 2 && fields[0] == name)
                .Sum(fields => long.TryParse(fields[1], out var count) ? count : 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private void Require(string file, string value) =>
        File.WriteAllText(folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) ?? Path.Combine(folders[0], file), value);

    private void Try(string file, string value)
    {
        try
        {
            Require(file, value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // This kernel does not count swap.
        }
    }

}
