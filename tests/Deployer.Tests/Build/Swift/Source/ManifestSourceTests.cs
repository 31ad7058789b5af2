using Deployer.Build.Swift.Source;
using Xunit;

namespace Deployer.Tests.Build.Swift.Source;

public sealed class ManifestSourceTests
{
    [Fact]
    public void Targets_are_read_with_kind_folder_and_dependencies()
    {
        var manifest = ManifestSource.Parse("""
            // swift-tools-version:5.9
            // .target(name: "Ghost") is only a comment
            import PackageDescription
            let package = Package(
              name: "Sample",
              products: [.library(name: "Core", targets: ["Core"]), .plugin(name: "Gen", targets: ["Gen"])],
              dependencies: [.package(url: "https://example.org/nio.git", from: "2.0.0"), .package(name: "near", path: "../near")],
              targets: [
                .target(name: "Core", dependencies: [.product(name: "NIO", package: "swift-nio"), "Native"], path: "Code/Core/", swiftSettings: [.define("X")]),
                .systemLibrary(name: "Native", pkgConfig: "native"),
                .executableTarget(name: "App", dependencies: [.target(name: "Core", condition: .when(platforms: [.linux], traits: ["T"])), .byName(name: "Macros")], plugins: [.plugin(name: "Gen")]),
                .macro(name: "Macros", dependencies: []),
                .plugin(name: "Gen", capability: .buildTool()),
                .binaryTarget(name: "Blob", path: "Blob.xcframework"),
                .testTarget(name: "CoreTests", dependencies: ["Core"])
              ]
            )
            """)!;

        Assert.Equal(("Sample", "5.9.0"), (manifest.Name, manifest.ToolsVersion));
        Assert.Equal(["../near"], manifest.PathDependencies);
        Assert.Equal(
            [
                "regular Core Code/Core: NIO Native",
                "system Native Sources/Native: ",
                "executable App Sources/App: Core Macros",
                "macro Macros Sources/Macros: ",
                "plugin Gen Plugins/Gen: ",
                "binary Blob Blob.xcframework: ",
                "test CoreTests Tests/CoreTests: Core",
            ],
            manifest.Targets.Select(target => $"{target.Type} {target.Name} {target.Folder}: {string.Join(' ', target.Dependencies)}"));
    }

    [Fact]
    public void What_a_manifest_adds_later_and_under_conditions_counts()
    {
        var manifest = ManifestSource.Parse("""
            let linux: [Target.Dependency] = [.target(name: "Core")]
            let package = Package(name: "Sample", targets: [
              .target(name: "Core", dependencies: true ? ["A"] : ["B"]),
            #if os(Linux)
              .target(name: "Glue", dependencies: linux + ["Core"]),
            #endif
            ])
            package.targets.append(.testTarget(name: "GlueTests", dependencies: ["Glue"]))
            package.targets += [.target(name: name)]
            """)!;

        Assert.Equal(
            ["Core: A B", "Glue: Core", "GlueTests: Glue"],
            manifest.Targets.Select(target => $"{target.Name}: {string.Join(' ', target.Dependencies)}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("let x = 1")]
    [InlineData(")]}(((\"")]
    public void A_text_that_declares_no_package_is_no_manifest(string text) => Assert.Null(ManifestSource.Parse(text));

    [Fact]
    public void A_manifest_cut_off_anywhere_is_read_as_far_as_it_goes()
    {
        const string Text = "let package = Package(name: \"S\", targets: [.target(name: \"A\", dependencies: [\"B\"]), .target(name: \"B\")])";

        for (var length = 0; length <= Text.Length; length++)
        {
            Assert.InRange(ManifestSource.Parse(Text[..length])?.Targets.Count ?? 0, 0, 2);
        }
    }
}
