using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class TargetOrderTests : IDisposable
{
    private readonly DiagnoseScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void A_package_at_hand_tells_its_targets_without_a_toolchain()
    {
        scene.Write("Package.swift", """
            let package = Package(name: "S", targets: [
              .executableTarget(name: "App", dependencies: ["Core"]), .target(name: "Core", path: "Code"), .testTarget(name: "AppTests", dependencies: ["App"]),
            ])
            """);

        var targets = TargetOrder.OfLog(scene.Folder, []);

        Assert.Equal(["Core", "App", "AppTests"], targets.Targets.Select(target => target.Name));
        Assert.Equal("Core", targets.TargetOf("Code/A.swift"));
        Assert.True(targets.DependsOn("AppTests", "Core"));
    }

    [Fact]
    public void A_log_alone_tells_targets_by_their_folders()
    {
        var targets = TargetOrder.OfLog(null, [
            Error("Tests/AppTests/T.swift", "cannot find 'x' in scope"),
            Error("Sources/App/main.swift", "no such module 'Core'"),
            Error("Sources/Core/Tests/A.swift", "expected expression"),
            Error("Sources/main.swift", "expected expression"),
            Error(".build/checkouts/dep/Sources/Dep/D.swift", "expected expression"),
        ]);

        Assert.Equal(["Core", "App", "AppTests"], targets.Targets.Select(target => target.Name));
        Assert.True(targets.DependsOn("App", "Core"));
        Assert.False(targets.DependsOn("Core", "App"));
        Assert.True(targets.RankOf("AppTests") > targets.RankOf("App"));
    }

    [Theory]
    [InlineData("/x/.build/checkouts/dep/Sources/Dep/D.swift", "Dep")]
    [InlineData("Sources/main.swift", null)]
    [InlineData("main.swift", null)]
    public void The_folder_names_the_module(string file, string? expected) => Assert.Equal(expected, TargetOrder.ModuleIn(file));

    private static Diagnostic Error(string file, string message) =>
        new() { Severity = Severity.Error, Phase = Phase.Compile, Message = message, File = file, Line = 1, Column = 1 };
}
