using Deployer.Git;
using Deployer.Workspace;

namespace Deployer.Build.Dependencies;

/// <summary>From where the dependencies of one service may be fetched, and with which credential.</summary>
/// <param name="Mirrors">Where they are kept.</param>
/// <param name="Remotes">The repositories of all services, each with its own credential: always allowed.</param>
/// <param name="Hosts">`sandbox.network`: the other hosts that are allowed; null: every host.</param>
/// <param name="Tokens">The credential for a host.</param>
internal sealed record DependencyAccess(
    DependencyMirrors Mirrors, IReadOnlyList<Remote> Remotes, IReadOnlyList<string>? Hosts, RemoteTokens Tokens)
{
    /// <summary>How it may be fetched; null when its host is refused.</summary>
    public Remote? Allow(DependencyUrl url)
    {
        var own = Remotes.FirstOrDefault(remote => DependencyUrl.Parse(AsUrl(remote.Url)) is { } known && known.IsSame(url));
        return own is not null ? own with { Url = url.Address }
            : url.Host.Length > 0 && Hosts?.Contains(url.Host, StringComparer.OrdinalIgnoreCase) != false ? Tokens.OfDependency(url.Address)
            : null;
    }

    private static string AsUrl(string address) => Path.IsPathFullyQualified(address) ? $"file://{address}" : address;
}
