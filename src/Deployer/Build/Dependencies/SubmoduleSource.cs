using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Build.Dependencies;

/// <summary>Gives submodules out of the mirrors of dependencies, by the same rules and credentials.</summary>
internal sealed class SubmoduleSource(DependencyAccess access) : ISubmoduleSource
{
    public async Task<Mirror> FetchAsync(string address, CommitId commit, CancellationToken cancellationToken)
    {
        var url = DependencyUrl.Parse(address.StartsWith('/') ? $"file://{address}" : address);
        var remote = url is null ? null : access.Allow(url);
        if (url is null || remote is null)
        {
            throw new MachineException(
                "submodule-refused",
                url is null || url.Host.Length == 0
                    ? $"The submodule {Printable.Of(address)} {Refusals.NoMirror}, or is a folder of this machine and no service's remote."
                    : $"The submodule {address} may not be fetched: its host {url.Host} {Refusals.NotAllowed}.",
                "Add the host under `sandbox: network:` in deployer.yaml, when its code may be built here, or remove the submodule.");
        }

        await access.Mirrors.FetchAsync(url, remote, commit, cancellationToken);
        return await access.Mirrors.OpenAsync(url, remote, cancellationToken);
    }
}
