using Deployer.Repair.Fixers;
using Xunit;

namespace Deployer.SystemTests.Repair;

/// <summary>What the real package manager and compiler say about broken packages, and the rule that mends it.</summary>
public sealed class PackageRulesTests
{
    private const string Head = "// swift-tools-version: 6.0\nimport PackageDescription\n";
    private const string Targets = "  .target(name: \"Core\"),\n  .executableTarget(name: \"App\", dependencies: [\"Core\"]),\n";

    // Faults stay hidden behind others, which the toolchain reports first.
    private const string ManyFaults = "// swift-tool-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"p\", dependencies: [.package(path: \"lib/util\")], targets: [\n"
        + "  .target(name: \"Core\")\n  .target(name: \"Core\"),\n  .executableTarget(name: \"App\", path: \"Sources/App\", dependencies: [\"Coer\", .product(name: \"Util\", package: \"utli\")]),\n])\n";

    [Fact]
    public async Task Many_faults_of_one_manifest_are_mended_one_after_the_other()
    {
        using var scene = Scene(ManyFaults);
        Library(scene, "libs/util");
        await MendsAsync(scene, "rule/tools-version", "rule/manifest-syntax", "rule/duplicate-target", "rule/moved-package", "rule/manifest-name");
    }

    [Fact]
    public async Task Conflict_markers_of_sources_and_what_only_Apple_has_are_mended()
    {
        using var scene = Scene(Head + $"let package = Package(name: \"p\", dependencies: [.package(path: \"libs/util\")], targets: [\n{Targets}])\n");
        Library(scene, "libs/util");
        scene.Write("Sources/Core/C.swift", "<<<<<<< HEAD\nimport Foundation\n=======\nimport Dispatch\n>>>>>>> b\npublic func one() -> Int {\n<<<<<<< HEAD\n  1\n=======\n  2\n>>>>>>> b\n}\n");
        scene.Write("Sources/Core/D.swift", AppleForms);
        scene.Write("Sources/App/main.swift", "import Core\nimport Util\nprint(one() + two())\n");
        await MendsAsync(scene, "rule/conflict-marker", "rule/apple-log", "rule/apple-only", "rule/missing-product");
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("import PackageDescription\nlet package = Package(name: \"p\", targets: [\n" + Targets + "])\n", "rule/tools-version")]
    [InlineData("// swift-tools-version: 9.9\nimport PackageDescription\nlet package = Package(name: \"p\", targets: [\n" + Targets + "])\n", "rule/tools-version")]
    [InlineData("# swift-tools-version: 6\nimport PackageDescription\nlet package = Package(name: \"p\", targets: [\n" + Targets + "])\n", "rule/tools-version")]
    [InlineData("// swift-tools-version: 6.0\nlet package = Package(name: \"p\", targets: [\n" + Targets + "])\n", "rule/manifest-syntax")]
    [InlineData(Head + "let package = Package(\n  name: \"p\"\n  targets: [\n" + Targets + "])\n", "rule/manifest-syntax")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [\n" + Targets + ")\n", "rule/manifest-syntax")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [\n  .target(name: \"Core\",\n  .executableTarget(name: \"App\", dependencies: [\"Core\"),\n])\n", "rule/manifest-syntax", "rule/manifest-syntax")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [\n  .target(name: \"Core),\n  .executableTarget(name: \"App\", dependancies: [\"Core\"]),\n])\n", "rule/manifest-syntax", "rule/manifest-syntax")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [\n  .traget(name: \"Core\"),\n  .executableTarget(named: \"App\", dependencies: [\"Core\"]),\n])\n", "rule/manifest-syntax", "rule/manifest-syntax")]
    [InlineData(Head + "let package = Package(name: \"p\", products: [.library(name: \"Core\", targets: [\"core\"])], targets: [\n" + Targets + "])\n", "rule/manifest-name")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [\n  .target(name: \"Core\", dependencies: [\"App\"]),\n  .target(name: \"App\", dependencies: [\"Core\"]),\n])\n", "rule/dependency-cycle")]
    [InlineData(Head + "let package = Package(name: \"p\", targets: [\n<<<<<<< HEAD\n  .target(name: \"Core\"),\n=======\n  .target(name: \"Core\", dependencies: []),\n>>>>>>> b\n  .executableTarget(name: \"App\", dependencies: [\"Core\"]),\n])\n", "rule/conflict-marker")]
    public async Task A_broken_manifest_is_mended(string manifest, params string[] rules)
    {
        using var scene = Scene(manifest);
        await MendsAsync(scene, rules);
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("Sources/core")]
    [InlineData("Source/Core")]
    [InlineData("Sources/Kernel")]
    public async Task A_folder_that_was_renamed_is_found(string folder)
    {
        using var scene = new RepairScene();
        scene.Write("Package.swift", Head + $"let package = Package(name: \"p\", targets: [\n{Targets}])\n");
        scene.Write("Sources/App/main.swift", "import Core\nprint(one())\n");
        scene.Write($"{folder}/C.swift", "public func one() -> Int { 1 }\n");
        await MendsAsync(scene, "rule/target-folder");
    }

    private const string AppleForms = """
        import Foundation
        import os.log
        private let log = Logger(subsystem: "a", category: "b")
        func a() {
            log.info("x")
            autoreleasepool { print(1) }
        }
        func b() throws -> Int { try autoreleasepool { try c() } }
        func c() throws -> Int { autoreleasepool { () -> Int in let x = 3; return x } }
        func d() -> Double { CFAbsoluteTimeGetCurrent() }
        let t: CFAbsoluteTime = 0

        """;

    private static async Task MendsAsync(RepairScene scene, params string[] rules)
    {
        var (applied, last) = await scene.RepairAsync(FixerSet.Standard);
        Assert.True(last.IsGreen, $"{last.Cause}\n{string.Join(", ", applied.Select(candidate => candidate.Fixer))}\n{scene.Read("Package.swift")}");
        Assert.Equal(rules.Distinct().Order(), applied.Select(candidate => candidate.Fixer).Distinct().Order());
    }

    private static RepairScene Scene(string manifest)
    {
        var scene = new RepairScene();
        scene.Write("Package.swift", manifest);
        scene.Write("Sources/App/main.swift", "import Core\nprint(one())\n");
        scene.Write("Sources/Core/C.swift", "public func one() -> Int { 1 }\n");
        return scene;
    }

    private static void Library(RepairScene scene, string folder)
    {
        scene.Write($"{folder}/Package.swift", Head + "let package = Package(name: \"util\", products: [.library(name: \"Util\", targets: [\"Util\"])], targets: [.target(name: \"Util\")])\n");
        scene.Write($"{folder}/Sources/Util/U.swift", "public func two() -> Int { 2 }\n");
    }
}
