using System.Text.Json;
using Deployer.SystemTests.Git;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

public sealed class RemoteOverHttpTests
{
    private const string Service = "payments";

    private const string Correction =
        "diff --git a/state b/state\n--- a/state\n+++ b/state\n@@ -1 +1 @@\n-broken\n+mended\n";

    [Fact]
    public async Task A_service_behind_a_token_is_fetched_fixed_and_pushed_and_the_token_is_written_nowhere()
    {
        using var server = await GitServer.StartAsync();
        using var home = new SharedHome();
        using var workspace = new ServiceWorkspace(home, [new("DISPATCHER_USE_PRS", "0")]);
        await PushFirstAsync(server, workspace);
        Folders.Write(
            workspace.Root,
            "deployer.yaml",
            $"services:\n  - name: {Service}\n    remote: {server.Url}\n    token: PAYMENTS_TOKEN\n    toolchain: {ServiceWorkspace.Scripts}\n");
        Folders.Write(workspace.Root, "dispatcher.env", $"PAYMENTS_TOKEN={GitServer.Password}\n");
        File.SetUnixFileMode(Path.Combine(workspace.Root, "dispatcher.env"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var red = (await workspace.RunAsync("run", "--once", "--verbose")).With(1);
        Assert.Contains($"{Service} ", red.Output);
        Folders.Write(workspace.Root, "feedback/mend.json", JsonSerializer.Serialize(new { repo = Service, patch = Correction }));
        var mended = (await workspace.RunAsync("run", "--once", "--verbose")).With(0);

        Assert.Equal("mended", await Commands.GitAsync(server.Repository, "show", "main:state"));
        Assert.Contains("Codex-Fixer: feedback", await Commands.GitAsync(server.Repository, "log", "-1", "--format=%B", "main"));
        Assert.True(File.Exists(Path.Combine(workspace.Root, "feedback", "applied-mend.json")));
        Assert.Contains("PATH=", File.ReadAllText(workspace.Logs(Service)[0]));
        Assert.DoesNotContain(GitServer.Password, server.SeenArguments);
        Assert.Equal(["dispatcher.env"], Folders.FilesWith(workspace.Root, GitServer.Password));
        Assert.Equal([], Folders.FilesWith(home.Root, GitServer.Password));
        Assert.DoesNotContain(GitServer.Password, red.Output + red.Errors + mended.Output + mended.Errors);
        Assert.DoesNotContain(GitServer.Password, await Commands.GitAsync(server.Repository, "log", "--all", "-p", "--format=fuller"));
        Assert.Equal(
            "refs/heads/codex/logs\nrefs/heads/main", await Commands.GitAsync(server.Repository, "for-each-ref", "--format=%(refname)"));
    }

    /// <summary>A build that shows all it was given.</summary>
    private static async Task PushFirstAsync(GitServer server, ServiceWorkspace workspace)
    {
        var person = workspace.Beside("person");
        await Commands.GitAsync(workspace.Root, "clone", "-q", server.Repository, person);
        Folders.Write(person, "build.sh", "env\n");
        Folders.Write(person, "test.sh", "grep -q mended state\n");
        Folders.Write(person, "state", "broken\n");
        await Commands.GitAsync(person, "add", "--all");
        await Commands.GitAsync(person, "commit", "-q", "-m", "Build and test");
        await Commands.GitAsync(person, "push", "-q", "origin", "main");
    }
}
