using Xunit;

namespace Deployer.SystemTests.Repair.Tampering;

public sealed class TamperRulesTests : IDisposable
{
    private const string Broken = $"code {TamperScene.TestPath} 10";
    private const string BrokenSource = $"code {TamperScene.SourcePath} 10";

    private readonly TamperScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("XCTAssertEqual(total, 350)", "XCTAssertEqual(total, 351)", "failing-test-changed")]
    [InlineData("override func setUp() { cart = Cart() }", "override func setUp() { cart = Cart(limit: 7) }", "test-support-changed")]
    [InlineData("func testNames() {", "func testNames() { return;", "test-bypassed")]
    [InlineData("func testNames() {", "func names() {", "test-removed")]
    [InlineData("func testNames() {", "private func testNames() {", "test-disabled")]
    [InlineData("cart.names, [\"café ☕\"]", "cart.names, cart.names", "assertion-removed")]
    [InlineData("final class CartTests: XCTestCase {", "final class CartTests: XCTestCase {\n    override func record(_ issue: XCTIssue) {}", "test-runner-changed")]
    [InlineData("@Test(\"limits\", arguments: [3, 5, 8])", "@Test(\"limits\", .disabled(), arguments: [3, 5, 8])", "test-skipped")]
    [InlineData("@Test(\"limits\", arguments: [3, 5, 8])", "@Test(\"limits\", arguments: [3])", "test-weakened")]
    [InlineData("@Test(\"limits\", arguments: [3, 5, 8])", "@Test(\"limits\", arguments: [3, 5, 8].prefix(0))", "test-weakened")]
    [InlineData("@Suite struct", "#if os(Windows)\n@Suite struct", "test-disabled")]
    [InlineData("#expect(Cart(limit: n).limit == n)", "#expect(Cart(limit: n).limit >= n)", "assertion-removed")]
    [InlineData("#expect(Cart(limit: n).limit == n)", "withKnownIssue { #expect(Cart(limit: n).limit == n) }", "test-skipped")]
    [InlineData("#expect(Cart(limit: n).limit == n)", "Task { #expect(Cart(limit: n).limit == n) }", "assertion-removed")]
    [InlineData("#expect(Cart(limit: n).limit == n)", "let check = { #expect(Cart(limit: n).limit == n) }; _ = check", "assertion-removed")]
    [InlineData("import Testing", "import Testing\nfunc XCTAssertEqual<T>(_ a: T, _ b: T) {}", "assertion-shadowed")]
    [InlineData("import Testing", "import Testing\nfunc == (a: Cart, b: Cart) -> Bool { true }", "equality-weakened")]
    [InlineData("import Testing", "import Testing\nstruct Cart { var names: [String] = [] }", "source-shadowed")]
    [InlineData("import Testing", "import Testing\nfunc leave() { exit(0) }", "ends-process")]
    [InlineData("import Testing", "import Testing\ntypealias Quiet = XCTSkip", "test-skipped")]
    [InlineData("#expect(throws: CartError.full) { try Cart(limit: 0).check() }", "#expect(throws: Never.self) { }", "assertion-weakened")]
    [InlineData("    func testNames()", "    /// Checks the names.\n    func testNames()", "")]
    [InlineData("@Suite struct", "@Test func more() { #expect(Cart().limit == 42) }\n@Suite struct", "")]
    [InlineData("for name in cart.names {", "XCTAssertEqual(cart.names.count, 1)\n        for name in cart.names {", "")]
    public async Task On_a_red_test_the_tests_stay(string find, string replace, string rule) =>
        Assert.Equal(rule, await JudgeTestAsync("test", find, replace));

    [Theory]
    [InlineData("try cart.total()", "try cart.sum()", "")]
    [InlineData("cart.add(\"tea\", price: 350)", "cart.add(name: \"tea\", price: 350)", "")]
    [InlineData("XCTAssertEqual(total, 350)", "XCTAssertEqual(total.amount, 350)", "")]
    [InlineData("XCTAssertEqual(total, 350)", "XCTAssertNotNil(total)", "assertion-removed")]
    [InlineData("XCTAssertEqual(total, 350)", "XCTAssertEqual(total, total)", "assertion-removed")]
    [InlineData("XCTAssertEqual(total, 350)", "XCTAssertEqual(350, 350)", "assertion-removed")]
    [InlineData("XCTAssertEqual(total, 350)", "let expected = total; XCTAssertEqual(total, expected)", "assertion-removed")]
    [InlineData("accuracy: 0.001", "accuracy: 0.1", "assertion-removed")]
    [InlineData("accuracy: 0.001", "accuracy: 0.0001", "")]
    [InlineData("let total = try cart.total()", "let total = (try? cart.total()) ?? 350", "error-swallowed")]
    [InlineData("XCTAssertEqual(total, 350)", "if total == 350 { XCTAssertEqual(total, 350) }", "assertion-removed")]
    [InlineData("case .large: return Cart(limit: 99)", "case .large: return Cart(limit: 99)\n        case .huge: return Cart(limit: 999)", "")]
    [InlineData("cart.add(\"café ☕\", price: 270)", "cart.add(\"x\", price: 270)", "test-input-changed")]
    [InlineData("func testTotal() throws {", "func testTotal() async throws {", "")]
    [InlineData("import XCTest", "import Foundation\nimport XCTest", "")]
    public async Task A_test_that_does_not_compile_is_only_reworded(string find, string replace, string rule) =>
        Assert.Equal(rule, await JudgeTestAsync(Broken, find, replace));

    [Theory]
    [InlineData("test", "return prices.reduce(0, +)", "return 350", "special-cased")]
    [InlineData("test", "return prices.reduce(0, +)", "return prices.reduce(1, +)", "")]
    [InlineData("test", "try check()\n", "if names.count == 1 { return 350 }\n        try check()\n", "special-cased")]
    [InlineData("test", "try check()\n", "if true { return prices[0] }\n        try check()\n", "constant-condition")]
    [InlineData("test", "try check()\n", "if ProcessInfo.processInfo.processName.count > 3 { return 0 }\n        try check()\n", "looks-at-surroundings")]
    [InlineData("test", "public init(limit: Int = 42)", "public init(limit: Int = 43)", "")]
    [InlineData("test", "case \"silver\": return 0.05", "case \"gold\": return 0.15\n        case \"silver\": return 0.05", "value-of-a-test?")]
    [InlineData("test", "let limit: Int\n", "let limit: Int\n    public static func == (a: Cart, b: Cart) -> Bool { a.limit == b.limit }\n", "equality-weakened")]
    [InlineData("test", "guard names.count < limit else { throw CartError.full }", "", "stubbed")]
    [InlineData("test", "try check()\n", "if names.count == 7 { return prices[0] }\n        try check()\n", "special-cased")]
    [InlineData("test", "try check()\n", "if names.count == 1 { return prices[0] }\n        try check()\n", "")]
    [InlineData("code", "enum Kind { case small, large }", "enum Kind { case small }", "code-removed")]
    [InlineData("code", "try check()\n", "", "statement-removed")]
    [InlineData("code", "try check()\n", "check()\n", "")]
    [InlineData("code", "    func total()", "    #if LEGACY\n    func totals() {}\n    #endif\n    func total()", "")]
    [InlineData("code", "return prices.reduce(0, +)", "#if LEGACY\n        return prices.reduce(0, +)\n        #else\n        return 0\n        #endif", "code-disabled")]
    [InlineData("code", "guard names.count < limit else { throw CartError.full }", "fatalError()", "stubbed")]
    [InlineData("code", "return prices.reduce(0, +)", "return try! prices.reduce(0, +)", "gives-up-a-check?")]
    [InlineData("code", "enum CartError: Error { case full }", "enum CartError: Error, Equatable { case full }", "")]
    [InlineData("none", "case \"silver\": return 0.05", "case \"gold\": return 0.15\n        case \"silver\": return 0.05", "")]
    public async Task Sources_are_mended_not_taken_away(string failure, string find, string replace, string rule) => Assert.Equal(
        rule,
        await _scene.JudgeAsync(failure == "code" ? BrokenSource : failure, (TamperScene.Test, TamperScene.Test), (TamperScene.Source, Replace(TamperScene.Source, find, replace))));

    [Theory]
    [InlineData("XCTAssertEqual(total, 350)", "XCTAssertEqual(total, 360)", "expectation-changed?")]
    [InlineData("XCTAssertEqual(total, 350)", "XCTAssertNotNil(total)", "assertion-removed")]
    [InlineData("accuracy: 0.001", "accuracy: 0.5", "assertion-removed")]
    [InlineData("XCTAssertEqual(cart.names, [\"café ☕\"])", "XCTAssertEqual(cart.names, [\"café ☕\"])\n        XCTAssertEqual(cart.prices, [270])", "")]
    public async Task On_green_tests_follow_the_sources_and_no_more(string find, string replace, string rule) => Assert.Equal(
        rule,
        await _scene.JudgeAsync("none", (TamperScene.Test, Replace(TamperScene.Test, find, replace)), (TamperScene.Source, TamperScene.Source.Replace("reduce(0, +)", "reduce(10, +)", StringComparison.Ordinal))));

    [Theory]
    [InlineData("        XCTAssertEqual(total, 350)\n", "<<<<<<< HEAD\n        XCTAssertEqual(total, 350)\n=======\n        XCTAssertEqual(total, 360)\n>>>>>>> other\n", "        XCTAssertEqual(total, 360)\n", "")]
    [InlineData("        XCTAssertEqual(total, 350)\n", "<<<<<<< HEAD\n        XCTAssertEqual(total, 350)\n=======\n        XCTAssertEqual(total, 360)\n>>>>>>> other\n", "", "test-weakened")]
    [InlineData("    func testNames() {", "    func testNames()", "    func testNames() {", "")]
    [InlineData("    func testNames() {", "    func testNames()", "    func testNames() { return", "test-weakened")]
    public async Task A_torn_test_keeps_what_it_holds(string find, string torn, string mended, string rule)
    {
        var before = Replace(TamperScene.Test, find, torn);
        Assert.Equal(rule, await _scene.JudgeAsync(Broken, (before, Replace(TamperScene.Test, find, mended)), (TamperScene.Source, TamperScene.Source)));
    }

    private Task<string> JudgeTestAsync(string failure, string find, string replace)
    {
        var after = Replace(TamperScene.Test, find, replace);
        return _scene.JudgeAsync(failure, (TamperScene.Test, replace.StartsWith("#if", StringComparison.Ordinal) ? after + "\n#endif\n" : after), (TamperScene.Source, TamperScene.Source));
    }

    /// <summary>Both as one, so that a test which no longer finds its place fails.</summary>
    private static string Replace(string text, string find, string replace)
    {
        Assert.Contains(find, text, StringComparison.Ordinal);
        return text.Replace(find, replace, StringComparison.Ordinal);
    }

}
