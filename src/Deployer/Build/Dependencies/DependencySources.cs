using Deployer.Git;
using Deployer.Workspace;

namespace Deployer.Build.Dependencies;

/// <summary>The mirrors of a workspace, and what the configuration says of each service's access to them.</summary>
/// <param name="mirrors">Shared by all services.</param>
/// <param name="options">`deployer.yaml`.</param>
/// <param name="tokens">The credentials.</param>
internal sealed class DependencySources(DependencyMirrors mirrors, WorkspaceOptions options, RemoteTokens tokens)
{
    private readonly IReadOnlyList<Remote> _remotes = [.. options.Services.Select(tokens.Of).OfType<Remote>()];

    /// <summary>The same for a build; null when there is no sandbox: then the tools fetch what they need themselves.</summary>
    public DependencyAccess? ForBuild(ServiceOptions service) => SandboxOf(service).Mode == "off" ? null : Of(service);

    /// <summary>What a service's dependencies and submodules may be fetched from.</summary>
    public DependencyAccess Of(ServiceOptions service) =>
        new(mirrors, _remotes, SandboxOf(service).Network, tokens);

    private SandboxOptions SandboxOf(ServiceOptions service) => service.Sandbox ?? options.Sandbox;
}
