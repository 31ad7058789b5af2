using System.Text;
using Deployer.Diagnose;
using Deployer.Diagnose.Tests;
using Deployer.Diagnose.Text;
using Xunit;

namespace Deployer.Tests.Diagnose.Text;

public sealed class BuildLogTests
{
    [Fact]
    public async Task A_snippet_gives_the_source_line_and_the_notes_with_their_places()
    {
        var error = Assert.Single((await ReadAsync("""
            /p/A.swift:8:8: error: type 'S' does not conform to protocol 'P'
            6 | switch 1 { case 2: break
            7 | protocol P { func a(); var b: Int { get } }
              |                   |        `- note: protocol requires property 'b' with type 'Int'; add a stub for conformance
              |                   `- note: protocol requires function 'a()' with type '() -> ()' [no_witnesses]
            8 | struct S: P {}
              |        `- error: type 'S' does not conform to protocol 'P'
            9 |

            [5/11] Compiling Core C.swift
            """)).Diagnostics);

        Assert.Equal("/p/A.swift:8:8 type 'S' does not conform to protocol 'P'", Text(error));
        Assert.Equal("struct S: P {}", error.SourceLine);
        Assert.Equal(
            [
                "/p/A.swift:7:28 protocol requires property 'b' with type 'Int'; add a stub for conformance",
                "/p/A.swift:7:19 protocol requires function 'a()' with type '() -> ()'",
            ],
            error.Notes.Select(Text));
        Assert.Equal("no_witnesses", error.Notes[1].Id);
        Assert.Equal(1, error.LogLine);
    }

    [Fact]
    public async Task Drawn_boxes_are_read_like_plain_ones()
    {
        var error = Assert.Single((await ReadAsync("""
            /p/A.swift:17:13: error: call can throw but is not marked with 'try'
            15 │
            17 │     let v = parse("1")
               │             ├─ error: call can throw but is not marked with 'try'
               │             ├─ note: did you mean to use 'try'?
               │             ╰─ note: did you mean to disable error propagation?
            18 │ }
            """)).Diagnostics);

        Assert.Equal("    let v = parse(\"1\")", error.SourceLine);
        Assert.Equal([(17, 13), (17, 13)], error.Notes.Select(note => (note.Line!.Value, note.Column!.Value)));
    }

    [Fact]
    public async Task Behind_characters_of_several_bytes_a_note_has_no_column()
    {
        var error = Assert.Single((await ReadAsync("""
            /p/A.swift:3:46: error: cannot convert value
            3 | func bar() -> Int { let ü = 1; return parse(ü) + parse("1") }
              |                     |                       `- error: cannot convert value
              |                     |- note: early
              |                                                  `- note: late
            """)).Diagnostics);

        Assert.Equal([("early", 21), ("late", null)], error.Notes.Select(note => (note.Message, note.Column)));
    }

    [Fact]
    public async Task A_snippet_that_holds_several_diagnostics_tells_each_once()
    {
        var log = await ReadAsync("""
            /p/A.swift:2:5: error: first
            2 |     a + b + c
              |     |   |   `- error: only here
              |     |   `- error: second
              |     `- error: first

            /p/A.swift:2:9: error: second
            2 |     a + b + c
              |         `- error: second
            """);

        Assert.Equal(["2:5 first x1", "2:13 only here x1", "2:9 second x1"], log.Diagnostics.Select(item => $"{item.Line}:{item.Column} {item.Message} x{item.Occurrences}"));
        Assert.Equal(3, log.ErrorCount);
    }

    [Fact]
    public async Task What_is_printed_again_is_counted_with_its_notes_once()
    {
        var error = """
            /p/A.swift:1:1: error: boom
            1 | x
              | |- error: boom
              | `- note: why
            error: emit-module command failed with exit code 1 (use -v to see invocation)

            """;
        var log = await ReadAsync(error + error + error);

        Assert.Equal(3, Assert.Single(log.Diagnostics).Occurrences);
        Assert.Single(log.Diagnostics[0].Notes);
        Assert.Equal((1, 1), (log.ErrorCount, log.NoteCount));
        Assert.Equal(["emit-module command failed with exit code 1 (use -v to see invocation)"], log.Echoes);
        Assert.Equal(RunOutcome.Failed, log.Outcome);
    }

