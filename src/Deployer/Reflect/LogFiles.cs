using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Reflect;

/// <summary>The logs people read: one file per cycle and service, and links to the newest of all.</summary>
internal sealed class LogFiles(WorkspaceLayout layout, LogOptions options)
{
    /// <summary>What the names of logs that belong to no cycle begin with.</summary>
    public const string Restart = "restart";

    private const string Build = "build";

    private static readonly string[] Links = ["latest.log", "build.log"];

    // Cycles of several services may begin at once.
    private readonly Lock _turn = new();

    /// <summary>Creates `logs/SERVICE/build-YYYYMMDD-HHMMSS.log` (UTC) and makes it the newest; its absolute path.</summary>
    public string Create(ServiceName service, DateTimeOffset at)
    {
        var file = Create(service, Build, at);
        lock (_turn)
        {
            foreach (var link in Links)
            {
                Point(Path.Combine(layout.Logs, link), Path.GetRelativePath(layout.Logs, file));
            }
        }

        return file;
    }

    /// <summary>Creates `logs/SERVICE/restart-YYYYMMDD-HHMMSS.log` for a restart that belongs to no cycle; its absolute path.</summary>
    public string CreateForRestart(ServiceName service, DateTimeOffset at)
    {
        var file = Create(service, Restart, at);
        Prune(service, Restart, file);
        return file;
    }

    private string Create(ServiceName service, string kind, DateTimeOffset at)
    {
        var folder = layout.LogsOf(service);
        Directory.CreateDirectory(folder);
        var stem = Path.Combine(folder, $"{kind}-{at.UtcDateTime:yyyyMMdd-HHmmss}");
        var file = $"{stem}.log";
        for (var number = 2; File.Exists(file); number++)
        {
            // An underscore sorts behind the dot: of two logs of one second the later one has the later name.
            file = $"{stem}_{number}.log";
        }

        File.WriteAllText(file, "");
        return file;
    }

    /// <summary>Deletes all but the newest logs of a service; the one of the cycle that ends stays, whatever the clock says.</summary>
    public void Prune(ServiceName service, string? latest) => Prune(service, Build, latest);

    private void Prune(ServiceName service, string kind, string? latest)
    {
        var folder = layout.LogsOf(service);
        var old = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{kind}-*.log") : [];
        foreach (var file in old.OrderDescending(StringComparer.Ordinal).Skip(options.Keep).Where(file => file != latest))
        {
            File.Delete(file);
        }
    }

    /// <summary>Replaces the link in one step, so that a reader never misses it.</summary>
    private static void Point(string link, string target)
    {
        var unfinished = $"{link}.{Environment.ProcessId}.new";
        File.Delete(unfinished);
        File.CreateSymbolicLink(unfinished, target);
        File.Move(unfinished, link, overwrite: true);
    }
}
