using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Build.Resources;

/// <summary>Something under `.deployer/` that can be made again.</summary>
/// <param name="Folder">Absolute path.</param>
/// <param name="Name">For people.</param>
internal sealed record DisposablePart(string Folder, string Name);

/// <summary>What of a workspace's state can be made again, in the order in which it is missed least.</summary>
internal sealed class DisposableParts(WorkspaceLayout layout, IReadOnlyCollection<ServiceName> configured)
{
    private const int MaxFolders = 10_000;

    /// <param name="busy">Services whose slots are in use.</param>
    /// <param name="isUrgent">The caches go too: without them the next builds take longer.</param>
    public IEnumerable<DisposablePart> List(IReadOnlySet<string> busy, bool isUrgent)
    {
        var idle = Folders(Path.Combine(layout.State, "slots"))
            .Where(slots => !busy.Contains(Path.GetFileName(slots)))
            .OrderBy(Directory.GetLastWriteTimeUtc)
            .ToList();
        var known = configured.Select(service => service.Value).ToHashSet(StringComparer.Ordinal);
        var gone = idle.Where(slots => !known.Contains(Path.GetFileName(slots))).ToList();
        idle.RemoveAll(gone.Contains);
        return
        [
            .. gone.Select(slots => new DisposablePart(slots, $"the slots of {Path.GetFileName(slots)}, which is no service any more")),
            .. idle.SelectMany(slots => Builds(slots, "clean")),
            .. idle.SelectMany(slots => Builds(slots, "warm")),
            .. idle.Select(slots => new DisposablePart(slots, $"the slots of {Path.GetFileName(slots)}")),
            .. isUrgent && busy.Count == 0 ? Folders(layout.Caches).Select(cache => new DisposablePart(cache, $"the cache {Path.GetFileName(cache)}")) : [],
        ];
    }

    /// <summary>Notes that a service's slots are used now.</summary>
    public static void Touch(string slots, DateTimeOffset now)
    {
        Directory.CreateDirectory(slots);
        Directory.SetLastWriteTimeUtc(slots, now.UtcDateTime);
    }

    /// <summary>A slot is a worktree in a folder of its kind; packages in it may each have a `.build`.</summary>
    private static IEnumerable<DisposablePart> Builds(string slots, string kind) =>
        Folders(Path.Combine(slots, kind))
            .SelectMany(slot => Git.Slot.FindBuilds(slot).Take(MaxFolders))
            .Select(build => new DisposablePart(build, $"the {kind} build of {Path.GetFileName(slots)}"));

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Take(MaxFolders) : [];
}
