using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose.Text;

public sealed class CompilerCrashTests
{
    private const string Dump = """
        error: compile command failed due to signal 6 (use -v to see invocation)
        Assertion failed: (type && "no type"), function getType, file Expr.cpp, line 12.
        Please submit a bug report (https://swift.org/contributing/#reporting-bugs) and include the crash backtrace.
        Stack dump:
        0.	Program arguments: /usr/bin/swift-frontend -frontend -c -primary-file /p/Sources/Core/A.swift /p/Sources/Core/B.swift
        1.	Swift version 6.0.3
        2.	While evaluating request TypeCheckFunctionBodyRequest(Core.two())
        3.	While type-checking 'two()' (at [/p/My Sources/A.swift:3:8 - line:6:1] RangeText="{
          error: in the source
        }")
        Stack dump without symbol names (ensure you have llvm-symbolizer in your PATH):
        0  swift-frontend 0x00005646c67412a8

        """;

    [Fact]
    public async Task A_crash_is_told_once_with_its_work_its_place_and_the_last_words()
    {
        var log = await BuildLogTests.ReadAsync(Dump);

        var crash = log.Diagnostics.Single(item => item.Phase == Phase.CompilerCrash);
        Assert.Equal("the compiler crashed while type-checking 'two()'", crash.Message);
        Assert.Equal(("/p/My Sources/A.swift", 3, 3), (crash.File, crash.Line, crash.LogLine));
        Assert.StartsWith("Assertion failed: (type", Assert.Single(crash.Notes).Message);
        Assert.Equal(RunOutcome.Failed, log.Outcome);
    }

    [Fact]
    public async Task Each_compiler_that_crashes_is_told_and_the_same_crash_once()
    {
        var log = await BuildLogTests.ReadAsync(Dump + Dump.Replace("two()", "three()", StringComparison.Ordinal) + Dump);

        var crashes = log.Diagnostics.Where(item => item.Phase == Phase.CompilerCrash).ToList();
        Assert.Equal(["the compiler crashed while type-checking 'two()'", "the compiler crashed while type-checking 'three()'"], crashes.Select(crash => crash.Message));
        Assert.Equal([2, 1], crashes.Select(crash => crash.Occurrences));
    }

    [Fact]
    public async Task Without_a_place_the_only_file_it_compiled_is_named()
    {
        var crash = Assert.Single((await BuildLogTests.ReadAsync("""
            Stack dump:
            0.	Program arguments: /usr/bin/swift-frontend -frontend -c -primary-file /p/A.swift /p/B.swift -module-name Core
            1.	While emitting IR SIL function "@$s4Core3twoyyF".
            """)).Diagnostics);

        Assert.Equal(("/p/A.swift", null), (crash.File, crash.Line));
    }

    [Fact]
    public async Task Without_a_dump_the_signal_is_the_error()
    {
        var log = await BuildLogTests.ReadAsync("error: compile command failed due to signal 11 (use -v to see invocation)\n");

        Assert.Equal((Phase.CompilerCrash, 1), (Assert.Single(log.Diagnostics).Phase, log.ErrorCount));
    }
}
