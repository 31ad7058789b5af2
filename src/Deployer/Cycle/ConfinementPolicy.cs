using Deployer.Processes.Sandbox;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>Decides what the code of a service may reach, from the configuration.</summary>
/// <param name="layout">Where things are.</param>
/// <param name="workspace">The workspace's sandbox; a service may have its own.</param>
/// <param name="limits">The workspace's limits.</param>
internal sealed class ConfinementPolicy(WorkspaceLayout layout, SandboxOptions workspace, LimitOptions limits)
{
    private const int ProcessesAtLeast = 1_024;
    private const int ProcessesPerProcessor = 128;

    /// <summary>How many processes and threads a build may have at once: far more than any compiler starts on this machine.</summary>
    public static int MostProcesses => ProcessesAtLeast + (ProcessesPerProcessor * Environment.ProcessorCount);

    /// <summary>Null when the service's sandbox is off.</summary>
    public Confinement? For(ServiceOptions service)
    {
        var sandbox = service.Sandbox ?? workspace;
        return sandbox.Mode == SandboxOptions.Off ? null : new Confinement
        {
            IsRequired = sandbox.Mode == SandboxOptions.Required,
            Readable = [.. sandbox.Bind.Select(path => Path.GetFullPath(path, layout.Root))],
            CacheFolder = Path.Combine(layout.Caches, "services", service.Name.Value),
            MemoryBytes = limits.MemoryBytes,
            Processes = MostProcesses,
        };
    }
}
