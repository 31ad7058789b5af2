using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

/// <summary>Two test targets may have a class of the same name, which XCTest on Linux prints alone.</summary>
public sealed class SharedClassTests : IDisposable
{
    private const string Serial = """
        Test Case 'Same.testBoth' started at now
        /tmp/sample/Tests/LibTests/X.swift:3: error: Same.testBoth : XCTAssertTrue failed
        Test Case 'Same.testBoth' failed (0.001 seconds)
        Test Case 'Same.testBoth' started at now
        Test Case 'Same.testBoth' passed (0.001 seconds)
        Test Case 'Same.testOnlyOther' started at now
        Test Case 'Same.testOnlyOther' passed (0.001 seconds)
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("shared-").FullName;

    public SharedClassTests()
    {
        Write("Tests/LibTests/X.swift", "final class Same: XCTestCase {\n  func testBoth() {}\n  func testThird() {}\n}\n");
        Write("Tests/OtherTests/Y.swift", "final class Same: XCTestCase {\n  func testBoth() {}\n  func testOnlyOther() {}\n  func testThird() {}\n}\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_failing_file_and_the_sources_tell_them_apart() => Assert.Equal(
        ["LibTests.Same/testBoth Failed", "OtherTests.Same/testBoth Passed", "OtherTests.Same/testOnlyOther Passed"],
        TestReading.Sorted(Conclude(Serial)));

    [Fact]
    public void When_nothing_tells_them_apart_the_class_has_no_module() => Assert.Equal(
        ["Same/testThird Passed", "Same/testThird Passed"],
        TestReading.Sorted(Conclude("""
            Test Case 'Same.testThird' started at now
            Test Case 'Same.testThird' passed (0.001 seconds)
            Test Case 'Same.testThird' started at now
            Test Case 'Same.testThird' passed (0.001 seconds)
            """)));

    [Fact]
    public void An_xUnit_file_tells_which_of_them_failed()
    {
        var text = "Test Case 'Same.testThird' started at now\nerror: Same.testThird : failed\nTest Case 'Same.testThird' failed (0.001 seconds)\n";
        var xunit = TestReading.XUnit("""
            <testsuites><testsuite name="TestResults">
            <testcase classname="LibTests.Same" name="testThird" time="0.1"></testcase>
            <testcase classname="OtherTests.Same" name="testThird" time="0.2"><failure message="failed"></failure></testcase>
            </testsuite></testsuites>
            """);

        var findings = TestReading.Conclude(new TestEvidence(TestReading.Log(text), new RunEnd(1, false)) { XUnitFiles = [xunit] }, folder);

        Assert.Equal(["LibTests.Same/testThird Passed", "OtherTests.Same/testThird Failed"], TestReading.Sorted(findings));
    }

    private RunFindings Conclude(string text) =>
        TestReading.Conclude(TestReading.Run(text.Replace(DiagnoseScene.RecordedFolder, folder, StringComparison.Ordinal), 1), folder);

    private void Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
