using Deployer.Diagnose.Tests;
using Xunit;

namespace Deployer.Tests.Diagnose.Tests;

public sealed class CrashFramesTests
{
    [Theory]
    [InlineData("5 [ra] 0x0000558d idx(_:_:) + 47 in Tests.xctest at /p/L.swift:2:4", "idx(_:_:)", "/p/L.swift", 2, 4)]
    [InlineData("8 [ra] [thunk] 0x0000558d thunk for @escaping () -> () + 11 in T at /p/L.swift:2", "thunk for @escaping () -> ()", "/p/L.swift", 2, null)]
    [InlineData("1 idx(_:_:) in Tests.xctest at /p/L.swift", "idx(_:_:)", "/p/L.swift", null, null)]
    [InlineData("1 0x0000558d f in g(x:) in a b.xctest at /my code/L at.swift:12:3 ", "f in g(x:)", "/my code/L at.swift", 12, 3)]
    [InlineData("#0 0x55e3 in idx(_:_:) /p/L.swift:2:4", "idx(_:_:)", "/p/L.swift", 2, 4)]
    public void A_frame_names_its_function_and_its_place(string line, string function, string file, int? number, int? column) =>
        Assert.Equal(new CrashFrame(function, file, number, column), CrashFrames.Parse(line));

    [Theory]
    [InlineData("0 0x00007fb7 <unknown> in libc.so.6")]
    [InlineData("Thread 0 crashed:")]
    [InlineData("     1│ public func idx at /p/L.swift")]
    [InlineData("a line at /p/L.swift:2:4")]
    public void Other_lines_are_none(string line) => Assert.Null(CrashFrames.Parse(line));
}
