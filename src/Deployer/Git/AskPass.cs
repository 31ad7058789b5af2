namespace Deployer.Git;

/// <summary>
/// Hands a remote's token to Git when Git asks for it, and only for that remote's own host. The token is in the environment of
/// that one command; it is in no address, argument, configuration or file.
/// </summary>
/// <param name="folder">Absolute path of a folder of ours for the script.</param>
internal sealed class AskPass(string folder)
{
    private const string TokenUser = "x-access-token";

    // Prompts are compared whole: a host that Git was sent on to must not be able to look like the right one.
    private const string Script = """
        #!/bin/sh
        [ -n "$CODEX_ASKPASS_TOKEN" ] || exit 1
        case $1 in
          "$CODEX_ASKPASS_USER_PROMPT" | "$CODEX_ASKPASS_LFS_USER_PROMPT") printf '%s\n' "$CODEX_ASKPASS_USER" ;;
          "$CODEX_ASKPASS_PASSWORD_PROMPT" | "$CODEX_ASKPASS_LFS_PASSWORD_PROMPT") printf '%s\n' "$CODEX_ASKPASS_TOKEN" ;;
          *) exit 1 ;;
        esac

        """;

    private readonly string _script = Path.Combine(folder, "askpass");
    private readonly Lock _gate = new();

    /// <summary>The variables that make Git ask the script. Without a token the script refuses, so that nothing ever waits for a person.</summary>
    public Dictionary<string, string> For(Remote remote)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_ASKPASS"] = WriteScript() };
        if (remote.Token is not null && RemoteUrl.Parse(remote.Url) is { Host: { } host } url)
        {
            var user = url.User ?? TokenUser;
            var scheme = host[..(host.IndexOf("://", StringComparison.Ordinal) + 3)];
            variables["CODEX_ASKPASS_USER"] = user;
            variables["CODEX_ASKPASS_TOKEN"] = remote.Token.Reveal();
            variables["CODEX_ASKPASS_USER_PROMPT"] = $"Username for '{host}': ";
            variables["CODEX_ASKPASS_PASSWORD_PROMPT"] = $"Password for '{scheme}{user}@{host[scheme.Length..]}': ";
            variables["CODEX_ASKPASS_LFS_USER_PROMPT"] = $"Username for \"{host}\"";
            variables["CODEX_ASKPASS_LFS_PASSWORD_PROMPT"] = $"Password for \"{scheme}{user}@{host[scheme.Length..]}\"";
        }

        return variables;
    }

    private string WriteScript()
    {
        lock (_gate)
        {
            if (!File.Exists(_script) || !string.Equals(File.ReadAllText(_script), Script, StringComparison.Ordinal))
            {
                Directory.CreateDirectory(folder);
                var fresh = $"{_script}.{Guid.NewGuid():N}";
                File.WriteAllText(fresh, Script);
                FolderTree.MakeOurs(fresh);
                File.Move(fresh, _script, overwrite: true);
            }

            return _script;
        }
    }
}
