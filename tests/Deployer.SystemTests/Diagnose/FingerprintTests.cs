using Deployer.Diagnose;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.SystemTests.Diagnose;

public sealed class FingerprintTests
{
    private const string Broken = "public func one() -> Int {\n    let sum = left + right\n    return sum\n}\n";

    [Fact]
    public async Task One_failure_is_the_same_wherever_and_however_it_is_built()
    {
        using var package = new SwiftPackage();
        using var elsewhere = new SwiftPackage("another-slot");
        Assert.True((await package.BuildAndDiagnoseAsync()).IsGreen);

        package.Write("Sources/Core/Core.swift", Broken);
        var warm = await package.BuildAndDiagnoseAsync();
        package.Write("Sources/Core/Core.swift", string.Concat(Enumerable.Repeat("// another line\n", 50)) + Broken);
        var moved = await package.BuildAndDiagnoseAsync();
        var tested = await package.DiagnoseAsync(await package.BuildByTestingAsync());
        elsewhere.Write("Sources/Core/Core.swift", Broken);
        var cold = await elsewhere.BuildAndDiagnoseAsync();

        Assert.Equal("Sources/Core/Core.swift:2:15: cannot find 'left' in scope", warm.Cause);
        Assert.Equal("Sources/Core/Core.swift:52:15: cannot find 'left' in scope", moved.Cause);
        Assert.All(new[] { moved, tested, cold }, other =>
        {
            Assert.Equal(warm.Fingerprint, other.Fingerprint);
            Assert.Equal(warm.Failures.Select(failure => failure.Keys), other.Failures.Select(failure => failure.Keys));
        });
        Assert.Equal(2, warm.Failures.Count);
        Assert.Equal(warm.Failures[0].Keys.Class, warm.Failures[1].Keys.Class);
        Assert.NotEqual(warm.Failures[0].Keys.Exact, warm.Failures[1].Keys.Exact);
    }

    [Fact]
    public async Task A_log_that_is_read_elsewhere_tells_the_same_failures_as_the_build()
    {
        using var package = new SwiftPackage();
        using var elsewhere = new SwiftPackage("checked-out-elsewhere");
        package.Write("Sources/Core/Core.swift", Broken);
        elsewhere.Write("Sources/Core/Core.swift", Broken);
        var run = await package.BuildAsync();
        var built = await package.DiagnoseAsync(run);

        var log = new BuildLog();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(run.LogFile, TestContext.Current.CancellationToken))
        {
            log.Read(new LogLine(line, ++number));
        }

        var paths = PackagePaths.Infer(log.Diagnostics.Select(item => item.File).OfType<string>(), elsewhere.Folder);
        var located = log.Diagnostics.Select(paths.Locate).ToList();
        var read = new Conclusion(paths, TargetOrder.OfLog(elsewhere.Folder, located)).Of(
            new RunFindings { Errors = [.. located.Where(item => item.Severity == Severity.Error).Select(item => new Finding(item))] }, RunFindings.None);

        Assert.Equal(built.Fingerprint, read.Fingerprint);
        Assert.Equal(built.Failures.Select(failure => failure.Keys), read.Failures.Select(failure => failure.Keys));
        Assert.Equal(built.Cause, read.Cause);
    }

    [Fact]
    public async Task A_missing_dependency_is_the_same_when_compiling_and_when_linking()
    {
        using var linking = new SwiftPackage();
        await linking.BuildAsync();
        linking.WriteManifest(appKnowsCore: false);
        var linked = await linking.BuildAndDiagnoseAsync();

        using var compiling = new SwiftPackage();
        compiling.WriteManifest(appKnowsCore: false);
        var compiled = await compiling.DiagnoseAsync(await compiling.BuildAsync("--target", "App"));

        Assert.Equal("undefined reference to `$s4Core3oneSiyF'", linked.Errors.First().Message);
        Assert.Equal("no such module 'Core'", compiled.Errors.First().Message);
        Assert.Equal(compiled.Fingerprint, linked.Fingerprint);
        Assert.Equal(compiled.Failures.Single().Keys, linked.Failures.Single().Keys);
        Assert.Equal((FailureClass.Manifest, FailureClass.Manifest), (compiled.FailureClass, linked.FailureClass));
    }

    [Fact]
    public async Task Failed_tests_of_both_libraries_are_the_same_in_each_run()
    {
        using var package = new SwiftPackage();
        package.Write("Tests/CoreTests/CoreTests.swift", """
            import XCTest
            @testable import Core
            final class XT: XCTestCase {
              func testOne() { XCTAssertEqual(one(), Int.random(in: 2...100_000)) }
              func testFine() { XCTAssertEqual(one(), 1) }
            }
            """);
        package.Write("Tests/CoreTests/ST.swift", """
            import Testing
            @testable import Core
            @Test func free() { #expect(one() == 3) }
            @Test(arguments: 1...5) func all(_ n: Int) { #expect(n + one() == 1) }
            """);
        var build = await package.BuildAsync();
        var first = await package.DiagnoseAsync(build, await package.TestAsync());
        var second = await package.DiagnoseAsync(build, await package.TestAsync());

        Assert.Equal(FailureClass.Test, first.FailureClass);
        Assert.Equal(
            ["CoreTests.XT/testFine Passed", "CoreTests.XT/testOne Failed", "CoreTests.all(_:) Failed", "CoreTests.free() Failed"],
            first.Tests.Select(test => $"{test.Id} {test.Outcome}").Order(StringComparer.Ordinal));
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Empty(FailureComparison.NewIn(first, second));
        Assert.DoesNotContain(first.Failures, failure => FailureComparison.IsGone(failure, second));
    }

    [Fact]
    public async Task A_crash_is_placed_in_the_code_that_crashed()
    {
        using var package = new SwiftPackage();
        package.Write("Sources/Core/Core.swift", "public func one() -> Int { 1 }\npublic func pick(_ a: [Int], _ i: Int) -> Int {\n  a[i]\n}\n");
        package.Write("Tests/CoreTests/CoreTests.swift", """
            import XCTest
            @testable import Core
            final class XT: XCTestCase {
              func testPick() { XCTAssertEqual(pick([1], one() + 3), 1) }
            }
            """);
        var build = await package.BuildAsync();
        var first = await package.DiagnoseAsync(build, await package.TestAsync());
        var second = await package.DiagnoseAsync(build, await package.TestAsync());

        Assert.Equal(FailureClass.Crash, first.FailureClass);
        var error = Assert.Single(first.Errors);
        Assert.Equal("CoreTests.XT/testPick: Fatal error: Index out of range", error.Message);
        Assert.Equal("Sources/Core/Core.swift", error.File);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }
}
