using Deployer.Git;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Watch;

/// <summary>Where a service's code comes from.</summary>
/// <param name="Options">Its configuration.</param>
/// <param name="Remote">The repository that is watched and shipped to.</param>
/// <param name="Folder">Folder of the package in the repository; `.` for its root.</param>
internal sealed record ServiceSource(ServiceOptions Options, Remote Remote, string Folder)
{
    /// <summary>Absolute path of the workspace's own checkout when the service lives in it; null for a remote of its own.</summary>
    public string? LiveTree { get; init; }

    public ServiceName Name => Options.Name;

    /// <summary>True when the workspace's own checkout is the only repository there is: nothing can be pushed, only taken over.</summary>
    public bool IsLiveTreeItself => LiveTree is not null && LiveTree == Remote.Url;
}
