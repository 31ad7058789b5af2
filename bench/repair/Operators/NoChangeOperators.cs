using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Operators;

/// <summary>Classes 54 to 56: the right answer is to change nothing.</summary>
internal static class NoChangeOperators
{
    public static IReadOnlyList<IOperator> All { get; } =
    [
        Flaky("test-by-chance", Share.Development, "Int.random(in: 0..<10) < 7"),
        Flaky("test-by-chance-of-hash", Share.HeldOut, "[\"a\", \"b\", \"c\"].randomElement() != \"b\""),
        Unreachable("dependency-unreachable", Share.Development, "http://127.0.0.1:9/acme/observability.git"),
        Unreachable("dependency-unreachable-by-ssh", Share.HeldOut, "ssh://git@127.0.0.1:9/acme/tracing.git"),
        new ContradictionOperator("test-contradicted", Share.Development, @"^    func (test\w+)\(\)[^{\n]*\{"),
        new ContradictionOperator("test-contradicted-in-swift-testing", Share.HeldOut, @"^[ \t]*(?:@Test(?:\([^)\n]*\))? )func (\w+)\(\)[^{\n]*\{"),
    ];

    private static PatternOperator Unreachable(string name, Share half, string address) => new(
        name, (55, half), ("^    targets: \\[", $"    dependencies: [.package(url: \"{address}\", from: \"1.4.0\")],\n    targets: ["))
    {
        Scope = Scope.Manifest,
        Symptom = Symptom.Infrastructure,
    };

    private static AddedTestOperator Flaky(string name, Share half, string condition) => new(
        name,
        (54, half),
        $"    func testSettlesInTime() {{\n        XCTAssertTrue({condition})\n    }}",
        $"@Test func settlesInTime() {{\n    #expect({condition})\n}}")
    {
        Symptom = Symptom.Flaky,
    };
}
