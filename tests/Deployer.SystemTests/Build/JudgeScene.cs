using System.Text;
using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Processes;
using Deployer.Processes.Sandbox;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Build;

/// <summary>A package with a library, a program and tests of both kinds, built by the real toolchain, and the judge of that build.</summary>
internal sealed class JudgeScene : IDisposable
{
    private readonly string root = Path.Combine(AppContext.BaseDirectory, $"judge o'{Guid.NewGuid():N}"[..16]);
    private readonly SwiftToolchain toolchain;

    public JudgeScene(string settings = "")
    {
        toolchain = Toolchain();
        Write("Package.swift", $$"""
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(name: "Sample", targets: [
              .target(name: "CNumbers"),
              .target(name: "my-core", dependencies: ["CNumbers"], resources: [.process("Words")]{{settings}}),
              .executableTarget(name: "App", dependencies: ["my-core"]),
              .testTarget(name: "CoreTests", dependencies: ["my-core"]),
            ])

            """);
        Write("Sources/CNumbers/include/numbers.h", "static inline int one(void) { return 1; }\n");
        Write("Sources/CNumbers/numbers.c", "#include \"numbers.h\"\n");
        Write("Sources/my-core/Core.swift", "import CNumbers\nimport Foundation\npublic func first() -> Int { Int(one()) }\nfunc words() -> URL { Bundle.module.bundleURL }\n");
        Write("Sources/my-core/Words/a.txt", "a\n");
        Write("Sources/App/main.swift", "import my_core\nprint(first() + second)\n");
        Write("Sources/App/Second.swift", "let second = 2\n");
        Write("Tests/CoreTests/Old.swift", "import XCTest\n@testable import my_core\nfinal class Old: XCTestCase {\n  func testFirst() { XCTAssertEqual(first(), 1) }\n}\n");
        Write("Tests/CoreTests/New.swift", "import Testing\n@testable import my_core\n@Test func newer() throws { try #require(first() == 1) }\n");
    }

    /// <summary>Builds and judges in the sandbox.</summary>
    public bool IsConfined { get; init; }

    public string Package => Path.Combine(root, "package");

    public void Write(string file, string text) => Folders.Write(Package, file, text);

    /// <summary>What the build says.</summary>
    public async Task<Diagnosis> BuildAsync()
    {
        var built = await toolchain.BuildAsync(Place, TestContext.Current.CancellationToken);
        return await new Diagnoser().DiagnoseAsync(built, TestContext.Current.CancellationToken);
    }

    /// <summary>A judge of the build as it is now.</summary>
    public async Task<ICompilerJudge> OpenAsync() =>
        await toolchain.OpenJudgeAsync(Place, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The build left no plan.");

    /// <summary>What the judge says of a target with one text changed, or none.</summary>
    public async Task<IReadOnlyList<Diagnostic>> AskAsync(string target, string? file = null, string? text = null) => Assert.IsAssignableFrom<IReadOnlyList<Diagnostic>>(
        await (await OpenAsync()).AskAsync(Question(target, file, text), TestContext.Current.CancellationToken));

    public static CompilerQuestion Question(string target, string? file = null, string? text = null) => new(
        target,
        file is null ? new Dictionary<string, byte[]?>(StringComparer.Ordinal) : new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [file] = text is null ? null : Encoding.UTF8.GetBytes(text) },
        Files: null);

    public Task<ICompilerJudge?> TryOpenAsync() => toolchain.OpenJudgeAsync(Place, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private BuildPlace Place => new(Package, Path.Combine(root, "run"), new Dictionary<string, string>(StringComparer.Ordinal))
    {
        Confinement = !IsConfined ? null : new Confinement
        {
            IsRequired = true,
            MemoryBytes = 4_000_000_000,
            Processes = 1_000,
            CacheFolder = Path.Combine(root, "cache"),
        }.In(Package),
    };

    private SwiftToolchain Toolchain()
    {
        var runner = new ProcessRunner(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null);
        var cache = new ToolchainCache(Path.Combine(root, "toolchain"));
        var swift = new SwiftProgram(new SwiftLocation.Found(SharedHome.RequireSwift(), []), runner, cache, root);
        return new(swift, new SourceKit(swift, runner, root), new ManifestReader(swift, cache), runner, new(Path.Combine(root, "modules"), Jobs: null));
    }
}
