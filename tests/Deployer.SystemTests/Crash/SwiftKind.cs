using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Crash;

/// <summary>
/// The kinds of cycle that are cut off with the real compiler: a small package was green, and then a person pushes. The slots and
/// caches of the green run are part of what is put back, which spares most of the building.
/// </summary>
internal static class SwiftKind
{
    private const string Source = "Sources/Sums/Sums.swift";
    private const string Test = "Tests/SumsTests/SumsTests.swift";

    private static readonly (string Path, string Text)[] Green =
    [
        ("Package.swift", """
            // swift-tools-version: 6.0
            import PackageDescription

            let package = Package(name: "sums", targets: [.target(name: "Sums"), .testTarget(name: "SumsTests", dependencies: ["Sums"])])

            """),
        (".gitignore", ".build\n"),
        (Source, """
            public func sum(_ numbers: [Int]) -> Int {
                numbers.reduce(0, +)
            }

            """),
        (Test, """
            import XCTest
            import Sums

            final class SumsTests: XCTestCase {
                func testSum() {
                    XCTAssertEqual(sum([1, 2, 3]), 6)
                }
            }

            """),
    ];

    private static readonly string StillGreen = Green[2].Text.Replace("numbers.reduce(0, +)", "numbers.reduce(0) { $0 + $1 }", StringComparison.Ordinal);

    /// <summary>The compiler says what to do: `var` in place of `let`.</summary>
    private const string Mendable = """
        public func sum(_ numbers: [Int]) -> Int {
            let total = 0
            for number in numbers {
                total += number
            }
            return total
        }

        """;

    private static readonly string Wrong = Green[2].Text.Replace("reduce(0", "reduce(1", StringComparison.Ordinal);

    public static IReadOnlyList<CrashKind> All { get; } =
    [
        new("Swift, green", scene => CreateAsync(scene, StillGreen)),
        new("Swift, red", scene => CreateAsync(scene, Wrong)),
        new("Swift, fixed", scene => CreateAsync(scene, Mendable)),
    ];

    private static async Task CreateAsync(CrashScene scene, string pushed)
    {
        await Commands.GitAsync("/", "init", "-q", "--bare", "-b", "main", scene.Remote);
        Directory.CreateDirectory(scene.Person);
        await Commands.GitAsync(scene.Person, "init", "-q", "-b", "main");
        await Commands.GitAsync(scene.Person, "remote", "add", "origin", scene.Remote);
        foreach (var (path, text) in Green)
        {
            Folders.Write(scene.Person, path, text);
        }

        await Commands.GitAsync(scene.Person, "add", "--all");
        await Commands.GitAsync(scene.Person, "commit", "-q", "-m", "First");
        await Commands.GitAsync(scene.Person, "push", "-q", "origin", "HEAD:main");
        Folders.Write(scene.Root, "deployer.yaml", $"services:\n  - {{name: api, remote: \"{scene.Remote}\"}}\n");
        ScriptedService.AddRestart(scene);
        (await scene.RunAsync(0, "run", "--once")).With(0);
        await scene.PushAsync((Source, pushed));
    }
}
