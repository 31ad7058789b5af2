using Deployer.Git;

namespace Deployer.Workspace;

/// <summary>
/// Says which credential, if any, belongs to an address: for http and https a token, the service's own, else its host's under
/// `tokens`, else that of the host's variable, else GitHub's on GitHub's host; for SSH a key, the service's own, else its host's
/// under `sshKeys`. None ever goes to another host.
/// </summary>
/// <param name="options">What `deployer.yaml` says about tokens.</param>
/// <param name="settings">The values of the variables.</param>
internal sealed class RemoteTokens(WorkspaceOptions options, Settings settings)
{
    /// <summary>A service's own repository; null for a folder of the workspace's repository.</summary>
    public Remote? Of(ServiceOptions service)
    {
        if (service.Remote is not { } address)
            return null;
        if (HttpUrl(address) is not null && service.Token is { } name)
            return new Remote(address, settings.Named.GetValueOrDefault(name));
        return RemoteAddress.SshHost(address) is not null && service.SshKey is { } key ? new Remote(address, null) { SshKey = key } : At(address);
    }

    /// <summary>A dependency's repository. Its address is a stranger's: no token goes over plain http, but to this machine.</summary>
    public Remote OfDependency(string address) =>
        HttpUrl(address) is { IsLoopback: false } url && url.Scheme == Uri.UriSchemeHttp ? new Remote(address, null) : At(address);

    /// <summary>The repository at an address that the configuration names.</summary>
    public Remote At(string address)
    {
        if (RemoteAddress.SshHost(address) is { } host)
            return new Remote(address, null) { SshKey = options.SshKeys.GetValueOrDefault(host) };
        if (HttpUrl(address) is not { } url)
            return new Remote(address, null);
        if (options.Tokens.TryGetValue(url.Authority, out var name) || options.Tokens.TryGetValue(url.Host, out name))
            return new Remote(address, settings.Named.GetValueOrDefault(name));
        return new Remote(address, settings.Named.GetValueOrDefault(VariableOf(url.Host)) ?? (IsGitHub(url) ? settings.GitHubToken : null));
    }

    /// <summary>The variable whose value is the token of a host that nothing else names one for, such as `GIT_TOKEN_GIT_EXAMPLE_ORG`.</summary>
    public static string VariableOf(string host) =>
        "GIT_TOKEN_" + string.Concat(host.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_'));

    // Over plain http only to a test server whose API is plain http as well.
    private bool IsGitHub(Uri url)
    {
        var api = settings.GitHubApi;
        var git = api.Host.StartsWith("api.", StringComparison.Ordinal) ? api.Host["api.".Length..] : api.Host;
        return (url.Host == git || url.Host == api.Host) && (url.Scheme == Uri.UriSchemeHttps || api.Scheme == Uri.UriSchemeHttp);
    }

    private static Uri? HttpUrl(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
