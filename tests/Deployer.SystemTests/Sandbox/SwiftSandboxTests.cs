using Deployer.Build;
using Deployer.Build.Swift;
using Deployer.Diagnose;
using Deployer.Processes;
using Deployer.Processes.Sandbox;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Sandbox;

/// <summary>Real Swift in the sandbox: what is honest builds and passes its tests, what is hostile in a manifest reaches nothing.</summary>
public sealed class SwiftSandboxTests : IDisposable
{
    private const string Planted = "planted-secret-4711";

    private readonly string _root = Path.Combine(AppContext.BaseDirectory, $"swift-{Guid.NewGuid():N}"[..14]);
    private readonly ProcessEnvironment _environment;
    private readonly ProcessRunner _runner;

    public SwiftSandboxTests()
    {
        SharedHome.RequireSwift();
        var variables = new Dictionary<string, string>(ProcessEnvironment.OfThisProcess().Variables, StringComparer.Ordinal);
        Folders.Write(_root, "home/.netrc", Planted);
        var cache = SwiftLocator.CacheFolder(variables);
        variables["HOME"] = Path.Combine(_root, "home");
        variables["CODEX_CACHE"] = cache ?? "";
        _environment = new ProcessEnvironment(variables);
        _runner = new ProcessRunner(_environment, TimeProvider.System, ledger: null);
        Folders.Write(Package, ".git", "gitdir: /nowhere\n");
        Folders.Write(Package, "Sources/Core/Core.swift", "public func one() -> Int { 1 }\n");
    }

    private string Package => Path.Combine(_root, "slot", "pkg");

    [Fact]
    public async Task An_honest_package_builds_and_passes_its_tests()
    {
        WriteManifest("");
        Folders.Write(Package, "Tests/CoreTests/CoreTests.swift", """
            import Testing
            import XCTest
            @testable import Core
            final class Old: XCTestCase { func testOne() { XCTAssertEqual(one(), 1) } }
            @Test func new() { #expect(one() == 1) }
            """);

        var seen = await new Examiner(Toolchain(), new Diagnoser()).ExamineAsync(Place(), TestContext.Current.CancellationToken);

        Assert.True(seen.Diagnosis.IsGreen, seen.Diagnosis.Cause);
        Assert.Equal(2, seen.Diagnosis.Tests.Count);
    }

    [Theory]
    [InlineData("reads", "if let text = try? String(contentsOfFile: \"HOME/.netrc\", encoding: .utf8) { print(text); fatalError(\"BREACHED\") }")]
    [InlineData("writes", "if FileManager.default.createFile(atPath: \"HOME/../written\", contents: nil) { fatalError(\"BREACHED\") }")]
    [InlineData("connects", "var a = sockaddr_in(); a.sin_family = 2; a.sin_port = UInt16(PORT).bigEndian; a.sin_addr.s_addr = UInt32(0x7f000001).bigEndian; "
        + "let s = socket(2, 1, 0); let r = withUnsafePointer(to: &a) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(s, $0, 16) } }; if r == 0 { fatalError(\"BREACHED\") }")]
    [InlineData("outlives", "let p = Process(); p.executableURL = URL(fileURLWithPath: \"/usr/bin/setsid\"); p.arguments = [\"sleep\", \"611\"]; "
        + "p.standardOutput = FileHandle.nullDevice; p.standardError = FileHandle.nullDevice; try? p.run()")]
    public async Task A_hostile_manifest_reaches_nothing(string what, string code)
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        WriteManifest(code.Replace("HOME", Path.Combine(_root, "home"), StringComparison.Ordinal).Replace("PORT", $"{port}", StringComparison.Ordinal));
        var swift = Swift();
        var place = Place();

        var result = await swift.AskAsync(["package", "dump-package"], place, TestContext.Current.CancellationToken);

        Assert.False(listener.Pending(), what);
        Assert.DoesNotContain("BREACHED", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, result.OutputText + result.Errors, StringComparison.Ordinal);
        Assert.Contains("\"name\"", result.OutputText, StringComparison.Ordinal);
        Assert.Equal(["home", "home/.netrc"], Folders.Picture(_root).Keys.Where(path => path.StartsWith("home", StringComparison.Ordinal)));
        Assert.False(File.Exists(Path.Combine(_root, "written")));
        Assert.DoesNotContain(ProcessTable.Read(), entry => !entry.IsDead && CommandLine(entry.Id).Contains("sleep\0611", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private void WriteManifest(string code) => Folders.Write(Package, "Package.swift", $$"""
        // swift-tools-version: 6.0
        import PackageDescription
        {{(code.Length == 0 ? "" : "import Foundation")}}
        {{code}}
        let package = Package(name: "pkg", targets: [
          .target(name: "Core"),
          {{(code.Length == 0 ? ".testTarget(name: \"CoreTests\", dependencies: [\"Core\"])," : "")}}
        ])
        """);

    private BuildPlace Place() => new(Package, Path.Combine(_root, "run"), new Dictionary<string, string>(StringComparer.Ordinal))
    {
        Confinement = new Confinement
        {
            IsRequired = true,
            MemoryBytes = 4_000_000_000,
            Processes = 1_000,
            CacheFolder = Path.Combine(_root, "cache"),
        }.In(Package),
    };

    private SwiftProgram Swift() => new(
        Assert.IsType<SwiftLocation.Found>(SwiftLocator.Find(_environment.Variables)), _runner, new ToolchainCache(Path.Combine(_root, "toolchain")), _root);

    private SwiftToolchain Toolchain()
    {
        var swift = Swift();
        return new(swift, new SourceKit(swift, _runner, _root), new ManifestReader(swift, new ToolchainCache(Path.Combine(_root, "toolchain"))), _runner, new(Path.Combine(_root, "modules"), Jobs: null));
    }
}
