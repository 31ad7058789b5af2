using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Diagnose;

/// <summary>A small package in a temporary folder, built by the real toolchain with the product's flags.</summary>
internal sealed class SwiftPackage : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("swift-package-").FullName;
    private readonly RealSwift swift;
    private int runs;

    public SwiftPackage(string folder = "package")
    {
        Folder = Path.Combine(root, folder);
        swift = new RealSwift(Folder, root);
        WriteManifest(appKnowsCore: true);
        Write("Sources/Core/Core.swift", "public func one() -> Int { 1 }\n");
        Write("Sources/App/main.swift", "import Core\nprint(one())\n");
        Write("Tests/CoreTests/CoreTests.swift", "import XCTest\n@testable import Core\nfinal class XT: XCTestCase {\n  func testOne() { XCTAssertEqual(one(), 1) }\n}\n");
    }

    public string Folder { get; }

    public SwiftManifest Manifest { get; private set; } = new("Sample", "6.0.0", [], []);

    public void Write(string file, string text) => Folders.Write(Folder, file, text);

    public void WriteManifest(bool appKnowsCore)
    {
        Write("Package.swift", $"""
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(name: "Sample", targets: [
              .target(name: "Core"),
              .executableTarget(name: "App"{(appKnowsCore ? ", dependencies: [\"Core\"]" : "")}),
              .testTarget(name: "CoreTests", dependencies: ["Core"]),
            ])

            """);
        Manifest = Manifest with
        {
            Targets =
            [
                new SwiftTarget("Core", "regular", "Sources/Core", []),
                new SwiftTarget("App", "executable", "Sources/App", appKnowsCore ? ["Core"] : []),
                new SwiftTarget("CoreTests", "test", "Tests/CoreTests", ["Core"]),
            ],
        };
    }

    public Task<RunRecord> BuildAsync(params string[] options) => SwiftAsync(["build", .. options.Length == 0 ? ["--build-tests"] : options]);

    public async Task<RunRecord> TestAsync()
    {
        var events = Path.Combine(root, $"{runs}.jsonl");
        return await SwiftAsync(["test", "--skip-build", "--event-stream-output-path", events]) with { EventStreamFile = events };
    }

    /// <summary>Builds and tests in one, as people do.</summary>
    public Task<RunRecord> BuildByTestingAsync() => SwiftAsync(["test"]);

    public Task<Diagnosis> DiagnoseAsync(RunRecord build, RunRecord? test = null) => new Diagnoser().DiagnoseAsync(
        new Observation { PackageFolder = Folder, Build = build, Test = test, Manifest = Manifest }, TestContext.Current.CancellationToken);

    public async Task<Diagnosis> BuildAndDiagnoseAsync() => await DiagnoseAsync(await BuildAsync());

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Task<RunRecord> SwiftAsync(IEnumerable<string> arguments) =>
        swift.RunAsync(Path.Combine(root, $"{runs++}.log"), [.. arguments, .. RealSwift.Flags]);
}
