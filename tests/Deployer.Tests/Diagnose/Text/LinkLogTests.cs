using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose.Text;

public sealed class LinkLogTests
{
    [Fact]
    public async Task GNU_names_the_source_and_the_object_above_names_the_target()
    {
        var error = await SingleAsync("""
            /usr/bin/ld: /p/.build/debug/App.build/main.swift.o: in function `App_main':
            /p/Sources/App/main.swift:2:(.text.App_main+0x1b): undefined reference to `$s4Core3oneSiyF'
            clang: error: linker command failed with exit code 1 (use -v to see invocation)
            """);

        Assert.Equal(("/p/Sources/App/main.swift", 2, "App"), (error.File, error.Line, error.Target));
    }

    [Fact]
    public async Task LLVM_names_the_source_below()
    {
        var error = await SingleAsync("""
            ld.lld: error: undefined symbol: Core.one() -> Swift.Int
            >>> referenced by main.swift:2 (/p/Sources/App/main.swift:2)
            >>>               /p/.build/debug/App.build/main.swift.o:(App_main)
            >>> referenced 3 more times
            clang: error: linker command failed with exit code 1 (use -v to see invocation)
            """);

        Assert.Equal("undefined symbol: Core.one() -> Swift.Int", error.Message);
        Assert.Equal(("/p/Sources/App/main.swift", 2, "App"), (error.File, error.Line, error.Target));
    }

    [Theory]
    [InlineData("/p/.build/debug/App.build/main.swift.o:/p/Sources/App/main.swift:2: error: undefined reference to '$s4Core3oneSiyF'", "/p/Sources/App/main.swift", 2)]
    [InlineData("/p/.build/debug/App.build/main.swift.o:main.swift:function App_main: error: undefined reference to '$s4Core3oneSiyF'", null, null)]
    public async Task Gold_names_both(string line, string? file, int? number)
    {
        var error = await SingleAsync(line);

        Assert.Equal("undefined reference to '$s4Core3oneSiyF'", error.Message);
        Assert.Equal((file, number, "App"), (error.File, error.Line, error.Target));
    }

    [Fact]
    public async Task Mold_names_the_object()
    {
        var error = await SingleAsync("""
            mold: error: undefined symbol: $s4Core3oneSiyF
            >>> referenced by main.swift
            >>>               /p/.build/debug/App.build/main.swift.o:(App_main)
            """);

        Assert.Equal(("undefined symbol: $s4Core3oneSiyF", "App"), (error.Message, error.Target));
    }

    [Fact]
    public async Task Apple_lists_symbols_and_repeats_that_they_were_not_found()
    {
        var log = await BuildLogTests.ReadAsync("""
            Undefined symbols for architecture arm64:
              "_$s4Core3oneSiyF", referenced from:
                  _main in main.o
                  App.run() -> () in /p/.build/debug/App.build/App.swift.o
              "Core.two() -> Swift.Int", referenced from:
                  _main in main.o
            ld: symbol(s) not found for architecture arm64
            clang: error: linker command failed with exit code 1 (use -v to see invocation)
            """);

        Assert.Equal(["undefined symbol: _$s4Core3oneSiyF", "undefined symbol: Core.two() -> Swift.Int"], log.Diagnostics.Select(item => item.Message));
        Assert.Equal("App", log.Diagnostics[0].Target);
        Assert.Equal(2, log.Echoes.Count);
    }

    [Theory]
    [InlineData("ld: library not found for -lfoo", "library not found for -lfoo")]
    [InlineData("ld: library 'foo' not found", "library 'foo' not found")]
    [InlineData("ld: framework not found Foo", "framework not found Foo")]
    [InlineData("ld: framework 'Foo' not found", "framework 'Foo' not found")]
    [InlineData("/usr/bin/ld: cannot find -lfoo: No such file or directory", "cannot find -lfoo: No such file or directory")]
    [InlineData("ld.lld: error: unable to find library -lfoo", "unable to find library -lfoo")]
    [InlineData("mold: fatal: library not found: foo", "library not found: foo")]
    [InlineData("duplicate symbol '_foo' in:\n    /p/a.o\n    /p/b.o\nld: 1 duplicate symbol for architecture arm64", "duplicate symbol '_foo'")]
    [InlineData("/usr/bin/ld: /p/b.o:(.data+0x0): multiple definition of `x'; /p/a.o:(.data+0x0): first defined here", "multiple definition of `x'; /p/a.o:(.data+0x0): first defined here")]
    public async Task What_is_missing_or_there_twice_is_told(string text, string expected) =>
        Assert.Equal(expected, (await SingleAsync(text)).Message);

    private static async Task<Diagnostic> SingleAsync(string text)
    {
        var error = Assert.Single((await BuildLogTests.ReadAsync(text + "\n")).Diagnostics);
        Assert.Equal((Severity.Error, Phase.Link), (error.Severity, error.Phase));
        return error;
    }
}
