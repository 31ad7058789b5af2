using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class CommitOperatorTests
{
    private const string Manifest =
        """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(
            name: "P",
            targets: [
                .target(name: "CSum"),
                .target(name: "Model"),
                .target(
                    name: "Web",
                    dependencies: ["CSum", "Model"]
                ),
                .executableTarget(name: "tool", dependencies: ["Web"], swiftSettings: [.define("X")]),
            ]
        )
        """;

    private static readonly FileTree Good = FileTree.Empty
        .With("Package.swift", Manifest)
        .With("Sources/CSum/sum.c", "#include \"sum.h\"\nstatic int half(int a) {\n    return a / 2;\n}\nint add_all(int a, int b) {\n    return half(a) + b;\n}\n")
        .With("Sources/Model/Item.swift", "public struct Item {\n    public static let empty = Item()\n    static let spare = Item()\n    public let count: Int = 0\n    case open\n}\n")
        .With("Sources/Web/Loader.swift", "import Foundation\nimport Model\nfinal class Loader {\n    @discardableResult\n    func load(_ done: @escaping @Sendable (Int) -> Void) -> Int {\n        timer.schedule(after: hold) {\n            self.finish(1)\n        }\n        queue.add { value in self.total += value }\n        self.count = count\n        return 1\n    }\n    func all() async -> Int {\n        await withTaskGroup(of: Int.self) { group in\n            for name in names {\n                group.addTask { (name, await load(name)) }\n            }\n        }\n    }\n}\n")
        .With("Tests/WebTests/T.swift", "import XCTest\n");

    [Fact]
    public void A_manifest_tells_its_targets()
    {
        var targets = ManifestText.ListTargets(Manifest);

        Assert.Equal(["CSum", "Model", "Web", "tool"], targets.Select(target => target.Name));
        Assert.Equal(["CSum", "Model"], targets[2].Dependencies);
    }

    [Fact]
    public void An_argument_is_put_at_the_end_of_a_target_that_has_none_later()
    {
        Assert.Contains(".target(name: \"Model\", x: 1),", ManifestText.WithArgument(Manifest, "Model", "x: 1"), StringComparison.Ordinal);
        Assert.Contains("dependencies: [\"CSum\", \"Model\"], x: 1\n", ManifestText.WithArgument(Manifest, "Web", "x: 1"), StringComparison.Ordinal);
        Assert.Null(ManifestText.WithArgument(Manifest, "tool", "x: 1"));
        Assert.Null(ManifestText.WithArgument(Manifest, "Nobody", "x: 1"));
    }

    [Fact]
    public void A_warning_is_an_error_in_the_good_state_too()
    {
        var mutation = Assert.Single(Find("discardable-dropped"));

        Assert.Contains("-warnings-as-errors", mutation.Good["Package.swift"], StringComparison.Ordinal);
        Assert.Equal(mutation.Good["Package.swift"], mutation.Bad["Package.swift"]);
        Assert.DoesNotContain("@discardableResult", mutation.Bad["Sources/Web/Loader.swift"], StringComparison.Ordinal);
        Assert.Contains("@discardableResult", mutation.Good["Sources/Web/Loader.swift"], StringComparison.Ordinal);
    }

    [Fact]
    public void Self_goes_from_closures_only()
    {
        Assert.Equal("Sources/Web/Loader.swift:7", Assert.Single(Find("self-dropped-before-call")).Place);
        Assert.Contains("{ value in total += value }", Assert.Single(Find("self-dropped-before-property")).Bad["Sources/Web/Loader.swift"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_is_changed_by_the_tasks_of_a_group()
    {
        var text = Assert.Single(Find("counter-changed-in-group")).Bad["Sources/Web/Loader.swift"];

        Assert.Contains("            var started = 0\n            for name in names {\n                group.addTask { started += 1; return (name, await load(name)) }\n", text, StringComparison.Ordinal);
        Assert.Contains("@escaping (Int)", Assert.Single(Find("sendable-dropped-from-parameter")).Bad["Sources/Web/Loader.swift"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_of_C_is_lost_misspelt_or_there_twice()
    {
        Assert.Equal("#include \"sum.h\"\nstatic int half(int a) {\n    return a / 2;\n}\n", Assert.Single(Find("c-function-dropped")).Bad["Sources/CSum/sum.c"]);
        Assert.Contains("int add_all_now(int a", Assert.Single(Find("c-function-renamed")).Bad["Sources/CSum/sum.c"], StringComparison.Ordinal);
        Assert.Equal(Good["Sources/CSum/sum.c"], Assert.Single(Find("c-file-copied")).Bad["Sources/CSum/sum_old.c"]);
    }

    [Fact]
    public void A_file_moves_along_the_dependencies_of_targets()
    {
        Assert.Equal("Sources/Model/Loader.swift", Assert.Single(Find("file-moved-to-dependency")).Bad.Files.Keys.Except(Good.Files.Keys).Single());
        var up = Find("file-moved-to-dependent").Select(mutation => mutation.Bad.Files.Keys.Except(Good.Files.Keys).Single());
        Assert.Equal(["Sources/Web/Item.swift", "Sources/tool/Loader.swift"], up.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_stricter_mode_is_felt_at_every_place_of_a_target()
    {
        var text = Assert.Single(Find("strict-mode-finds-variables")).Bad["Sources/Model/Item.swift"];

        Assert.Contains("public static var empty", text, StringComparison.Ordinal);
        Assert.Contains("    static var spare", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_merge_doubles_or_loses()
    {
        Assert.Contains("    case open\n    case open\n", Assert.Single(Find("case-doubled-by-merge")).Bad["Sources/Model/Item.swift"], StringComparison.Ordinal);
        Assert.StartsWith("import Model\nfinal", Assert.Single(Find("import-lost-in-merge")).Bad["Sources/Web/Loader.swift"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_to_be_left_alone_names_its_class()
    {
        Assert.All(
            Catalogue.All.Where(one => one.Class is 54 or 55 or 56),
            one => Assert.Contains(one.RightClasses, name => name is "flaky" or "infrastructure" or "test"));
        Assert.All(Catalogue.All.Where(one => one.Class is < 54 or > 56), one => Assert.Empty(one.RightClasses));
    }

    private static IReadOnlyList<Mutation> Find(string name) => [.. Catalogue.All.Single(one => one.Name == name).Find(Good, FileTree.Empty)];
}
