using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Daemon;

/// <summary>Services that are folders of the workspace's own repository.</summary>
public sealed class MonorepoTests(SharedHome home)
{
    private const string Configuration =
        "services:\n"
        + "  - {name: one, path: repos/one, toolchain: {build: [sh, build.sh], test: []}}\n"
        + "  - {name: two, path: repos/two, toolchain: {build: [sh, build.sh], test: []}}\n";

    [Fact]
    public async Task A_push_that_touches_one_service_builds_that_one_alone()
    {
        using var workspace = new ServiceWorkspace(home, [new("DISPATCHER_USE_PRS", "0")]);
        var content = workspace.Beside("content");
        Folders.Write(content, ".gitignore", ".deployer/\nlogs/\n");
        Folders.Write(content, "deployer.yaml", Configuration);
        Folders.Write(content, "repos/one/build.sh", "echo one\n");
        Folders.Write(content, "repos/two/build.sh", "echo two\n");
        await workspace.AddRemoteAsync("mono", content);
        await Commands.GitAsync(workspace.Root, "init", "-q");
        await Commands.GitAsync(workspace.Root, "remote", "add", "origin", workspace.Remote("mono"));
        await Commands.GitAsync(workspace.Root, "pull", "-q", "origin", "main");

        (await workspace.RunAsync("run", "--once")).With(0);
        Assert.Equal((1, 1), (workspace.Logs("one").Count, workspace.Logs("two").Count));

        var pushed = await workspace.PushAsync("mono", "repos/two/build.sh", "echo two again\n");
        (await workspace.RunAsync("run", "--once")).With(0);
        Assert.Equal((1, 2), (workspace.Logs("one").Count, workspace.Logs("two").Count));
        foreach (var service in new[] { "one", "two" })
        {
            var status = await workspace.StatusAsync(service);
            Assert.Equal(("green", pushed), (status.GetProperty("state").GetString(), status.GetProperty("commit").GetString()));
        }
    }
}