    [Fact]
    public async Task Notes_with_headers_of_their_own_and_source_without_frame_are_read()
    {
        var log = await ReadAsync("""
            B.swift:1:6: error: invalid redeclaration of 'foo()'
            func foo() {}
                 ^
            C.swift:1:6: note: 'foo()' previously declared here
            func foo() {}
                 ^
            B.swift:7:44: error: cannot assign to property: 'x' is a 'let' constant
            class K { let x = 1; func m() { var y = 2; x = 3 } }
                                                       ^
            B.swift:7:11: note: change 'let' to 'var' to make it mutable
            class K { let x = 1; func m() { var y = 2; x = 3 } }
                      ^~~
                      var
            """);

        Assert.Equal(["func foo() {}", "class K { let x = 1; func m() { var y = 2; x = 3 } }"], log.Diagnostics.Select(item => item.SourceLine));
        Assert.Equal(["C.swift:1:6", "B.swift:7:11"], log.Diagnostics.Select(item => item.Notes.Single()).Select(note => $"{note.File}:{note.Line}:{note.Column}"));
    }

    [Fact]
    public async Task A_note_that_nothing_owns_is_told_by_itself()
    {
        var note = Assert.Single((await ReadAsync("/p/A.swift:6:10: note: to match this opening '{'\n6 | switch 1 {\n  |          `- note: to match this opening '{'\n")).Diagnostics);

        Assert.Equal((Severity.Note, "switch 1 {"), (note.Severity, note.SourceLine));
        Assert.Empty(note.Notes);
    }

    [Theory]
    [InlineData("4 | print(\"a.swift:1:1: error: x\")")]
    [InlineData("  |       `- a drawing")]
    [InlineData("print(\"a.swift:1:1: error: x\")")]
    [InlineData("// a.swift:1:1: error: x")]
    [InlineData("    log(\"error: x\", a: error: b)")]
    [InlineData("The server said: error: no such user")]
    [InlineData("[#ActorIsolatedCall]: <https://docs.swift.org/compiler/documentation/diagnostics/actor-isolated-call>")]
    [InlineData("[5/11] Compiling Core error.swift")]
    [InlineData("12 | fatalError(\"No space left on device\")")]
    public async Task Source_and_the_words_of_programs_are_no_diagnostics(string line)
    {
        var log = await ReadAsync(line + "\n");

        Assert.Empty(log.Diagnostics);
        Assert.Empty(log.Echoes);
    }

    [Theory]
    [InlineData("/p/My App/A.swift:1:2: error: x", "/p/My App/A.swift:1:2 x")]
    [InlineData("src/a.c:3:10: fatal error: 'x.h' file not found", "src/a.c:3:10 'x.h' file not found")]
    [InlineData("[3/5] Compiling/p/A.swift:1:1: error: x", "/p/A.swift:1:1 x")]
    [InlineData("[3/5] Compiling Core A.swift/p/Sources/A.swift:1:1: error: x", "/p/Sources/A.swift:1:1 x")]
    [InlineData("<unknown>:0: error: module 'X' not found", ":: module 'X' not found")]
    [InlineData("error: use of unresolved identifier 'x'", ":: use of unresolved identifier 'x'")]
    [InlineData("/p/A.swift:1:2: error: x [#RegionIsolation::SendingRisksDataRace]", "/p/A.swift:1:2 x")]
    [InlineData("\u274C /p/A.swift:1:2: cannot find 'x' in scope", "/p/A.swift:1:2 cannot find 'x' in scope")]
    [InlineData("\u274C  /p/A.swift:1:2: error: x", "/p/A.swift:1:2 x")]
    [InlineData("xcodebuild: error: The project does not exist.", ":: The project does not exist.")]
    [InlineData("#12 8.996 /p/A.swift:1:2: error: x", "/p/A.swift:1:2 x")]
    public async Task Every_tool_s_form_is_read(string line, string expected) =>
        Assert.Equal(expected, Text(Assert.Single((await ReadAsync(line + "\n")).Diagnostics)));

