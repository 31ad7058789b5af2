using System.Diagnostics;
using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Xunit;

namespace Deployer.SystemTests.Diagnose;

/// <summary>A small package in a temporary folder, built by the real toolchain with the product's flags.</summary>
internal sealed class SwiftPackage : IDisposable
{
    private static readonly string[] Flags = ["-Xswiftc", "-serialize-diagnostics", "-Xswiftc", "-debug-diagnostic-names"];
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    private readonly string root = Directory.CreateTempSubdirectory("swift-package-").FullName;
    private readonly string swift;
    private int runs;

    public SwiftPackage(string folder = "package")
    {
        swift = FindSwift();
        Folder = Path.Combine(root, folder);
        WriteManifest(appKnowsCore: true);
        Write("Sources/Core/Core.swift", "public func one() -> Int { 1 }\n");
        Write("Sources/App/main.swift", "import Core\nprint(one())\n");
        Write("Tests/CoreTests/CoreTests.swift", "import XCTest\n@testable import Core\nfinal class XT: XCTestCase {\n  func testOne() { XCTAssertEqual(one(), 1) }\n}\n");
    }

    public string Folder { get; }

    public SwiftManifest Manifest { get; private set; } = new("Sample", "6.0.0", [], []);

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

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

    private async Task<RunRecord> SwiftAsync(IEnumerable<string> arguments)
    {
        foreach (var stale in DiagnosticFiles())
        {
            File.Delete(stale);
        }

        var log = Path.Combine(root, $"{runs++}.log");
        var exitCode = await RunAsync([.. arguments, .. Flags], log);
        return new RunRecord(exitCode, DeadlineExceeded: false, log, TimeSpan.Zero) { DiagnosticFiles = [.. DiagnosticFiles()] };
    }

    private string[] DiagnosticFiles()
    {
        var build = Path.Combine(Folder, ".build");
        return Directory.Exists(build) ? Directory.GetFiles(build, "*.dia", SearchOption.AllDirectories) : [];
    }

    private async Task<int> RunAsync(IReadOnlyList<string> arguments, string log)
    {
        // A shell joins both streams in the order in which they were written. It also stays the parent: a toolchain that asks to
        // die with its parent would else die with the thread that started it, whenever the thread pool lets that go.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Folder };
        foreach (var argument in new[] { "-c", "log=$1; shift; \"$@\" > \"$log\" 2>&1 < /dev/null; exit $?", "sh", log, swift }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TMPDIR"] = root;
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Deadline);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string FindSwift()
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "codex-deployer", "swift", "bin");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        if (folders.Append(cache).Select(folder => Path.Combine(folder, "swift")).FirstOrDefault(File.Exists) is { } found)
        {
            return found;
        }

        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "swift is not installed");
        throw new FileNotFoundException("swift is not installed, and this machine must have it");
    }
}
