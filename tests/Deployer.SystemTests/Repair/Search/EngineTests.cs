using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Repair.Search;

/// <summary>What real commits break, mended by real Swift from a green commit before, the intended change kept.</summary>
public sealed class EngineTests(SharedHome home)
{
    private const string CoreAppTests = """
                .target(name: "Core"),
                .target(name: "App", dependencies: ["Core"]),
                .executableTarget(name: "tool", dependencies: ["Core", "App"]),
                .testTarget(name: "AppTests", dependencies: ["App", "Core"]),
        """;

    [Fact]
    public async Task A_rename_with_stale_call_sites_over_three_targets_is_carried_on()
    {
        using var scene = new EngineScene(home, "rename", CoreAppTests);
        scene.Write("Sources/Core/Basket.swift", "public struct Basket: Sendable {\n    public var prices: [Int]\n\n    public init(prices: [Int]) {\n        self.prices = prices\n    }\n\n    public func total() -> Int {\n        prices.reduce(0, +)\n    }\n}\n");
        scene.Write("Sources/App/Receipt.swift", "import Core\n\npublic func receipt(for basket: Basket) -> String {\n    let sum = basket.total()\n    return \"\\(basket.prices.count) items, \\(basket.total()) cents, mean \\(sum / max(1, basket.prices.count))\"\n}\n");
        scene.Write("Sources/tool/main.swift", "import App\nimport Core\n\nlet basket = Basket(prices: [100, 250])\nprint(receipt(for: basket), basket.total())\n");
        scene.Write("Tests/AppTests/ReceiptTests.swift", "import App\nimport Core\nimport XCTest\n\nfinal class ReceiptTests: XCTestCase {\n    func testTotal() {\n        XCTAssertEqual(Basket(prices: [1, 2]).total(), 3)\n        XCTAssertEqual(receipt(for: Basket(prices: [1, 3])), \"2 items, 4 cents, mean 2\")\n    }\n}\n");
        await scene.CommitAsync("Add baskets");
        scene.Replace("Sources/Core/Basket.swift", "func total()", "func sumOfPrices()");
        await scene.CommitAsync("Say what is summed");

        await scene.FixAsync();

        Assert.Contains("public func sumOfPrices() -> Int", scene.Read("Sources/Core/Basket.swift"), StringComparison.Ordinal);
        Assert.DoesNotContain("total()", scene.Read("Sources/App/Receipt.swift") + scene.Read("Sources/tool/main.swift"), StringComparison.Ordinal);
        Assert.Contains("XCTAssertEqual(Basket(prices: [1, 2]).sumOfPrices(), 3)", scene.Read("Tests/AppTests/ReceiptTests.swift"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_signature_is_carried_to_twelve_call_sites()
    {
        using var scene = new EngineScene(home, "signature", CoreAppTests);
        scene.Write("Sources/Core/Note.swift", "public func note(_ text: String, level: Int) -> String {\n    \"[\\(level)] \\(text)\"\n}\n");
        var calls = Enumerable.Range(1, 12).Select(number => $"        note(\"entry {number}\", level: {number % 3}),");
        scene.Write("Sources/App/Journal.swift", $"import Core\n\npublic func journal() -> [String] {{\n    [\n{string.Join('\n', calls)}\n    ]\n}}\n");
        scene.Write("Sources/tool/main.swift", "import App\n\nprint(journal().count)\n");
        scene.Write("Tests/AppTests/JournalTests.swift", "import App\nimport XCTest\n\nfinal class JournalTests: XCTestCase {\n    func testJournal() {\n        XCTAssertEqual(journal().first, \"[1] entry 1\")\n        XCTAssertEqual(journal().count, 12)\n    }\n}\n");
        await scene.CommitAsync("Add a journal");
        scene.Replace("Sources/Core/Note.swift", "_ text: String, level: Int", "text: String, at level: Int");
        await scene.CommitAsync("Name both arguments of note");

        await scene.FixAsync();

        Assert.Contains("func note(text: String, at level: Int)", scene.Read("Sources/Core/Note.swift"), StringComparison.Ordinal);
        Assert.Equal(12, scene.Read("Sources/App/Journal.swift").Split("note(text: \"entry").Length - 1);
        Assert.Equal(12, scene.Read("Sources/App/Journal.swift").Split(", at: ").Length - 1);
    }

    [Fact]
    public async Task A_file_that_moved_to_another_target_is_found_there()
    {
        using var scene = new EngineScene(home, "moved", CoreAppTests);
        scene.Write("Sources/Core/Clock.swift", "import Foundation\n\npublic struct Clock: Sendable {\n    public init() {}\n\n    public func stamp(_ seconds: Int) -> String {\n        pad(seconds / 60) + \":\" + pad(seconds % 60)\n    }\n}\n");
        scene.Write("Sources/App/Padding.swift", "func unused() -> Int { 0 }\n");
        scene.Write("Sources/Core/Padding.swift", "import Foundation\n\nfunc pad(_ number: Int) -> String {\n    String(format: \"%02d\", number)\n}\n");
        scene.Write("Sources/App/Board.swift", "import Core\n\npublic struct Board {\n    public init() {}\n\n    public func line(_ seconds: Int) -> String {\n        \"at \" + Clock().stamp(seconds)\n    }\n}\n");
        scene.Write("Sources/tool/main.swift", "import App\n\nprint(Board().line(61))\n");
        scene.Write("Tests/AppTests/BoardTests.swift", "import App\nimport XCTest\n\nfinal class BoardTests: XCTestCase {\n    func testLine() {\n        XCTAssertEqual(Board().line(125), \"at 02:05\")\n    }\n}\n");
        await scene.CommitAsync("Add a clock");
        scene.Write("Sources/Core/Board.swift", scene.Read("Sources/App/Board.swift").Replace("import Core\n\n", "", StringComparison.Ordinal));
        scene.Delete("Sources/App/Board.swift");
        scene.Replace("Sources/tool/main.swift", "import App", "import App // the board is in Core now");
        scene.Write("Tests/AppTests/BoardTests.swift", scene.Read("Tests/AppTests/BoardTests.swift").Replace("at 02:05", "at 02:05", StringComparison.Ordinal));
        await scene.CommitAsync("Move the board to the core");

        await scene.FixAsync();

        Assert.Contains("public struct Board", scene.Read("Sources/Core/Board.swift"), StringComparison.Ordinal);
        Assert.Contains("import Core", scene.Read("Sources/tool/main.swift"), StringComparison.Ordinal);
        Assert.Contains("import Core", scene.Read("Tests/AppTests/BoardTests.swift"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_conformance_comes_back_and_the_intended_change_stays()
    {
        using var scene = new EngineScene(home, "conformance", CoreAppTests);
        scene.Write("Sources/Core/Badge.swift", "public struct Badge: Hashable, Sendable {\n    public let name: String\n\n    public init(name: String) {\n        self.name = name\n    }\n}\n");
        scene.Write("Sources/App/Wall.swift", "import Core\n\npublic func distinct(_ badges: [Badge]) -> Int {\n    Set(badges).count\n}\n");
        scene.Write("Sources/tool/main.swift", "import App\nimport Core\n\nprint(distinct([Badge(name: \"a\")]))\n");
        scene.Write("Tests/AppTests/WallTests.swift", "import App\nimport Core\nimport XCTest\n\nfinal class WallTests: XCTestCase {\n    func testDistinct() {\n        XCTAssertEqual(distinct([Badge(name: \"a\"), Badge(name: \"a\")]), 1)\n    }\n}\n");
        await scene.CommitAsync("Add badges");
        scene.Replace("Sources/Core/Badge.swift", "public struct Badge: Hashable, Sendable {\n", "public struct Badge: Sendable {\n    /// How many letters the name has.\n    public var length: Int { name.count }\n\n");
        await scene.CommitAsync("Tell how long a name is");

        await scene.FixAsync();

        Assert.Contains("Hashable", scene.Read("Sources/Core/Badge.swift"), StringComparison.Ordinal);
        Assert.Contains("public var length: Int { name.count }", scene.Read("Sources/Core/Badge.swift"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_merge_that_kept_a_declaration_twice_is_mended()
    {
        using var scene = new EngineScene(home, "merge", CoreAppTests);
        const string Parse = "    public static func parse(_ text: String) -> Version? {\n        let parts = text.split(separator: \".\").compactMap { Int($0) }\n        return parts.count == 2 ? Version(major: parts[0], minor: parts[1]) : nil\n    }\n";
        scene.Write("Sources/Core/Version.swift", $"public struct Version: Equatable, Sendable {{\n    public let major: Int\n    public let minor: Int\n\n    public init(major: Int, minor: Int) {{\n        self.major = major\n        self.minor = minor\n    }}\n\n{Parse}}}\n");
        scene.Write("Sources/App/Check.swift", "import Core\n\npublic func isVersion(_ text: String) -> Bool {\n    Version.parse(text) != nil\n}\n");
        scene.Write("Sources/tool/main.swift", "import App\n\nprint(isVersion(\"1.2\"))\n");
        scene.Write("Tests/AppTests/CheckTests.swift", "import App\nimport XCTest\n\nfinal class CheckTests: XCTestCase {\n    func testVersion() {\n        XCTAssertTrue(isVersion(\"1.2\"))\n        XCTAssertFalse(isVersion(\"1\"))\n    }\n}\n");
        await scene.CommitAsync("Add versions");
        scene.Replace("Sources/Core/Version.swift", Parse, $"    public var text: String {{ \"\\(major).\\(minor)\" }}\n\n{Parse}\n{Parse}");
        await scene.CommitAsync("Merge branch 'text'");

        await scene.FixAsync();

        var text = scene.Read("Sources/Core/Version.swift");
        Assert.Equal(2, text.Split("static func parse").Length);
        Assert.Contains("public var text: String", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_lines_come_back_without_undoing_the_rest_of_their_commit()
    {
        using var scene = new EngineScene(home, "lines", CoreAppTests);
        scene.Write("Sources/Core/Signal.swift", "public enum Signal: String, Sendable {\n    case red\n    case amber\n    case green\n\n    public func next() -> Signal {\n        switch self {\n        case .red: .green\n        case .amber: .red\n        case .green: .amber\n        }\n    }\n}\n");
        scene.Write("Sources/App/Crossing.swift", "import Core\n\npublic func mayGo(_ signal: Signal) -> Bool {\n    signal == .green\n}\n");
        scene.Write("Sources/tool/main.swift", "import App\nimport Core\n\nprint(mayGo(Signal.red.next()))\n");
        scene.Write("Tests/AppTests/CrossingTests.swift", "import App\nimport Core\nimport XCTest\n\nfinal class CrossingTests: XCTestCase {\n    func testCrossing() {\n        XCTAssertTrue(mayGo(.green))\n        XCTAssertEqual(Signal.amber.next(), .red)\n    }\n}\n");
        await scene.CommitAsync("Add signals");
        scene.Replace("Sources/Core/Signal.swift", "        case .amber: .red\n", "");
        scene.Replace("Sources/Core/Signal.swift", "    public func next()", "    /// Whether a car has to stop.\n    public var stops: Bool { self != .green }\n\n    public func next()");
        await scene.CommitAsync("Tell who has to stop");

        await scene.FixAsync();

        Assert.Contains("case .amber: .red", scene.Read("Sources/Core/Signal.swift"), StringComparison.Ordinal);
        Assert.Contains("public var stops: Bool { self != .green }", scene.Read("Sources/Core/Signal.swift"), StringComparison.Ordinal);
    }
}
