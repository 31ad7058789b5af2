using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

/// <summary>What SwiftPM leaves as it was, though it should have been compiled anew, is not held against the code.</summary>
public sealed class StaleBuildTests : IDisposable
{
    private const string Small = "public struct Label {\n    public let name: String\n\n    public init(name: String) {\n        self.name = name\n    }\n}\n";

    /// <summary>Too large to be returned in registers: who was compiled against the small one passes no place for it.</summary>
    private const string Large = """
        public struct Label {
            public let name: String
            private let others: (String, String, String, String)

            public init(name: String) {
                self.name = name
                others = (name, name, name, name)
            }
        }

        """;

    private readonly string _root = Directory.CreateTempSubdirectory("codex-stale-").FullName;
    private readonly SharedHome _home;

    public StaleBuildTests(SharedHome home)
    {
        SharedHome.RequireSwift();
        _home = home;
    }

    private string Package => Path.Combine(_root, "Labels");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Tests_that_die_only_in_a_stale_build_are_green_and_those_that_die_in_any_are_not()
    {
        Write(Small, "Label(name: \"one\").name");
        Assert.Equal("alreadyGreen", (await FixAsync()).Json.GetProperty("outcome").GetString());

        Write(Large, "Label(name: \"one\").name");
        var stale = await FixAsync();
        Assert.Equal("alreadyGreen", stale.Json.GetProperty("outcome").GetString());
        Assert.Contains("green when built from nothing", stale.Errors, StringComparison.Ordinal);

        Write(Large, "[String]()[1]");
        var broken = await FixAsync();
        Assert.Equal("notFixed crash", $"{broken.Json.GetProperty("outcome").GetString()} {broken.Json.GetProperty("failureClass").GetString()}");
        Assert.DoesNotContain("green when built from nothing", broken.Errors, StringComparison.Ordinal);
    }

    private void Write(string label, string text)
    {
        Folders.Write(Package, "Package.swift", """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(name: "Labels", targets: [
                .target(name: "Labels"),
                .target(name: "Everything", dependencies: ["Labels"]),
                .target(name: "Texts", dependencies: ["Everything"]),
                .testTarget(name: "TextsTests", dependencies: ["Texts"]),
            ])

            """);
        Folders.Write(Package, "Sources/Labels/Label.swift", label);
        Folders.Write(Package, "Sources/Everything/Everything.swift", "@_exported import Labels\n");
        Folders.Write(Package, "Sources/Texts/Texts.swift", $"import Everything\n\npublic func text() -> String {{\n    {text}\n}}\n");
        Folders.Write(
            Package,
            "Tests/TextsTests/TextsTests.swift",
            "import XCTest\nimport Texts\n\nfinal class TextsTests: XCTestCase {\n    func testText() {\n        XCTAssertEqual(text(), \"one\")\n    }\n}\n");
    }

    private async Task<Ended> FixAsync()
    {
        using var run = Commands.StartDeployer(_root, _home.Variables(), ["fix", Package, "--json"]);
        return await run.EndAsync();
    }
}
