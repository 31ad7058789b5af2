using Deployer.RepairBench.Grading;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class SwiftLogTests
{
    [Fact]
    public void A_red_build_tells_identifiers_and_files()
    {
        var result = SwiftLog.OfBuild(
            "[3/9] Compiling A\nSources/A/A.swift:3:5: error: cannot find 'x' in scope [cannot_find_in_scope]\nTests/ATests/T.swift:1:1: error: no [other]\n"
            + "Sources/A/B.swift:1:1: warning: unused [unused]\n");

        Assert.Equal((false, false), (result.Built, result.Green));
        Assert.Equal(["cannot_find_in_scope", "other"], result.Diagnostics);
        Assert.Equal(["Sources/A/A.swift", "Tests/ATests/T.swift"], result.FaultyFiles);
    }

    [Theory]
    [InlineData("/usr/bin/ld: a.o: in function `main': undefined reference to `crc'", SwiftLog.Undefined)]
    [InlineData("/usr/bin/ld: b.o: multiple definition of `crc'; a.o: first defined here", SwiftLog.Doubled)]
    public void What_the_linker_says_counts_as_a_diagnostic(string line, string diagnostic) => Assert.Equal([diagnostic], SwiftLog.OfBuild(line).Diagnostics);

    [Fact]
    public void Tests_that_fail_and_those_that_never_end_are_told_apart_from_those_that_pass()
    {
        var result = SwiftLog.OfTests(
            """
            Test Case 'ATests.testOne' started at 2026-11-23 03:00:00.000
            Test Case 'ATests.testOne' passed (0.001 seconds)
            Test Case 'ATests.testTwo' started at 2026-11-23 03:00:00.000
            Test Case 'ATests.testTwo' failed (0.001 seconds)
            Test Case 'ATests.testThree' started at 2026-11-23 03:00:00.000
            ◇ Test four() started.
            ✔ Test four() passed after 0.001 seconds.
            ✘ Test five() recorded an issue at T.swift:1:1: Expectation failed
            error: Exited with unexpected signal code 4
            """);

        Assert.Equal(["ATests.testOne", "four()"], result.Passed);
        Assert.Equal(["testTwo", "five", "testThree"], result.Failed);
        Assert.True(result.Died);
    }
}
