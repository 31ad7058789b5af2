using Deployer.Kernel;

namespace Deployer.Processes;

/// <summary>
/// Remembers the running process groups in files, so that the next run can end what a killed one left behind.
/// Each file names the group, its leader's start time, the machine's start and the program that owns it.
/// </summary>
/// <param name="folder">Absolute path; created when missing.</param>
internal sealed class ProcessLedger(string folder)
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const int MaxEntries = 10_000;

    /// <summary>Writes a group down until the returned entry is disposed of.</summary>
    public IDisposable Add(int group, string program)
    {
        var entry = new Entry(Path.Combine(folder, $"{group}-{Guid.NewGuid():N}"));
        if (OperatingSystem.IsLinux() && ProcessTable.Find(group) is { } leader && ProcessTable.Find(Environment.ProcessId) is { } owner)
        {
            Write(entry.File, $"{group} {leader.StartTime} {owner.Id} {owner.StartTime} {BootId()} {Path.GetFileName(program)}");
        }

        return entry;
    }

    /// <summary>Ends the groups of former runs that are still alive; returns how many. Those of a running owner are left alone.</summary>
    public async Task<int> KillLeftoversAsync()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(folder))
        {
            return 0;
        }

        var ended = 0;
        foreach (var file in Directory.EnumerateFiles(folder).Take(MaxEntries))
        {
            var record = Record.Read(file);
            if (record is not null && IsRunning(record.Owner, record.OwnerStart) && record.Boot == BootId())
            {
                continue;
            }

            if (record is not null && record.Boot == BootId() && IsOurs(record))
            {
                await new ProcessGroup(record.Group).EndAsync();
                ended++;
            }

            File.Delete(file);
        }

        return ended;
    }

    private static bool IsOurs(Record record)
    {
        var members = ProcessTable.Read().Where(entry => entry.Group == record.Group && !entry.IsDead).ToList();
        var leader = members.Find(entry => entry.Id == record.Group);

        // The kernel gives a number to nobody else while it is still some group's: without the leader, the rest is ours
        // when it never left the leader's session and is younger than it.
        return leader is not null
            ? leader.StartTime == record.Start
            : members.Count > 0 && members.TrueForAll(entry => entry.Session == record.Group && entry.StartTime >= record.Start);
    }

    private static bool IsRunning(int id, long start) => ProcessTable.Find(id) is { IsDead: false } entry && entry.StartTime == start;

    private static string BootId() => File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : "-";

    private void Write(string file, string line)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MachineException(
                "state-not-writable", $"The state folder {folder} cannot be written: {exception.Message}", "Check its owner and the disk.");
        }
    }

    private sealed record Entry(string File) : IDisposable
    {
        public void Dispose()
        {
            // A program that had ended before it could be written down has no file, and perhaps not even a folder.
            if (System.IO.File.Exists(File))
            {
                System.IO.File.Delete(File);
            }
        }
    }

    private sealed record Record(int Group, long Start, int Owner, long OwnerStart, string Boot)
    {
        public static Record? Read(string file)
        {
            var fields = File.ReadAllText(file).Split(' ');
            return fields.Length > 4 && int.TryParse(fields[0], out var group) && group > 1 && long.TryParse(fields[1], out var start)
                && int.TryParse(fields[2], out var owner) && long.TryParse(fields[3], out var ownerStart)
                ? new(group, start, owner, ownerStart, fields[4])
                : null;
        }
    }
}
