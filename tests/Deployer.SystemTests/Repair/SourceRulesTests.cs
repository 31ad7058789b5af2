using System.Text.RegularExpressions;
using Deployer.Repair.Fixers;
using Xunit;

namespace Deployer.SystemTests.Repair;

/// <summary>
/// Faults inside of sources, as the real compiler reports them: mended to what stood there before, to the byte, or left alone.
/// In the texts `«broken|right»` marks what was changed.
/// </summary>
public sealed partial class SourceRulesTests
{
    private const string Types = """
        struct Customer {
          var balance = 0
          var items: [Int] = []
          func reload() {}
          static let shared = Customer()
          enum Kind { case small, large }
          static func make(with kind: Kind) -> Customer { Customer() }
        }
        enum Color: String, CaseIterable { case red, green }
        protocol Greeter { func greet() -> String }
        extension Customer { var isWealthy: Bool { balance > 1000 } }
        func computeTotal(_ customers: [Customer]) -> Int { customers.map(\.balance).reduce(0, +) }

        """;

    private const string Names = """
        func f1() { let customer = 1; print(«custmer|customer») }
        func f2(_ c: Customer) { c.«relod|reload»(); print(c.«balanc|balance») }
        func f3() -> «Custmer|Customer» { Customer() }
        func f4() -> Color { .«gren|green» }
        func f6(_ c: Color) { switch c { case .«rde|red»: break; case .green: break } }
        func f7(_ c: [Int]) -> Int { c.«cuont|count» }
        func f8() { Customer.«shraed|shared».reload() }
        func f9(_ k: Customer.«Knid|Kind») {}
        func f10(_ c: Customer?) { c?.«reloadd|reload»() }
        func f11(_ c: Customer) { print("größer \(c.«ballance|balance») 🦜") }
        struct T: «Gretter|Greeter» { func greet() -> String { "" } }
        func f12() -> Int { «computTotal|computeTotal»([]) }
        func f13() -> [«Strng|String»] { [] }
        func f14(_ all: [Customer]) -> Int { all.filter { customer in «custoner|customer».balance > 1 }.count }
        func f15(_ c: Customer) -> Bool { c.«iswealthy|isWealthy» }
        func f16(limit: Int) -> Int { guard limit > 0 else { return 0 }; return «limti|limit» }
        func f17() { «pritn|print»("x") }
        func f18<Element>(_ e: Element) -> «Elemnt|Element» { e }
        final class Owner { let parent = 1; func f() -> Int { «parnet|parent» } }
        func f19() { Customer.«mkae|make»(with: .large).reload() }
        func f20(_ s: String) -> String { s.«lowercase|lowercased»() }

        """;

    private const string MisspeltDeclaration = """
        struct Account { func «witdhraw|withdraw»(_ n: Int) {} }
        func g1(_ a: Account) { a.withdraw(1) }
        func g2(_ a: Account) { a.withdraw(2); a.withdraw(3) }

        """;

    private const string Effects = """
        struct Oops: Error {}
        func risky() throws -> Int { throw Oops() }
        func fail()« | throws »-> Int { throw Oops() }
        func h7() { print((try? fail()) ?? 0) }
        func slow() async -> Int { 1 }
        func wobbly() async throws -> Int { 1 }
        func h1() throws -> Int { «|try »risky() }
        func h2() async throws -> Int { «|try await »wobbly() }
        func h3() async -> Int { «|await »slow() }
        func load()« | throws »-> Int {
          if true { return try h1() }
          return 0
        }
        struct Client { init(port: Int)« | throws »{ _ = try h1() } }
        func h4() throws { print(try load()); _ = try Client(port: 1) }
        func h5() { do { _ = try load() } catch {} ; _ = try? Client(port: 2) }
        func h6() throws -> Int { let sum = «|try »risky() + 1; return sum }
        final class Counter {
          var n = 0
          func run(_ f: @escaping () -> Void) {}
          func go() { run { «|self.»n += 1 }; run { «|self.»go() } }
        }
        class View { func render() {}; var title: String { "" } }
        final class Button: View { override func «rendr|render»() {}; override var «titel|title»: String { "x" } }
        final class Lonely: Sendable { «override |»func render() {} }

        """;

    private const string WarningsAsErrors = """
        @discardableResult func quiet() -> Int { 1 }
        func loud() -> Int { 1 }
        final class Box { func push(_ n: Int) -> Int { n } }
        func k1(_ b: Box) {
          «|_ = »loud()
          quiet()
          «|_ = »b.push(1)
          [1].forEach { _ in «|_ = »loud() }
        }
        func k2() -> Int { «try |»loud() }
        func k3() async -> Int { «try |»await k4() }
        func k4() async -> Int { 1 }
        «var|let» retries = 3
        enum Limits { static «var|let» names = ["a", "b"]; static let depth = 2 }
        func k5() -> Bool { retries == 3 && Limits.names.contains("a") && Limits.names[0] != "b" }

        """;

