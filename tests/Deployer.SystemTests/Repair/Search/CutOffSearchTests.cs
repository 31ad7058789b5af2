using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Repair.Search;

/// <summary>However a search is cut off, the package is as before, and the next `fix` mends it.</summary>
public sealed class CutOffSearchTests(SharedHome home)
{
    private const int Interrupted = 130;
    private const int Killed = 128 + 9;

    [Fact]
    public async Task Interrupted_or_killed_while_it_searches_it_leaves_the_package_as_it_was()
    {
        using var scene = new EngineScene(home, "cut-off", """
                    .target(name: "Core"),
                    .testTarget(name: "CoreTests", dependencies: ["Core"]),
            """);
        scene.Write("Sources/Core/Stack.swift", "public struct Stack {\n    private var items: [Int] = []\n\n    public init() {}\n\n    public mutating func push(_ item: Int) {\n        items.append(item)\n    }\n\n    public var depth: Int { items.count }\n}\n");
        scene.Write("Sources/Core/Pile.swift", "public func pile(_ items: [Int]) -> Int {\n    var stack = Stack()\n    for item in items {\n        stack.push(item)\n    }\n    return stack.depth\n}\n");
        scene.Write("Tests/CoreTests/PileTests.swift", "import Core\nimport XCTest\n\nfinal class PileTests: XCTestCase {\n    func testPile() {\n        XCTAssertEqual(pile([4, 5]), 2)\n    }\n}\n");
        await scene.CommitAsync("Add a stack");
        scene.Replace("Sources/Core/Stack.swift", "func push(", "func put(");
        scene.Replace("Sources/Core/Stack.swift", "var depth: Int", "var height: Int");
        await scene.CommitAsync("Call it height");
        var before = Folders.Picture(scene.Package);

        using (var interrupted = scene.StartFix())
        {
            await interrupted.SeeAsync(" search ");
            interrupted.Interrupt();
            (await interrupted.EndAsync()).With(Interrupted);
        }

        Assert.Equal(before, Folders.Picture(scene.Package));

        using (var killed = scene.StartFix())
        {
            await killed.SeeAsync(" search ");
            killed.KillHard();
            (await killed.EndAsync()).With(Killed);
        }

        Assert.Equal(before, Folders.Picture(scene.Package));
        await scene.FixAsync();
        Assert.Equal(["Sources/Core/Pile.swift"], Folders.Differences(before, Folders.Picture(scene.Package)));
    }
}
