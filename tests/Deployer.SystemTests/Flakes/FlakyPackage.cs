using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Flakes;

/// <summary>Writes small packages whose tests fail for another reason than the code.</summary>
internal static class FlakyPackage
{
    private const string Library = "/// Adds both numbers.\npublic func add(_ a: Int, _ b: Int) -> Int { a + b }\n";

    private const string Manifest = """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(name: "Sums", targets: [.target(name: "Sums"), .testTarget(name: "SumsTests", dependencies: ["Sums"])])

        """;

    /// <summary>In both libraries a test that fails in so many of a hundred runs.</summary>
    public static void WriteByChance(string folder, int percent) => WriteByChance(folder, percent, "");

    /// <summary>The same, and one in XCTest that depends on another and so fails in each run of the suite.</summary>
    public static void WriteByChanceAndOrder(string folder, int percent) =>
        WriteByChance(folder, percent, "    func testOrder() { XCTAssertEqual(left, 0) }\n");

    private static void WriteByChance(string folder, int percent, string more) => Write(
        folder,
        $$"""
        import XCTest
        @testable import Sums
        nonisolated(unsafe) var left = 0
        final class ChanceTests: XCTestCase {
            func testAdds() { XCTAssertEqual(add(1, 2), 3); left = 1 }
            func testByChance() { XCTAssertGreaterThanOrEqual(Int.random(in: 0..<100), {{percent}}) }
        {{more}}}

        """,
        $$"""
        import Testing
        @testable import Sums
        struct Chances {
            @Test func adds() { #expect(add(1, 2) == 3) }
            @Test(arguments: [1, 2]) func byChance(of number: Int) { #expect(number == 2 || Int.random(in: 0..<100) >= {{percent}}) }
        }

        """);

    /// <summary>In both libraries a test that contradicts the doc comment and another test.</summary>
    public static void WriteImpossible(string folder) => Write(
        folder,
        """
        import XCTest
        @testable import Sums
        final class ImpossibleTests: XCTestCase {
            func testAdds() { XCTAssertEqual(add(1, 2), 3) }
            func testAddsAgain() { XCTAssertEqual(add(1, 2), 6) }
        }

        """,
        """
        import Testing
        @testable import Sums
        @Test func adds() { #expect(add(2, 2) == 4) }
        @Test func addsAgain() { #expect(add(2, 2) == 7) }

        """);

    /// <summary>A test that ends the process in half of the runs, with others behind it.</summary>
    public static void WriteCrashing(string folder) => Write(
        folder,
        """
        import XCTest
        @testable import Sums
        final class CrashTests: XCTestCase {
            func testA() { XCTAssertEqual(add(1, 2), 3) }
            func testB() { if Int.random(in: 0..<100) < 50 { fatalError("by chance") } }
            func testC() { XCTAssertEqual(add(1, 1), 2) }
        }

        """,
        "import Testing\n@Test func nothing() {}\n");

    private static void Write(string folder, string xctest, string swiftTesting)
    {
        Folders.Write(folder, "Package.swift", Manifest);
        Folders.Write(folder, "Sources/Sums/Sums.swift", Library);
        Folders.Write(folder, "Tests/SumsTests/XCTests.swift", xctest);
        Folders.Write(folder, "Tests/SumsTests/Tests.swift", swiftTesting);
    }
}
