using System.Text.RegularExpressions;

namespace Deployer.Workspace;

/// <summary>Which addresses of repositories are accepted: a path, a `file`, `http`, `https` or `ssh` URL, or `user@host:path`.</summary>
internal static partial class RemoteAddress
{
    private const string Kinds = "A remote is a path, a file, http, https or ssh URL, or user@host:path.";

    /// <summary>What is wrong with an address and what to do; null when nothing is. Never repeats the address.</summary>
    public static (string Message, string Hint)? Fault(string address)
    {
        if (address.StartsWith('-') || address.Any(char.IsControl))
            return ("is not the address of a repository.", Kinds);
        if (address.StartsWith('~'))
            return ("'~' is not expanded here.", "Write the whole path.");
        if (TransportProgram().IsMatch(address))
            return ("this kind of address runs a program.", Kinds);
        return address.Contains("://", StringComparison.Ordinal) ? FaultOfUrl(address) : FaultOfShortForm(address);
    }

    /// <summary>True for a path, which may be relative to the workspace.</summary>
    public static bool IsPath(string address) => !address.Contains("://", StringComparison.Ordinal) && !ShortForm().IsMatch(address);

    /// <summary>The host of an `ssh` URL or of `user@host:path`; null for other addresses.</summary>
    public static string? SshHost(string address) =>
        address.Contains("://", StringComparison.Ordinal)
            ? Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == "ssh" ? url.Host : null
            : ShortForm().Match(address) is { Success: true } match ? match.Groups[2].Value : null;

    private static (string Message, string Hint)? FaultOfUrl(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return ("is not a URL.", Kinds);
        if (url.Scheme is not ("file" or "http" or "https" or "ssh"))
            return ($"'{url.Scheme}' is not a supported kind of URL.", Kinds);
        var delicate = url.Scheme == "ssh" ? url.UserInfo.Contains(':') : url.UserInfo.Length > 0;
        if (delicate || (url.Query.Length > 0 && url.Scheme != "file"))
            return ("a URL with a user, password or token in it is refused.",
                "Put the token into dispatcher.env, and its variable's name under `token:`.");
        return url.Host.StartsWith('-') ? ("is not the address of a repository.", Kinds) : null;
    }

    private static (string Message, string Hint)? FaultOfShortForm(string address)
    {
        var match = ShortForm().Match(address);
        return match.Success && (match.Groups[1].Value.Contains(':') || match.Groups[2].Value.StartsWith('-'))
            ? ("is not the address of a repository.", Kinds)
            : null;
    }

    // `ext::sh -c …` and its kin.
    [GeneratedRegex(@"\A[A-Za-z0-9+.-]+::")]
    private static partial Regex TransportProgram();

    [GeneratedRegex(@"\A(?:([^/@]+)@)?([^/:@]+):(?!/?/)")]
    private static partial Regex ShortForm();
}
