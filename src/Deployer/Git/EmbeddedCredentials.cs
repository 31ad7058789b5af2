using System.Text.RegularExpressions;
using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>A password or token that stands in an address.</summary>
/// <param name="Host">Whose, with its port when it has one.</param>
/// <param name="Value">The password or token itself, no longer escaped.</param>
internal sealed record EmbeddedCredential(string Host, Secret Value);

/// <summary>Finds and removes the credentials that stand in the http addresses of a Git configuration, where everybody can read them.</summary>
internal static partial class EmbeddedCredentials
{
    /// <summary>A user's name that is as long as this is a token.</summary>
    private const int LongestName = 19;

    /// <summary>Users that mean nothing but "a token follows", and a password that means "the user is the token".</summary>
    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase) { "x-access-token", "oauth2", "x-oauth-basic", "x-token-auth", "git" };

    /// <summary>Each credential once.</summary>
    public static IReadOnlyList<EmbeddedCredential> Find(string configuration) =>
        [.. Address().Matches(configuration)
            .Select(match => SecretOf(match) is { } secret ? new EmbeddedCredential(match.Groups["host"].Value, new Secret(secret)) : null)
            .OfType<EmbeddedCredential>()
            .DistinctBy(found => (found.Host, found.Value.Reveal()))];

    /// <summary>The same configuration without them; a user's name stays where it is one.</summary>
    public static string Remove(string configuration) => Address().Replace(configuration, match =>
    {
        if (SecretOf(match) is not { } secret) return match.Value;
        var user = Uri.UnescapeDataString(match.Groups["user"].Value);
        var name = user.Length == 0 || user == secret || Fillers.Contains(user) ? "" : $"{match.Groups["user"].Value}@";
        return $"{match.Groups["scheme"].Value}{name}{match.Groups["host"].Value}";
    });

    private static string? SecretOf(Match address)
    {
        var user = Uri.UnescapeDataString(address.Groups["user"].Value);
        var password = Uri.UnescapeDataString(address.Groups["password"].Value);
        if (password.Length > 0 && !Fillers.Contains(password)) return password;
        var isToken = user.Length > LongestName || (user.Length > 0 && password.Length > 0) || SecretPatterns.Redact(user).Count > 0;
        return isToken && !Fillers.Contains(user) ? user : null;
    }

    [GeneratedRegex(@"(?<scheme>https?://)(?<user>[^\s/@:""]{0,500})(:(?<password>[^\s/@""]{0,500}))?@(?<host>[^\s/""@]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
