namespace Deployer.Git;

/// <summary>How Git calls SSH for a remote that has a key of its own.</summary>
internal static class SshCommand
{
    /// <summary>
    /// The variables for it; none without a key. Nothing is ever asked, only hosts that the user's `known_hosts` holds are trusted,
    /// and no other key is offered, as a server takes the first that it knows for the user. Git hands the line to a shell.
    /// </summary>
    public static IReadOnlyDictionary<string, string> For(Remote remote) => remote.SshKey is not { } key
        ? new Dictionary<string, string>(StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_SSH_VARIANT"] = "ssh",
            ["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -i " + Quote(key),
        };

    /// <summary>True when a key's path means the same to SSH as it says: SSH reads `%` and a leading `~` its own way.</summary>
    public static bool IsKeyPath(string path) =>
        (path.StartsWith('/') || path.StartsWith("~/", StringComparison.Ordinal)) && !path.Contains('%') && !path.Any(char.IsControl);

    /// <summary>What to do when SSH refused; null when it did not.</summary>
    public static string? HintFor(string reason) =>
        reason.Contains("Host key verification failed", StringComparison.Ordinal)
            ? "The host's key is unknown or has changed. Compare what 'ssh-keyscan HOST' prints with what the host's owner publishes, then add it to ~/.ssh/known_hosts."
            : reason.Contains("Permission denied (", StringComparison.Ordinal)
                ? "Name a key that the host accepts under `sshKey` or `sshKeys` in deployer.yaml, or run the daemon with SSH_AUTH_SOCK of an agent that holds it."
                : null;

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
