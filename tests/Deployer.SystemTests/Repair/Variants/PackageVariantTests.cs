using Deployer.Repair;
using Deployer.Repair.Fixers;
using Xunit;

namespace Deployer.SystemTests.Repair.Variants;

/// <summary>Broken packages in forms the rules were not written for, and those which no rule may mend boldly.</summary>
public sealed class PackageVariantTests
{
    private const string Head = "// swift-tools-version: 6.0\nimport PackageDescription\n";

    // Two packages moved, one of them with a product whose module has another name; a target twice in another layout.
    private const string Many = """
        // swift-tools-version: 6.0
        import PackageDescription

        let package = Package(
          name: "p",
          dependencies: [
            .package(path: "./lib/util/"),
            .package(name: "extras", path: "../extras"),
          ],
          targets: [
            .target(name: "Core"),
            // The service itself.
            .executableTarget(name: "App", dependencies: ["Core"]),
            .testTarget(
              name: "CoreTests",
              dependencies: ["Core"]
            ),
            .testTarget(name: "CoreTests", dependencies: ["Core"]),
            .target(
              name: "Core"
            ),
          ]
        )

        """;

    [Fact]
    public async Task Packages_that_moved_targets_told_twice_and_products_are_mended()
    {
        using var scene = Scene(Many);
        Library(scene, "Packages/Server/util", "util", "UtilKit", "Util");
        Library(scene, "Packages/extras", "extras", "Extras", "Extras");
        scene.Write("Sources/Core/C.swift", "import Extras\npublic func one() -> Int { extras() }\n");
        scene.Write("Sources/App/main.swift", "import Core\nimport Util\nprint(one(), util())\n");
        scene.Write("Tests/CoreTests/T.swift", "");
        var (applied, last) = await scene.RepairAsync(FixerSet.Standard);
        var told = string.Join("\n", applied.Select(candidate => candidate.Fixer));
        Assert.True(last.IsGreen, $"{last.Cause}\n{told}\n{scene.Read("Package.swift")}");
        var manifest = scene.Read("Package.swift");
        Assert.Equal(1, manifest.Split("\"CoreTests\"").Length - 1);
        Assert.Contains("\"../extras\"", Many, StringComparison.Ordinal);
        Assert.Contains("// The service itself.", manifest, StringComparison.Ordinal);
        Assert.Contains(".product(name: \"UtilKit\", package: \"util\")", manifest, StringComparison.Ordinal);
        Assert.Contains(".product(name: \"Extras\", package: \"extras\")", manifest, StringComparison.Ordinal);
        Assert.Equal(["rule/duplicate-target", "rule/missing-product", "rule/moved-package"], applied.Select(candidate => candidate.Fixer).Distinct().Order());
    }

    [Fact]
    public Task A_target_told_twice_where_another_folder_waits_is_for_a_person() =>
        LeavesAsync(
            Head + "let package = Package(name: \"p\", targets: [\n  .target(name: \"Core\"),\n  .target(name: \"Core\"),\n  .executableTarget(name: \"App\", dependencies: [\"Core\"]),\n])\n",
            scene => scene.Write("Sources/Worker/W.swift", "public func work() {}\n"));

    [Fact]
    [Trait("Category", "Long")]
    public Task A_target_told_twice_in_other_words_is_for_a_person() =>
        LeavesAsync(
            Head + "let package = Package(name: \"p\", targets: [\n  .target(name: \"Core\"),\n  .target(name: \"Core\", path: \"Sources/Util\"),\n  .executableTarget(name: \"App\", dependencies: [\"Core\"]),\n])\n",
            scene => scene.Write("Sources/Util/U.swift", "public func two() -> Int { 2 }\n"));

    [Fact]
    public Task A_package_that_only_a_fixture_resembles_did_not_move_there() =>
        LeavesAsync(
            Head + "let package = Package(name: \"p\", dependencies: [.package(path: \"lib/util\")], targets: [\n  .target(name: \"Core\"),\n  .executableTarget(name: \"App\", dependencies: [\"Core\"]),\n])\n",
            scene => Library(scene, "Tests/Fixtures/util", "util", "Util", "Util"));

    [Fact]
    [Trait("Category", "Long")]
    public Task A_module_that_is_no_product_or_that_of_two_is_for_a_person() =>
        LeavesAsync(
            Head + "let package = Package(name: \"p\", dependencies: [.package(path: \"libs/util\"), .package(path: \"libs/more\")], targets: [\n  .target(name: \"Core\"),\n  .executableTarget(name: \"App\", dependencies: [\"Core\"]),\n])\n",
            scene =>
            {
                Library(scene, "libs/util", "util", "Util", "Util");
                Library(scene, "libs/more", "more", "MoreUtil", "Util");
                scene.Write("Sources/App/main.swift", "import Core\nimport Util\nprint(one(), util())\n");
            });

    private static async Task LeavesAsync(string manifest, Action<RepairScene> arrange)
    {
        using var scene = Scene(manifest);
        arrange(scene);
        var (diagnosis, described) = await scene.ObserveAsync();
        Assert.False(diagnosis.IsGreen);
        var context = new RepairContext(scene.Package, diagnosis, described);
        foreach (var fixer in FixerSet.Standard)
        {
            var candidates = await fixer.ProposeAsync(context, TestContext.Current.CancellationToken);
            Assert.Empty(candidates.Where(candidate => candidate.Confidence > Confidence.Low).Select(candidate => $"{candidate.Fixer}: {candidate.Summary}"));
        }
    }

    private static RepairScene Scene(string manifest)
    {
        var scene = new RepairScene();
        scene.Write("Package.swift", manifest);
        scene.Write("Sources/App/main.swift", "import Core\nprint(one())\n");
        scene.Write("Sources/Core/C.swift", "public func one() -> Int { 1 }\n");
        return scene;
    }

    private static void Library(RepairScene scene, string folder, string package, string product, string module)
    {
        scene.Write($"{folder}/Package.swift", Head + $"let package = Package(name: \"{package}\", products: [.library(name: \"{product}\", targets: [\"{module}\"])], targets: [.target(name: \"{module}\")])\n");
        scene.Write($"{folder}/Sources/{module}/M.swift", $"public func {module.ToLowerInvariant()}() -> Int {{ 2 }}\n");
    }
}
