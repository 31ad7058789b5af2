using System.Text.RegularExpressions;
using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>An address of a repository that is safe to hand to Git: it names no program, no option and no password.</summary>
/// <param name="Value">The address as Git gets it.</param>
/// <param name="Host">`scheme://host[:port]` of an `http` or `https` address as Git names it in a prompt; null for others.</param>
/// <param name="User">The user named in an `http` or `https` address; null for none.</param>
internal sealed partial record RemoteUrl(string Value, string? Host, string? User)
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="UsageException">It is none of the allowed forms.</exception>
    public static RemoteUrl Parse(string text)
    {
        if (text.Any(char.IsControl) || text.StartsWith('-'))
        {
            throw Refuse(text, "it starts with a dash or holds control characters");
        }

        if (Path.IsPathFullyQualified(text) || LocalFile().IsMatch(text))
        {
            return new(text, null, null);
        }

        if (Web().Match(text) is { Success: true } web)
        {
            return new(text, $"{web.Groups["scheme"].Value}://{web.Groups["host"].Value}", web.Groups["user"] is { Success: true } user ? user.Value : null);
        }

        return Ssh().IsMatch(text) || ShortSsh().IsMatch(text)
            ? new(text, null, null)
            : throw Refuse(text, "it is neither an absolute path nor a file, http, https or ssh address without a password");
    }

    // Uncut: half a secret would not be known as one.
    private static UsageException Refuse(string text, string reason) => new(
        "remote-refused",
        $"The remote '{Redactor.None.Redact(Printable.Of(text, text.Length))}' is refused: {reason}.",
        "Write /path, file:///path, https://host/path, ssh://user@host/path or user@host:path; a token belongs into dispatcher.env.");

    [GeneratedRegex(@"\Afile:///[^\s]", RegexOptions.ExplicitCapture)]
    private static partial Regex LocalFile();

    [GeneratedRegex(@"\A(?<scheme>https?)://((?<user>[A-Za-z0-9._~-]+)@)?(?<host>([A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?)(/[^\s]*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Web();

    [GeneratedRegex(@"\Assh://([A-Za-z0-9._~][A-Za-z0-9._~-]*@)?([A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/[^\s]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Ssh();

    [GeneratedRegex(@"\A[A-Za-z0-9._~][A-Za-z0-9._~-]*@[A-Za-z0-9][A-Za-z0-9.-]*:(?!:)[^\s-][^\s]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ShortSsh();
}
