using Deployer.RepairBench.Corpus;
using Deployer.RepairBench.Operators;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class OperatorTests
{
    private static readonly FileTree Good = FileTree.Empty
        .With("Package.swift", "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(\n    name: \"P\",\n    targets: [\n        .target(name: \"A\", dependencies: [\"B\"]),\n    ]\n)\n")
        .With("Sources/A/A.swift", "import Foundation\n\npublic func total(_ items: [Int]) throws -> Int {\n    let sum = try add(items) // try add\n    return sum\n}\n\nfunc unused() {\n}\n")
        .With("Sources/A/B.swift", "func add(_ items: [Int]) throws -> Int {\n    items.count + 1\n}\n")
        .With("Tests/ATests/ATests.swift", "import XCTest\n@testable import A\nfinal class ATests: XCTestCase {\n    func testTotal() throws {\n        XCTAssertEqual(try total([1]), 2)\n    }\n}\n");

    private static readonly FileTree Hidden = FileTree.Empty.With("Tests/ATests/HiddenATests.swift", "import XCTest\n@testable import A\nlet x = try? add([])\n");

    [Fact]
    public void Names_are_unique_and_both_halves_of_a_class_have_operators_of_their_own()
    {
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(one => one.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Catalogue.All, one => Assert.InRange(one.Class, 1, Catalogue.SeveralFaults - 1));
        Assert.All(
            Catalogue.All.GroupBy(one => one.Class),
            group => Assert.Equal([Share.Development, Share.HeldOut], group.Select(one => one.Share).Distinct().Order()));
    }

    [Fact]
    public void A_pattern_changes_code_and_not_comments()
    {
        var mutation = Assert.Single(One("try-dropped-from-binding").Find(Good, Hidden));

        Assert.Equal("Sources/A/A.swift:4", mutation.Place);
        Assert.Contains("let sum = add(items) // try add", mutation.Bad["Sources/A/A.swift"], StringComparison.Ordinal);
        Assert.Equal((Good, Hidden), (mutation.Good, mutation.Hidden));
    }

    [Fact]
    public void A_rename_reaches_every_use_but_those_that_were_missed_and_the_hidden_tests_know_the_new_name()
    {
        var mutation = Assert.Single(One("function-renamed").Find(Good, Hidden), mutation => mutation.Place.StartsWith("Sources/A/B.swift", StringComparison.Ordinal));

        Assert.Contains("func addNow(", mutation.Bad["Sources/A/B.swift"], StringComparison.Ordinal);
        Assert.Contains("try add(items)", mutation.Bad["Sources/A/A.swift"], StringComparison.Ordinal);
        Assert.Contains("try addNow(items)", mutation.Good["Sources/A/A.swift"], StringComparison.Ordinal);
        Assert.Contains("try? addNow([])", mutation.Hidden["Tests/ATests/HiddenATests.swift"], StringComparison.Ordinal);
        Assert.Contains("// try add\n", mutation.Good["Sources/A/A.swift"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_leaves_the_first_test_as_it_was()
    {
        var mutation = Assert.Single(One("test-contradicted").Find(Good, Hidden));

        var text = mutation.Bad["Tests/ATests/ATests.swift"];
        Assert.Contains("func testTotal() throws {\n        XCTAssertEqual(try total([1]), 2)", text, StringComparison.Ordinal);
        Assert.Contains("func testTotalAgain() throws {\n        XCTAssertEqual(try total([1]), 5)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_goes_with_its_comment()
    {
        var tree = FileTree.Empty.With("Sources/A/A.swift", "struct S: P {\n    /// Says so.\n    public func name() -> String {\n        \"}\"\n    }\n}\n");

        Assert.Equal("struct S: P {\n}\n", Assert.Single(One("witness-dropped").Find(tree, FileTree.Empty)).Bad["Sources/A/A.swift"]);
    }

    [Fact]
    public void No_mutation_is_the_good_state() => Assert.All(
        Catalogue.All.SelectMany(one => one.Find(Good, Hidden)), mutation => Assert.NotEqual(mutation.Good, mutation.Bad));

    private static IOperator One(string name) => Catalogue.All.Single(one => one.Name == name);
}
