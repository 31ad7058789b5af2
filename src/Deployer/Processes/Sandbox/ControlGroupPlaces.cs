namespace Deployer.Processes.Sandbox;

/// <summary>The control groups that this process is in, as folders.</summary>
/// <param name="Memory">Version 1: of the memory controller; null when there is none.</param>
/// <param name="Processes">Version 1: of the controller that counts processes; null when there is none.</param>
/// <param name="Unified">Version 2; null when there is none.</param>
internal sealed record ControlGroupPlaces(string? Memory, string? Processes, string? Unified)
{
    /// <param name="groups">The text of `/proc/self/cgroup`.</param>
    /// <param name="mounts">The text of `/proc/self/mountinfo`.</param>
    public static ControlGroupPlaces Parse(string groups, string mounts)
    {
        var mounted = mounts.Split('\n').Select(Mount.Parse).OfType<Mount>().ToList();
        var own = groups.Split('\n').Select(line => line.Split(':', 3)).Where(fields => fields.Length == 3).ToList();
        string? Version1(string controller) =>
            own.Find(fields => fields[1].Split(',').Contains(controller)) is { } group
                ? mounted.Find(mount => mount.Kind == "cgroup" && mount.Options.Contains(controller))?.FolderOf(group[2])
                : null;
        var unified = own.Find(fields => fields[0] == "0" && fields[1].Length == 0);
        return new(
            Version1("memory"),
            Version1("pids"),
            unified is null ? null : mounted.Find(mount => mount.Kind == "cgroup2")?.FolderOf(unified[2]));
    }

    /// <param name="Root">The group that is mounted.</param>
    /// <param name="Folder">Where.</param>
    /// <param name="Kind">The file system.</param>
    /// <param name="Options">Of the file system; the controllers among them.</param>
    private sealed record Mount(string Root, string Folder, string Kind, IReadOnlyList<string> Options)
    {
        /// <summary>`36 35 0:31 /root /mount/point rw,relatime shared:9 - cgroup cgroup rw,memory`.</summary>
        public static Mount? Parse(string line)
        {
            var halves = line.Split(" - ", 2);
            var before = halves[0].Split(' ');
            var after = halves.Length == 2 ? halves[1].Split(' ') : [];
            return before.Length > 4 && after.Length > 2 ? new(before[3], before[4], after[0], after[2].Split(',')) : null;
        }

        public string FolderOf(string group)
        {
            var inside = Root != "/" && (group == Root || group.StartsWith(Root + "/", StringComparison.Ordinal)) ? group[Root.Length..] : group;
            return Path.GetFullPath(Folder + "/" + inside.TrimStart('/')).TrimEnd('/');
        }
    }
}
