using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Repair;
using Deployer.Repair.Gate;
using Deployer.SystemTests.Scenes;
using Deployer.Workspace;
using Xunit;

namespace Deployer.SystemTests.Repair;

/// <summary>A red package in a repository of ours, with a warm slot that real Swift has built it in.</summary>
public sealed class GateScene : IAsyncLifetime, ICycleLog
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployer-gate-").FullName;
    private Workbench? _bench;

    /// <summary>What was wrong.</summary>
    internal Examination Red { get; private set; } = null!;

    internal CommitId Base { get; private set; } = null!;

    internal Workbench Bench => _bench!;

    internal List<string> Steps { get; } = [];

    /// <summary>The price is wrong by one; its test reads what it expects from a file.</summary>
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["Package.swift"] = Manifest(""),
        ["Sources/Core/Price.swift"] = "public func total(_ items: [Int]) -> Int {\n    items.reduce(0, +) - 1\n}\n",
        ["Sources/Core/Names.swift"] = "public func brand() -> String { \"core\" }\n\n#if LEGACY\npublic func old() {}\n#endif\n",
        ["Tests/CoreTests/PriceTests.swift"] = """
            import Foundation
            import XCTest
            @testable import Core

            final class PriceTests: XCTestCase {
                func testTotal() throws {
                    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/total.txt")
                    let expected = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
                    XCTAssertEqual(String(total([1, 2, 3])), expected)
                }
            }

            """,
        ["Tests/CoreTests/NameTests.swift"] = "import XCTest\n@testable import Core\n\nfinal class NameTests: XCTestCase {\n    func testName() { XCTAssertEqual(brand(), \"core\") }\n}\n",
        ["Tests/CoreTests/Fixtures/total.txt"] = "6\n",
        ["Tests/CoreTests/Fixtures/other.txt"] = "1\n",
    };

    internal static string Manifest(string more, string core = "", string head = "") => $$"""
        // swift-tools-version: 6.0
        import PackageDescription
        {{head}}
        let package = Package(name: "shop", targets: [
            .target(name: "Core"{{core}}),
            .testTarget(name: "CoreTests", dependencies: ["Core"], exclude: ["Fixtures"{{more}}]),
        ])

        """;

    public async ValueTask InitializeAsync()
    {
        var swift = SharedHome.RequireSwift();
        var runner = new ProcessRunner(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null);
        var git = new GitProgram(runner, new GitIdentity("Test", "test@localhost"), Path.Combine(_root, "state"));
        var mirror = await Mirror.OpenAsync(git, Path.Combine(_root, "mirror.git"), new Remote(Path.Combine(_root, "remote.git"), null), Token);
        var settings = new ToolchainSettings(new SwiftLocation.Found(swift, []), Path.Combine(_root, "cache"), SwiftJobs: null) { StateFolder = Path.Combine(_root, "state") };
        var toolchain = new Toolchains(settings, runner).For(new ToolchainOptions.Swift());
        _bench = new Workbench(
            mirror,
            await Slot.OpenAsync(mirror, Path.Combine(_root, "warm", "shop"), Token),
            await Slot.OpenAsync(mirror, Path.Combine(_root, "clean", "shop"), Token),
            new Examiner(toolchain, new Diagnoser()))
        {
            Package = ".",
            RunsFolder = Path.Combine(_root, "runs"),
        };
        Base = await mirror.WriteFilesAsync(null, Bytes(Files), "First", Token);
        await _bench.Warm.CheckoutAsync(Base, Token);
        Red = await ExamineAsync();
    }

    /// <summary>Looks at what is in the warm slot.</summary>
    internal Task<Examination> ExamineAsync() => Bench.Examiner.ExamineAsync(Bench.PlaceIn(Bench.Warm, "look"), Token);

    /// <summary>Asks a guard about a candidate that writes these files; a text of null deletes one.</summary>
    internal async Task<Check> AskAsync(IGuard guard, params (string Path, string? Text)[] edits) =>
        await AskAsync(guard, (Base, await CommitAsync(edits)), Red.Diagnosis);

    internal async Task<Check> AskAsync(IGuard guard, (CommitId Base, CommitId Candidate) commits, Diagnosis failure)
    {
        var request = new GateCase(commits.Base, commits.Candidate, failure)
        {
            Families = ["feedback"],
            Inventory = TestInventory.Of(Red.Diagnosis),
            Options = new FixOptions(),
            TestFolders = ["Tests/CoreTests"],
        };
        var question = new GateQuestion(request, Bench, await Bench.Mirror.ListChangesAsync(commits.Base, commits.Candidate, Token));
        return await guard.JudgeAsync(question, Token);
    }

    internal async Task<CommitId> CommitAsync(params (string Path, string? Text)[] edits)
    {
        var written = edits.Where(edit => edit.Text is not null).ToDictionary(edit => edit.Path, edit => edit.Text!, StringComparer.Ordinal);
        var tree = await Bench.Mirror.WriteTreeAsync(Base, Bytes(written), [.. edits.Where(edit => edit.Text is null).Select(edit => edit.Path)], Token);
        return await Bench.Mirror.CommitTreeAsync(tree, Base, "Candidate", Token);
    }

    Task ICycleLog.StepAsync(string step, string text, CancellationToken cancellationToken)
    {
        Steps.Add(text);
        return Task.CompletedTask;
    }

    Task ICycleLog.AttemptAsync(AttemptRecord attempt, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _bench?.Mirror.Dispose();
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, byte[]> Bytes(Dictionary<string, string> files) =>
        files.ToDictionary(file => file.Key, file => System.Text.Encoding.UTF8.GetBytes(file.Value), StringComparer.Ordinal);
}
