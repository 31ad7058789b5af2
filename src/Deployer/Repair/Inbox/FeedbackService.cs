using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Repair.Inbox;

/// <summary>A service that a feedback file can name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Its package's folder from the repository's root, with forward slashes; empty for the root.</param>
internal sealed record FeedbackService(ServiceName Name, string Folder)
{
    public static FeedbackService Of(ServiceOptions service) =>
        new(service.Name, string.Join('/', Parts(service.Path).Concat(Parts(service.Package)))) { IsInWorkspace = service.Path is not null };

    /// <summary>It lies in the workspace's own repository, beside others and the workspace's own files.</summary>
    public bool IsInWorkspace { get; init; }

    private static IEnumerable<string> Parts(string? path) =>
        (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");
}
