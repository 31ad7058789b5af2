using System.Text.Json;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Running;

/// <summary>Services that need more memory than there is.</summary>
public sealed class SparingBuildTests(SharedHome home)
{
    private const string Package = """
        // swift-tools-version: 6.0
        import PackageDescription
        let package = Package(name: "Hungry", targets: [.target(name: "Hungry"), .testTarget(name: "HungryTests", dependencies: ["Hungry"])])

        """;

    private const string FastTests = """
        import XCTest
        import Hungry
        final class FastTests: XCTestCase { func testAdds() { XCTAssertEqual(Sum.of(1, 2), 3) } }

        """;

    private const string HungryTests = """
        import XCTest
        final class HungryTests: XCTestCase {
            func testTakesAll() {
                var taken: [[UInt8]] = []
                for number in 1...40 { taken.append([UInt8](repeating: UInt8(number), count: 100_000_000)) }
                XCTAssertEqual(taken.count, 40)
            }
        }

        """;

    [Fact]
    public async Task A_build_that_goes_over_its_memory_is_repeated_with_one_job()
    {
        using var workspace = new ServiceWorkspace(home, [new("DISPATCHER_USE_PRS", "0")]) { ScriptSandbox = "auto" };
        const string Build = "if [ \"$SWIFTPM_NUM_JOBS\" != 1 ]; then head -c 900M /dev/zero | tail || exit 1; fi\necho built\n";
        await workspace.AddScriptedRemoteAsync("api", Build, "echo tested\n");
        workspace.Configure(("api", ServiceWorkspace.Scripts));
        File.AppendAllText(Path.Combine(workspace.Root, "deployer.yaml"), "limits: {memory: 300MB}\n");

        var run = (await workspace.RunAsync("run", "--once")).With(0);

        Assert.Contains("the machine failed, not the code", run.Errors);
        Assert.Contains("again with 1 job", run.Errors);
        Assert.Equal("green", (await workspace.StatusAsync("api")).GetProperty("state").GetString());
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Tests_of_Swift_that_take_too_much_are_shortened_down_to_the_fast_ones()
    {
        using var workspace = new ServiceWorkspace(home, [new("DISPATCHER_USE_PRS", "0")]);
        var content = workspace.Beside("content");
        Folders.Write(content, ".gitignore", ".build/\n");
        Folders.Write(content, "Package.swift", Package);
        Folders.Write(content, "Sources/Hungry/Sum.swift", "public enum Sum { public static func of(_ a: Int, _ b: Int) -> Int { a + b } }\n");
        Folders.Write(content, "Tests/HungryTests/FastTests.swift", FastTests);
        Folders.Write(content, "Tests/HungryTests/HungryTests.swift", HungryTests);
        await workspace.AddRemoteAsync("api", content);
        workspace.Configure(("api", null));
        File.AppendAllText(Path.Combine(workspace.Root, "deployer.yaml"), "limits: {memory: 2GB}\n");

        var run = (await workspace.RunAsync("run", "--once")).With(0);

        Assert.Contains("not fully verified: no slow tests (SKIP_SLOW_TESTS), only FastTests", run.Errors);
        var status = await workspace.StatusAsync("api");
        Assert.Equal("green", status.GetProperty("state").GetString());
        Assert.StartsWith("not fully verified", status.GetProperty("cause").GetString());
        Assert.Equal(JsonValueKind.Null, status.GetProperty("fixer").ValueKind);
    }
}
