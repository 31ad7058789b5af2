using Deployer.Kernel;

namespace Deployer.Workspace;

/// <summary>Finds the services of a workspace that names none: folders under `repos/` with a `Package.swift`.</summary>
internal static class ServiceDiscovery
{
    /// <summary>The services by name; a folder whose name cannot be a service's is left out with a warning.</summary>
    public static IReadOnlyList<ServiceOptions> Find(WorkspaceLayout layout, ICollection<ConfigurationWarning> warnings)
    {
        if (!Directory.Exists(layout.Repositories))
            return [];
        var services = new List<ServiceOptions>();
        foreach (var folder in Directory.EnumerateDirectories(layout.Repositories).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(Path.Combine(folder, "Package.swift")))
                continue;
            var path = $"repos/{Path.GetFileName(folder)}";
            if (!ServiceName.TryParse(Path.GetFileName(folder), out var name))
                warnings.Add(new($"{path} is left out: its name cannot be a service's.", $"Name it in {ConfigurationNode.FileName}."));
            else if (!WorkspacePath.StaysInside(layout.Root, path))
                warnings.Add(new($"{path} is left out: it leads out of the workspace by a symbolic link.", "Move the folder itself there."));
            else
                services.Add(new ServiceOptions { Name = name, Path = path });
        }

        return services;
    }
}