    [Fact]
    public async Task Words_of_a_broken_machine_count_unless_a_caret_shows_that_they_are_source()
    {
        var log = await ReadAsync("""
            /p/A.swift:1:12: error: cannot convert
            fatalError("No space left on device" + 1)
                       ^~~~~~~~~~~~~~~~~~~~~~~~~
            /p/A.swift:2:1: warning: unused
            tar: Disk quota exceeded
            """);

        Assert.Equal(["cannot convert", "unused", "tar: Disk quota exceeded"], log.Diagnostics.Select(item => item.Message));
    }

    [Fact]
    public async Task Paths_that_a_compiler_prints_in_a_folder_of_make_get_that_folder()
    {
        var log = await ReadAsync("""
            make[1]: Entering directory '/p/lib'
            a.c:3:5: error: 'x' undeclared
            make[1]: *** [Makefile:2: a.o] Error 1
            make[1]: Leaving directory '/p/lib'
            b.c:1:1: error: y
            """);

        Assert.Equal(["/p/lib/a.c", "b.c"], log.Diagnostics.Select(item => item.File));
        Assert.Equal(["[Makefile:2: a.o] Error 1"], log.Echoes);
    }

    [Theory]
    [InlineData("Build complete! (3.21s)", nameof(RunOutcome.Succeeded))]
    [InlineData("[3/3] Build complete!", nameof(RunOutcome.Succeeded))]
    [InlineData("** BUILD SUCCEEDED **", nameof(RunOutcome.Succeeded))]
    [InlineData("Build complete! (3.21s)\n** BUILD FAILED **\n\nThe following build commands failed:\n\tCompileSwift normal arm64 /p/A.swift\n(1 failure)", nameof(RunOutcome.Failed))]
    [InlineData("error: fatalError", nameof(RunOutcome.Failed))]
    [InlineData("make: *** [Makefile:2: all] Error 1", nameof(RunOutcome.Failed))]
    [InlineData("[5/11] Compiling Core C.swift", nameof(RunOutcome.Unknown))]
    public async Task The_words_say_what_a_build_came_to(string text, string expected)
    {
        var log = await ReadAsync(text + "\n");

        Assert.Equal(expected, log.Outcome.ToString());
        Assert.Empty(log.Diagnostics);
    }

    [Fact]
    public async Task What_a_running_test_prints_is_its_own()
    {
        var run = new RunLog(new BuildLog(), new TestLog());

        await ReadAsync(
            run,
            """
            /p/A.swift:1:1: warning: of the compiler
            Test Case 'T.testA' started at 2026-11-22 14:27:30.487
            a.swift:1:1: error: of the test
            error: of the test
            error: Exited with unexpected signal code 4
            [1/2] Compiling Core A.swift
            /p/A.swift:2:1: error: of the compiler
            """);

        Assert.Equal(["/p/A.swift:1:1 of the compiler", "/p/A.swift:2:1 of the compiler"], run.Build.Diagnostics.Select(Text));
        Assert.Equal([4], run.Tests.Crashes.Signals);
    }

    internal static async Task<BuildLog> ReadAsync(string text)
    {
        var log = new BuildLog();
        await ReadAsync(log, text);
        return log;
    }

    private static Task ReadAsync(ILineReader reader, string text) => new LogText(reader).ReadAsync(
        new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);

    private static string Text(Diagnostic item) => $"{item.File}:{item.Line}:{item.Column} {item.Message}";
}
