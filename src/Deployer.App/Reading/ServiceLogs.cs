using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.App.Reading;

/// <summary>The log files of a service. Their names hold the time, so the last name is the newest file.</summary>
/// <param name="layout">Where things are.</param>
/// <param name="service">Whose.</param>
internal sealed class ServiceLogs(WorkspaceLayout layout, ServiceName service)
{
    /// <summary>Absolute path of the newest log; null when there is none.</summary>
    public string? Newest()
    {
        var folder = layout.LogsOf(service);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.log").MaxBy(TimeOf, StringComparer.Ordinal) : null;
    }

    /// <summary>What follows `build-` or `restart-`.</summary>
    private static string TimeOf(string file) => Path.GetFileName(file)[(Path.GetFileName(file).IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>The newest log; throws when there is none.</summary>
    public string Require() => Newest() ?? throw new UsageException(
        "no-log",
        $"{service} has no log yet: nothing of it was built here.",
        $"Logs go to {layout.LogsOf(service)}; `codex-deployer run --once` builds.");
}
