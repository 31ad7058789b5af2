using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Git;

/// <summary>A real SSH server on loopback for this user, and an `ssh` that knows nothing of this user's own settings.</summary>
internal sealed class SshServer : IDisposable
{
    private readonly LoopbackServer _server = new("ssh");
    private readonly int _port = LoopbackServer.FreePort();

    /// <summary>The address of a bare repository with one commit on `main`.</summary>
    public string Url => $"ssh://{Environment.UserName}@127.0.0.1:{_port}{this["payments.git"]}";

    /// <summary>A private key that the server accepts.</summary>
    public string Key => this["key's file"];

    /// <summary>A private key that it does not.</summary>
    public string OtherKey => this["other"];

    public string this[string relative] => _server[relative];

    public static async Task<SshServer> StartAsync()
    {
        Peers.Require("sshd");
        var server = new SshServer();
        await server.PrepareAsync();
        server._server.Run("sshd", "-D", "-e", "-f", server["sshd_config"]);
        await server._server.WaitAsync(server._port);
        return server;
    }

    /// <summary>The environment of a user who trusts the server, or does not know it.</summary>
    public Dictionary<string, string> Variables(bool isTrusted, string? agent = null)
    {
        File.WriteAllText(this["known_hosts"], isTrusted ? $"[127.0.0.1]:{_port} {File.ReadAllText(this["host.pub"])}" : "");
        var variables = new Dictionary<string, string> { ["PATH"] = $"{this["bin"]}:/usr/local/bin:/usr/bin:/bin", ["HOME"] = this["home"] };
        if (agent is not null)
        {
            variables["SSH_AUTH_SOCK"] = agent;
        }

        return variables;
    }

    /// <summary>Starts an agent that holds the accepted key; its socket.</summary>
    public async Task<string> StartAgentAsync()
    {
        _server.Run("ssh-agent", "-D", "-a", this["agent"]);
        for (var poll = 0; poll < 500 && !File.Exists(this["agent"]); poll++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        (await Commands.RunAsync(_server.Folder, new Dictionary<string, string> { ["SSH_AUTH_SOCK"] = this["agent"] }, "/usr/bin/ssh-add", "-q", Key)).With(0);
        return this["agent"];
    }

    public void Dispose() => _server.Dispose();

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(this["home"]);
        if (Environment.UserName == "root")
        {
            // The server insists on this folder when it is root's.
            Directory.CreateDirectory("/run/sshd");
        }

        var variables = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" };
        foreach (var key in new[] { "host", Key, OtherKey })
        {
            (await Commands.RunAsync(_server.Folder, variables, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key)).With(0);
        }

        File.Copy($"{Key}.pub", this["authorized"]);
        await Commands.GitAsync(_server.Folder, "init", "-q", "--bare", this["payments.git"]);
        await Commands.GitAsync(_server.Folder, "init", "-q", this["person"]);
        await Commands.GitAsync(this["person"], "commit", "-q", "--allow-empty", "-m", "First");
        await Commands.GitAsync(this["person"], "push", "-q", this["payments.git"], "HEAD:main");
        Folders.Write(_server.Folder, "bin/ssh", $"#!/bin/sh\nexec /usr/bin/ssh -F '{this["ssh_config"]}' \"$@\"\n");
        Folders.MakeExecutable(this["bin/ssh"]);
        File.WriteAllText(this["ssh_config"], $"UserKnownHostsFile {this["known_hosts"]}\nGlobalKnownHostsFile /dev/null\nIdentityFile /dev/null\n");
        File.WriteAllText(this["sshd_config"], $"""
            ListenAddress 127.0.0.1:{_port}
            HostKey {this["host"]}
            AuthorizedKeysFile {this["authorized"]}
            PidFile none
            UsePAM no
            StrictModes no
            PasswordAuthentication no
            PermitRootLogin prohibit-password

            """);
    }
}
