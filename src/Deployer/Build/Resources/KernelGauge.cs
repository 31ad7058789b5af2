using System.Globalization;

namespace Deployer.Build.Resources;

/// <summary>Reads what the Linux kernel tells of memory and processors; elsewhere it knows nothing.</summary>
/// <param name="root">Where `/proc` and `/sys` are: empty for the machine's own.</param>
internal sealed class KernelGauge(string root) : IMachineGauge
{
    private const int MaxParents = 32;

    /// <summary>Above this a control group has no limit: the kernel writes a number near the highest there is.</summary>
    private const long NoLimit = 1L << 60;

    public MachineReading Read()
    {
        var memory = Fields("/proc/meminfo", ':');
        var machine = (Available: Kilobytes(memory, "MemAvailable"), Total: Kilobytes(memory, "MemTotal"));
        var groups = Limits().ToList();
        return new MachineReading
        {
            MemoryStall = Stall("memory", "full"),
            ProcessorStall = Stall("cpu", "some"),
            Kills = long.TryParse(Fields("/proc/vmstat", ' ').GetValueOrDefault("oom_kill"), NumberStyles.None, null, out var kills) ? kills : null,
            Available = Least(machine.Available, groups.Select(group => group.Available)),
            Total = Least(machine.Total, groups.Select(group => group.Total)),
        };
    }

    private static long? Least(long? machine, IEnumerable<long> groups) => groups.Select(value => (long?)value).Append(machine).Min();

    private static long? Kilobytes(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) && long.TryParse(value.Split(' ')[0], NumberStyles.None, null, out var kilobytes)
            ? kilobytes * 1024
            : null;

    /// <summary>`some avg10=0.00 avg60=0.00 avg300=0.00 total=0`, and the same for `full`.</summary>
    private double? Stall(string resource, string kind)
    {
        var line = Lines($"/proc/pressure/{resource}").FirstOrDefault(line => line.StartsWith(kind, StringComparison.Ordinal));
        var field = line?.Split(' ').FirstOrDefault(field => field.StartsWith("avg10=", StringComparison.Ordinal));
        return double.TryParse(field?["avg10=".Length..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent
            : null;
    }

    /// <summary>The limits on the control groups that we are in, the inner ones and those around them.</summary>
    private IEnumerable<(long Total, long Available)> Limits()
    {
        foreach (var line in Lines("/proc/self/cgroup"))
        {
            if (line.Split(':', 3) is not [_, var controllers, var path] || (controllers.Length > 0 && !controllers.Split(',').Contains("memory")))
            {
                continue;
            }

            var isNew = controllers.Length == 0;
            var top = isNew ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
            foreach (var folder in Upwards(path).Take(MaxParents))
            {
                if (Limit(top + folder, isNew) is { } limit) yield return limit;
            }
        }
    }

    private (long Total, long Available)? Limit(string folder, bool isNew)
    {
        var limit = Number($"{folder}/{(isNew ? "memory.max" : "memory.limit_in_bytes")}");
        var used = Number($"{folder}/{(isNew ? "memory.current" : "memory.usage_in_bytes")}");
        if (limit is null or >= NoLimit || used is null)
        {
            return null;
        }

        // Cached files count as used, and are given back as soon as somebody wants the memory.
        var cached = Fields($"{folder}/memory.stat", ' ').GetValueOrDefault(isNew ? "inactive_file" : "total_inactive_file");
        _ = long.TryParse(cached, NumberStyles.None, null, out var reclaimable);
        return (limit.Value, Math.Max(0, limit.Value - Math.Max(0, used.Value - reclaimable)));
    }

    private static IEnumerable<string> Upwards(string path)
    {
        for (var folder = path.TrimEnd('/'); folder.Length > 0; folder = folder[..folder.LastIndexOf('/')])
        {
            yield return folder;
        }

        yield return "";
    }

    private long? Number(string file) =>
        long.TryParse(Lines(file).FirstOrDefault(), NumberStyles.None, null, out var number) ? number : null;

    private Dictionary<string, string> Fields(string file, char separator)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(file))
        {
            if (line.Split(separator, 2, StringSplitOptions.TrimEntries) is [var name, var value]) fields.TryAdd(name, value);
        }

        return fields;
    }

    private string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(root + file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
