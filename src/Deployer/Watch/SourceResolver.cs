using Deployer.Git;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Watch;

/// <summary>Finds out where each service's code comes from, and which token its remote gets.</summary>
internal sealed class SourceResolver(WorkspaceLayout layout, WorkspaceOptions options, Settings settings, GitProgram git)
{
    private readonly RemoteTokens _tokens = new(options, settings);

    /// <summary>All services, those that others need first.</summary>
    /// <exception cref="UsageException">A service is a folder of the workspace, and the workspace is no Git repository.</exception>
    public async Task<IReadOnlyList<ServiceSource>> ResolveAsync(CancellationToken cancellationToken)
    {
        var sources = new List<ServiceSource>();
        foreach (var service in InOrder())
        {
            sources.Add(_tokens.Of(service) is { } remote
                ? new ServiceSource(service, remote, service.Package)
                : await ResolveInWorkspaceAsync(service, cancellationToken));
        }

        return sources;
    }

    /// <summary>The repository that the workspace is a checkout of; null when it is none, or on no branch.</summary>
    public async Task<WorkspaceRepository?> FindWorkspaceAsync(CancellationToken cancellationToken)
    {
        if (await AskAsync(["rev-parse", "--show-prefix"], cancellationToken) is not ""
            || await AskAsync(["symbolic-ref", "--quiet", "--short", "HEAD"], cancellationToken) is not { } branch)
        {
            return null;
        }

        var url = await AskAsync(["remote", "get-url", "origin"], cancellationToken) ?? layout.Root;
        return new WorkspaceRepository(layout.Root, _tokens.At(url), branch);
    }

    private async Task<ServiceSource> ResolveInWorkspaceAsync(ServiceOptions service, CancellationToken cancellationToken)
    {
        if (await AskAsync(["rev-parse", "--show-prefix"], cancellationToken) is not "")
        {
            throw new UsageException(
                "workspace-not-a-repository",
                $"The service '{service.Name}' is the folder {service.Path} of the workspace, but {layout.Root} is no Git repository.",
                "Run 'git init -b main' there and commit the folder, or give the service a 'remote'.");
        }

        var url = await AskAsync(["remote", "get-url", "origin"], cancellationToken) ?? layout.Root;
        var folder = service.Package == "." ? service.Path ?? "." : $"{service.Path}/{service.Package}";
        return new ServiceSource(service, _tokens.At(url), folder) { LiveTree = layout.Root };
    }

    /// <summary>What Git says of the workspace, one line; null when it refuses.</summary>
    private async Task<string?> AskAsync(IReadOnlyList<string> question, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(new GitCommand(layout.Root, question), cancellationToken);
        return result.Succeeded ? result.OutputText.TrimEnd('\n') : null;
    }

    private List<ServiceOptions> InOrder()
    {
        var ordered = new List<ServiceOptions>();
        var seen = new HashSet<ServiceName>();
        foreach (var service in options.Services)
        {
            Visit(service);
        }

        return ordered;

        void Visit(ServiceOptions service)
        {
            if (!seen.Add(service.Name))
            {
                return;
            }

            foreach (var need in options.Services.Where(other => service.Needs.Contains(other.Name)))
            {
                Visit(need);
            }

            ordered.Add(service);
        }
    }
}
