using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

public sealed class MovedWorkspaceTests(SharedHome home)
{
    [Fact]
    public async Task A_workspace_that_was_moved_builds_in_its_new_place()
    {
        SharedHome.RequireSwift();
        using var workspace = new ServiceWorkspace(home);
        var package = workspace.Beside("package");
        Folders.Write(
            package,
            "Package.swift",
            "// swift-tools-version: 6.0\nimport PackageDescription\n\nlet package = Package(name: \"quiet\", targets: [.target(name: \"Quiet\")])\n");
        Folders.Write(package, "Sources/Quiet/Quiet.swift", "import Foundation\n\npublic let quiet = Date(timeIntervalSince1970: 0)\n");
        await workspace.AddRemoteAsync("quiet", package);
        workspace.Configure(("quiet", null));
        (await workspace.RunAsync("run", "--once")).With(0);

        workspace.Move("elsewhere");
        (await workspace.RunAsync("trigger", "quiet", "--rebuild")).With(0);
        (await workspace.RunAsync("run", "--once")).With(0);
        Assert.Equal(2, workspace.Logs("quiet").Count);
    }
}
