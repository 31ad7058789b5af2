using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 54 to 56: the right answer is to change nothing.</summary>
internal static class NoChangeOperators
{
    public static IReadOnlyList<IOperator> All { get; } =
    [
        Flaky("test-by-chance", Share.Development, "Int.random(in: 0..<10) < 7"),
        Flaky("test-by-chance-of-hash", Share.HeldOut, "[\"a\", \"b\", \"c\"].randomElement() != \"b\""),
        Flaky("test-by-order-of-hashing", Share.Development, "Set([\"a\", \"b\", \"c\"]).first != \"b\""),
        Flaky("test-by-clock", Share.HeldOut, "Int(Date().timeIntervalSince1970 * 1_000) % 10 < 7"),
        Unreachable("dependency-unreachable", Share.Development, "http://127.0.0.1:9/acme/observability.git"),
        Unreachable("dependency-of-unknown-host", Share.Development, "https://git.acme.invalid/acme/tracing.git", "infrastructure", "dependency"),
        Unreachable("dependency-unreachable-by-ssh", Share.HeldOut, "ssh://git@127.0.0.1:9/acme/tracing.git"),
        new ContradictionOperator("test-contradicted", Share.Development, @"^    func (test\w+)\(\)[^{\n]*\{"),
        new ContradictionOperator("test-contradicted-in-swift-testing", Share.HeldOut, @"^[ \t]*(?:@Test(?:\([^)\n]*\))? )func (\w+)\(\)[^{\n]*\{"),
    ];

    private static PatternOperator Unreachable(string name, Share half, string address, params IReadOnlyList<string> classes) => new(
        name, (55, half), ("^    targets: \\[", $"    dependencies: [.package(url: \"{address}\", from: \"1.4.0\")],\n    targets: ["))
    {
        Scope = Scope.Manifest,
        Symptom = Symptom.Infrastructure,
        RightClasses = classes.Count > 0 ? classes : ["infrastructure"],
    };

    private static AddedTestOperator Flaky(string name, Share half, string condition) => new(
        name,
        (54, half),
        $"    func testSettlesInTime() {{\n        XCTAssertTrue({condition})\n    }}",
        $"import Foundation\n\n@Test func settlesInTime() {{\n    #expect({condition})\n}}")
    {
        Symptom = Symptom.Flaky,
    };
}