    private const string LeftAlone = """
        struct P { var item1 = 1; var minValue = 1; var maxValue = 2; func decode() {}; func getAll() {} }
        func m1(_ p: P) { print(p.item2); p.encode(); p.setAll() }
        func m3(left: Int, lift: Int) -> Int { loft }
        func m4(x: Int) -> Int { y }
        func m5(_ n: Int) -> Int { unknownEntirely(n) }

        """;

    private const string LeftAloneEffects = """
        struct Oops: Error {}
        func risky() throws -> Int { throw Oops() }
        protocol Loads { func fetch() -> Int }
        struct L: Loads { func fetch() -> Int { try risky() } }
        func called() -> Int { try risky() }
        func caller() -> Int { called() }
        func closure() { let c: () -> Void = { _ = try risky() }; c() }
        class Parent { func draw() {} }
        final class Child: Parent { override func somethingElse() {} }
        nonisolated(unsafe) var ok = 1

        """;

    [Fact]
    public Task Names_are_spelt_as_they_are_declared() => MendsAsync(Types + Names);

    [Fact]
    public Task A_declaration_that_all_uses_spell_otherwise_is_renamed() => MendsAsync(MisspeltDeclaration);

    [Fact]
    public Task Effects_captures_and_overrides_are_completed() => MendsAsync(Effects);

    [Fact]
    public Task Spare_effects_unused_results_and_shared_variables_are_mended_where_warnings_are_errors() =>
        MendsAsync(WarningsAsErrors, ", swiftSettings: [.unsafeFlags([\"-warnings-as-errors\"])]");

    [Theory]
    [InlineData(LeftAlone)]
    [InlineData(LeftAloneEffects)]
    public async Task What_could_mean_something_else_is_left_alone(string code)
    {
        using var scene = Scene(code, "");
        var (applied, _) = await scene.RepairAsync(FixerSet.Standard);
        Assert.Empty(applied.Select(candidate => candidate.Summary));
    }

    [Fact]
    public async Task Tests_import_what_they_test()
    {
        using var scene = Scene("func one() -> Int { 1 }\nstruct Hidden { var value = 1 }\npublic struct Seen { public init() {}; func inner() -> Int { 2 } }\n", "");
        scene.Write("Tests/AppTests/A.swift", "import XCTest\n\nfinal class ATests: XCTestCase {\n  func testOne() { XCTAssertEqual(one(), 1); XCTAssertEqual(Hidden().value, 1) }\n}\n");
        scene.Write("Tests/AppTests/B.swift", "@testable import App\n\nfinal class BTests: XCTestCase {\n  func testOne() { XCTAssertEqual(one(), 1) }\n}\n");
        scene.Write("Tests/AppTests/C.swift", "@testable import App\n\n@Test func oneIsOne() { #expect(one() == 1) }\n");
        scene.Write("Tests/AppTests/D.swift", "import App\nimport XCTest\n\nfinal class DTests: XCTestCase {\n  func testInner() { XCTAssertEqual(Seen().inner(), 2) }\n}\n");
        var (_, last) = await scene.RepairAsync(FixerSet.Standard);
        Assert.True(last.IsGreen, last.Cause);
        Assert.StartsWith("import XCTest\n@testable import App\n\n", scene.Read("Tests/AppTests/A.swift"), StringComparison.Ordinal);
        Assert.StartsWith("@testable import App\nimport XCTest\n\n", scene.Read("Tests/AppTests/B.swift"), StringComparison.Ordinal);
        Assert.StartsWith("@testable import App\nimport Testing\n\n", scene.Read("Tests/AppTests/C.swift"), StringComparison.Ordinal);
        Assert.StartsWith("@testable import App\nimport XCTest\n\n", scene.Read("Tests/AppTests/D.swift"), StringComparison.Ordinal);
    }

    private static async Task MendsAsync(string marked, string settings = "")
    {
        using var scene = Scene(Side(marked, 1), settings);
        var (_, last) = await scene.RepairAsync(FixerSet.Standard);
        Assert.Equal(Side(marked, 2), scene.Read("Sources/App/A.swift"));
        Assert.True(last.IsGreen, last.Cause);
    }

    private static string Side(string marked, int side) => Marked().Replace(marked, match => match.Groups[side].Value);

    private static RepairScene Scene(string code, string settings)
    {
        var scene = new RepairScene();
        scene.Write(
            "Package.swift",
            $"// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"p\", targets: [\n  .target(name: \"App\"{settings}),\n"
            + "  .testTarget(name: \"AppTests\", dependencies: [\"App\"]),\n])\n");
        scene.Write("Sources/App/A.swift", code);
        scene.Write("Tests/AppTests/Any.swift", "");
        return scene;
    }

    [GeneratedRegex(@"«([^|»]*)\|([^»]*)»")]
    private static partial Regex Marked();
}
