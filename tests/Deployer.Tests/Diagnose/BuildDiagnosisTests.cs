using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class BuildDiagnosisTests : IDisposable
{
    private readonly DiagnoseScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task What_text_and_dia_both_tell_is_told_once()
    {
        var run = scene.Run(1, await File.ReadAllTextAsync(DiagnoseScene.Fixture("errors.log"), TestContext.Current.CancellationToken)) with
        {
            DiagnosticFiles = [DiagnoseScene.Fixture("Core.swift.dia"), DiagnoseScene.Fixture("Core.emit-module.dia")],
        };

        var diagnosis = await DiagnoseScene.DiagnoseInAsync(DiagnoseScene.RecordedFolder, run, manifest: DiagnoseScene.Manifest);

        Assert.Equal(RunOutcome.Failed, diagnosis.Outcome);
        Assert.Equal(FailureClass.Code, diagnosis.FailureClass);
        Assert.Equal(4, diagnosis.Errors.Count());
        Assert.All(diagnosis.Errors, error => Assert.Equal((1, "Core"), (error.Occurrences, error.Target)));
        Assert.Equal("Sources/Core/Core.swift:5:14: cannot find 'missing' in scope", diagnosis.Cause);
        Assert.Equal(0, diagnosis.RootCause);
        Assert.Equal(diagnosis.Errors, diagnosis.Failures.Select(failure => failure.Diagnostic));
    }

    [Fact]
    public async Task Text_alone_gives_the_same_places_and_keys()
    {
        var log = await File.ReadAllTextAsync(DiagnoseScene.Fixture("errors.log"), TestContext.Current.CancellationToken);
        var text = await DiagnoseScene.DiagnoseInAsync(DiagnoseScene.RecordedFolder, scene.Run(1, log), manifest: DiagnoseScene.Manifest);
        var both = await DiagnoseScene.DiagnoseInAsync(
            DiagnoseScene.RecordedFolder,
            scene.Run(1, log) with { DiagnosticFiles = [DiagnoseScene.Fixture("Core.swift.dia")] },
            manifest: DiagnoseScene.Manifest);

        Assert.Equal(both.Fingerprint, text.Fingerprint);
        Assert.Equal(both.Failures.Select(failure => failure.Keys), text.Failures.Select(failure => failure.Keys));
    }

    [Fact]
    public async Task Both_faces_of_a_missing_dependency_have_one_fingerprint()
    {
        scene.Write("Sources/App/main.swift", "import Core\nprint(one())\n");
        var compiled = await scene.DiagnoseAsync(scene.Recorded(1, "module.log"), manifest: DiagnoseScene.Forgetful);
        var linked = await scene.DiagnoseAsync(scene.Recorded(1, "link.log"), manifest: DiagnoseScene.Forgetful);

        Assert.Equal("Sources/App/main.swift:1:8: no such module 'Core'", compiled.Cause);
        Assert.Equal("Sources/App/main.swift:2: undefined reference to `$s4Core3oneSiyF'", linked.Cause);
        Assert.Equal(compiled.Fingerprint, linked.Fingerprint);
        Assert.Equal(compiled.Failures.Single().Keys, linked.Failures.Single().Keys);
        Assert.Equal(FailureClass.Manifest, linked.FailureClass);
        Assert.True(FailureComparison.IsGone(compiled.Failures[0], await scene.DiagnoseAsync(scene.Run(0, ""))));
        Assert.False(FailureComparison.IsGone(compiled.Failures[0], linked));
    }

    [Fact]
    public async Task An_undefined_symbol_of_a_declared_dependency_is_a_link_failure()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Recorded(1, "link.log"), manifest: DiagnoseScene.Manifest);

        Assert.Equal(FailureClass.Link, diagnosis.FailureClass);
        Assert.Equal("App", Assert.Single(diagnosis.Errors).Target);
    }

    [Theory]
    [InlineData("error: 'package': product 'Corex' required by package 'package' target 'App' not found. Did you mean 'Core'?", nameof(FailureClass.Manifest))]
    [InlineData("error: 'package': package 'package' is using Swift tools version 9.9.0 but the installed version is 6.0.3", nameof(FailureClass.Infrastructure))]
    [InlineData("error: 'package': cyclic dependency declaration found: App -> Core -> App", nameof(FailureClass.Manifest))]
    [InlineData("error: couldn't build /p/A.swift.o because of multiple producers: x", nameof(FailureClass.Manifest))]
    [InlineData("error: Dependencies could not be resolved because root depends on 'x' 1.0.0..<2.0.0.", nameof(FailureClass.Dependency))]
    [InlineData("error: the package at '/p/nolib' cannot be accessed (Error Domain=NSCocoaErrorDomain Code=260)", nameof(FailureClass.Dependency))]
    [InlineData("error: Failed to clone repository https://example.org/x.git:\n    fatal: unable to access 'https://example.org/x.git/'", nameof(FailureClass.Infrastructure))]
    [InlineData("LLVM ERROR: IO failure on output stream: No space left on device", nameof(FailureClass.Infrastructure))]
    [InlineData("error: compile command failed due to signal 9 (use -v to see invocation)", nameof(FailureClass.Infrastructure))]
    [InlineData("c++: fatal error: Killed signal terminated program cc1plus", nameof(FailureClass.Infrastructure))]
    [InlineData("error: compile command failed due to signal 4 (use -v to see invocation)", nameof(FailureClass.Toolchain))]
    [InlineData("src/a.c:3:5: error: 'x' undeclared (first use in this function)\nmake: *** [Makefile:2: all] Error 1", nameof(FailureClass.Code))]
    [InlineData("/usr/bin/ld: /tmp/cc1.o: in function `main':\na.c:(.text+0x9): undefined reference to `go'\ncollect2: error: ld returned 1 exit status", nameof(FailureClass.Link))]
    [InlineData("/usr/bin/ld: cannot find -lnothing: No such file or directory", nameof(FailureClass.Link))]
    [InlineData("make: *** No rule to make target 'all'.  Stop.", nameof(FailureClass.Manifest))]
    public async Task An_error_is_of_a_kind(string log, string expected)
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, log + "\n"));

        Assert.Equal(expected, diagnosis.FailureClass.ToString());
        Assert.Single(diagnosis.Errors);
    }

    [Fact]
    public async Task A_manifest_that_does_not_compile_points_into_the_manifest()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, $"""
            error: 'package': Invalid manifest (compiled with: ["/usr/libexec/swift/bin/swiftc", "-vfsoverlay"])
            {scene.Folder}/Package.swift:4:4: error: static member 'executableTarget' cannot be used on instance of type 'Target'
            3 | let package = Package(name: "Sample", targets: [
            4 |   .target(name: "Core")
              |    `- error: static member 'executableTarget' cannot be used on instance of type 'Target'
            """));

        Assert.Equal(FailureClass.Manifest, diagnosis.FailureClass);
        Assert.Equal("Package.swift:4:4: static member 'executableTarget' cannot be used on instance of type 'Target'", diagnosis.Cause);
        Assert.Single(diagnosis.Diagnostics);
    }

    [Fact]
    public async Task A_crashing_compiler_says_on_what_it_worked()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, $"""
            error: compile command failed due to signal 6 (use -v to see invocation)
            Please submit a bug report and include the crash backtrace.
            Stack dump:
            0.	Program arguments: /usr/bin/swift-frontend -frontend -c
            1.	Swift version 6.0.3
            2.	While evaluating request TypeCheckFunctionBodyRequest(Core.two())
            3.	While type-checking 'two()' (at [{scene.Folder}/Sources/Core/Core.swift:3:8 - line:6:1] RangeText="func")
             #0 0x0000555 in main
            """), manifest: DiagnoseScene.Manifest);

        Assert.Equal(FailureClass.Toolchain, diagnosis.FailureClass);
        Assert.Equal("Sources/Core/Core.swift:3: the compiler crashed while type-checking 'two()'", diagnosis.Cause);
    }

    [Fact]
    public async Task A_failure_nobody_understands_keeps_its_last_lines()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(3, "one\n[2/3] Doing\ntwo\n\nit went wrong\n"));

        Assert.Equal("ended with exit code 3: one | two | it went wrong", diagnosis.Cause);
        Assert.NotNull(diagnosis.Fingerprint);
    }

    [Fact]
    public async Task A_repeated_failure_line_counts_only_when_nothing_else_explains()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, "error: emit-module command failed with exit code 1 (use -v to see invocation)\nerror: fatalError\n"));

        Assert.Equal("emit-module command failed with exit code 1 (use -v to see invocation)", Assert.Single(diagnosis.Errors).Message);
    }

    [Fact]
    public async Task The_target_that_others_stand_on_comes_first_and_a_syntax_error_before_its_consequences()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, $"""
            {scene.Folder}/Sources/App/main.swift:1:1: error: expected expression [expected_expr]
            {scene.Folder}/Sources/Core/A.swift:2:1: error: cannot find 'x' in scope [cannot_find_in_scope]
            {scene.Folder}/Sources/Core/B.swift:9:1: error: expected '{char.ConvertFromUtf32('}')}' in struct [expected_rbrace_struct]
            {scene.Folder}/.build/checkouts/dep/Sources/D/D.swift:1:1: error: cannot find 'y' in scope [cannot_find_in_scope]
            """), manifest: DiagnoseScene.Manifest);

        Assert.Equal(
            ["Sources/Core/B.swift", "Sources/Core/A.swift", "Sources/App/main.swift", ".build/checkouts/dep/Sources/D/D.swift"],
            diagnosis.Errors.Select(error => error.File));
    }

    [Fact]
    public async Task A_name_that_nobody_declares_comes_before_what_fails_over_it()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, $"""
            {scene.Folder}/Sources/Core/Entry.swift:2:15: error: type 'Entry' does not conform to protocol 'Decodable' [type_does_not_conform]
            {scene.Folder}/Sources/Core/Entry.swift:4:14: error: cannot find type 'Date' in scope [cannot_find_type_in_scope]
            """));

        Assert.Equal("Sources/Core/Entry.swift:4:14: cannot find type 'Date' in scope", diagnosis.Cause);
    }

    [Fact]
    public async Task A_build_that_succeeds_is_green_whatever_it_prints()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(0, "error: not really\nwarning: unused [unused]\nwarning: unused [unused]\n"));

        Assert.True(diagnosis.IsGreen);
        Assert.Null(diagnosis.RootCause);
        var warning = Assert.Single(diagnosis.Diagnostics);
        Assert.Equal((Severity.Warning, "unused", "unused", 2), (warning.Severity, warning.Message, warning.Id, warning.Occurrences));
    }

    [Fact]
    public async Task A_build_that_was_stopped_is_the_machines()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(137, "[1/2] Compiling Core A.swift\n", deadline: true));

        Assert.Equal(FailureClass.Infrastructure, diagnosis.FailureClass);
    }

    [Fact]
    public async Task Colours_carriage_returns_long_lines_and_broken_characters_do_no_harm()
    {
        var run = scene.Run(1, "");
        byte[] log =
        [
            .. "\e[1m\e]8;;x\asrc/a.c:1:2: \e[31merror: \e[0mboom\r\n"u8,
            0xC3, 0x28, 0xFF, 0x00, (byte)'\n',
            .. Enumerable.Repeat((byte)'x', 300_000),
            (byte)'\n',
            .. "src/b.c:3:4: error: late"u8,
        ];
        await File.WriteAllBytesAsync(run.LogFile, log, TestContext.Current.CancellationToken);

        var diagnosis = await scene.DiagnoseAsync(run);

        Assert.Equal(["src/a.c:1:2 boom", "src/b.c:3:4 late"], diagnosis.Errors.Select(error => $"{error.File}:{error.Line}:{error.Column} {error.Message}"));
    }
}
