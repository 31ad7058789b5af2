using Deployer.Diagnose;
using Xunit;

namespace Deployer.Tests.Diagnose;

public sealed class ConsequencesTests : IDisposable
{
    private readonly DiagnoseScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task A_name_declared_behind_a_syntax_error_follows_from_it_and_a_typo_does_not()
    {
        scene.Write("Sources/Core/Broken.swift", "struct Account {\n  let owner = \"\n}\nfunc load() {}\n");
        scene.Write("Sources/Core/User.swift", "let a = load()\nlet b = laod()\nlet c = a\n");

        Assert.Equal(
            ["Broken.swift:2 unterminated string literal", "User.swift:2 cannot find 'laod' in scope", "~User.swift:1 cannot find 'load' in scope"],
            await OrderAsync(
                "Core/Broken.swift:2:15: error: unterminated string literal",
                "Core/User.swift:1:9: error: cannot find 'load' in scope",
                "Core/User.swift:2:9: error: cannot find 'laod' in scope"));
    }

    [Fact]
    public async Task What_a_file_misses_behind_its_syntax_error_follows_and_what_stands_before_does_not() => Assert.Equal(
        [
            "A.swift:5 expected '{' in body of function declaration", "A.swift:2 cannot find 'early' in scope",
            "~A.swift:20 extraneous '}' at top level", "~A.swift:9 cannot find 'late' in scope",
        ],
        await OrderAsync(
            "Core/A.swift:2:1: error: cannot find 'early' in scope",
            "Core/A.swift:5:1: error: expected '{' in body of function declaration",
            "Core/A.swift:9:1: error: cannot find 'late' in scope",
            "Core/A.swift:20:1: error: extraneous '}' at top level"));

    [Fact]
    public async Task An_unknown_name_counts_once() => Assert.Equal(
        [
            "A.swift:1 cannot find type 'URLRequest' in scope", "B.swift:4 cannot find 'other' in scope", "B.swift:5 value of type 'Int' has no member 'cuont'",
            "~B.swift:3 cannot find 'URLRequest' in scope", "~B.swift:6 value of type 'Int' has no member 'cuont'",
        ],
        await OrderAsync(
            "Core/A.swift:1:1: error: cannot find type 'URLRequest' in scope",
            "Core/B.swift:3:1: error: cannot find 'URLRequest' in scope",
            "Core/B.swift:4:1: error: cannot find 'other' in scope",
            "Core/B.swift:5:1: error: value of type 'Int' has no member 'cuont'",
            "Core/B.swift:6:1: error: value of type 'Int' has no member 'cuont'"));

    [Fact]
    public async Task A_conformance_fails_over_a_type_that_is_missing_in_its_file() => Assert.Equal(
        [
            "Entry.swift:4 cannot find type 'Date' in scope", "Other.swift:1 type 'Other' does not conform to protocol 'Decodable'",
            "~Entry.swift:2 type 'Entry' does not conform to protocol 'Decodable'",
        ],
        await OrderAsync(
            "Core/Entry.swift:2:15: error: type 'Entry' does not conform to protocol 'Decodable'",
            "Core/Entry.swift:4:14: error: cannot find type 'Date' in scope",
            "Core/Other.swift:1:1: error: type 'Other' does not conform to protocol 'Decodable'"));

    [Fact]
    public async Task Dependents_miss_what_the_first_failing_target_declares_but_keep_their_own_faults()
    {
        scene.Write("Sources/Core/A.swift", "public func one() -> Int { \"x\" }\n");

        Assert.Equal(
            [
                "A.swift:1 cannot convert return expression of type 'String' to return type 'Int'",
                "main.swift:9 expected expression", "main.swift:3 cannot find 'mine' in scope",
                "~main.swift:1 no such module 'Core'", "~main.swift:2 cannot find 'one' in scope",
            ],
            await OrderAsync(
                "App/main.swift:1:8: error: no such module 'Core'",
                "App/main.swift:2:1: error: cannot find 'one' in scope",
                "App/main.swift:3:1: error: cannot find 'mine' in scope",
                "App/main.swift:9:1: error: expected expression",
                "Core/A.swift:1:28: error: cannot convert return expression of type 'String' to return type 'Int'"));
    }

    [Fact]
    public async Task The_linker_and_a_crashing_compiler_follow_from_what_was_told()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, $"""
            {scene.Folder}/Sources/Core/A.swift:1:1: error: missing return in global function expected to return 'Int'
            error: compile command failed due to signal 4 (use -v to see invocation)
            /usr/bin/ld: {scene.Folder}/.build/debug/App.build/main.swift.o: in function `main':
            {scene.Folder}/Sources/App/main.swift:2:(.text.App_main+0x1b): undefined reference to `$s4Core3oneSiyF'
            """), manifest: DiagnoseScene.Manifest);

        Assert.Equal([false, true, true], diagnosis.Errors.Select(error => error.IsConsequence));
        Assert.Equal(Phase.Compile, diagnosis.Diagnostics[0].Phase);
    }

    [Fact]
    public async Task What_breaks_on_a_full_disk_follows_from_it()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, """
            error: compile command failed due to signal 6 (use -v to see invocation)
            LLVM ERROR: IO failure on output stream: No space left on device
            /usr/bin/ld: cannot find -lCore: No such file or directory
            """), manifest: DiagnoseScene.Manifest);

        Assert.Equal([false, true, true], diagnosis.Errors.Select(error => error.IsConsequence));
        Assert.Equal(FailureClass.Infrastructure, diagnosis.FailureClass);
    }

    [Fact]
    public async Task What_is_told_of_the_line_of_a_conflict_marker_follows_from_it() => Assert.Equal(
        ["A.swift:7 source control conflict marker in source file", "~A.swift:7 function produces expected type 'Int'; did you mean to call it with '()'?"],
        await OrderAsync(
            "Core/A.swift:7:10: error: function produces expected type 'Int'; did you mean to call it with '()'?",
            "Core/A.swift:7:3: error: source control conflict marker in source file"));

    [Fact]
    public async Task A_fetched_package_that_does_not_build_is_the_cause_of_its_missing_module()
    {
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, $"""
            {scene.Folder}/Sources/Core/A.swift:1:8: error: no such module 'Dep'
            {scene.Folder}/.build/checkouts/dep/Sources/Dep/D.swift:1:1: error: expected declaration
            """), manifest: DiagnoseScene.Manifest);

        Assert.Equal(FailureClass.Dependency, diagnosis.FailureClass);
        Assert.Equal([".build/checkouts/dep/Sources/Dep/D.swift", "Sources/Core/A.swift"], diagnosis.Errors.Select(error => error.File));
        Assert.True(diagnosis.Diagnostics[1].IsConsequence);
    }

    [Fact]
    public async Task Marking_changes_no_key()
    {
        var once = await scene.DiagnoseAsync(scene.Run(1, $"{scene.Folder}/Sources/Core/A.swift:1:1: error: cannot find 'x' in scope\n"), manifest: DiagnoseScene.Manifest);
        var twice = await scene.DiagnoseAsync(
            scene.Run(1, $"{scene.Folder}/Sources/Core/A.swift:1:1: error: cannot find 'x' in scope\n{scene.Folder}/Sources/Core/A.swift:2:1: error: cannot find 'x' in scope\n"),
            manifest: DiagnoseScene.Manifest);

        Assert.Equal([false, true], twice.Errors.Select(error => error.IsConsequence));
        Assert.Equal(once.Failures[0].Keys, twice.Failures[1].Keys);
        Assert.Equal(once.Fingerprint, twice.Fingerprint);
    }

    [Fact]
    public async Task Ten_thousand_errors_of_all_kinds_are_sorted_out_and_the_first_stays_a_cause()
    {
        string[] kinds = ["cannot find 'n{0}' in scope", "expected expression", "no such module 'M{0}'", "type 'T' does not conform to protocol 'P'", "missing argument"];
        var log = string.Concat(Enumerable.Range(1, 10_000).Select(number =>
            $"{scene.Folder}/Sources/{(number % 2 == 0 ? "Core" : "App")}/F{number}.swift:1:1: error: {string.Format(null, kinds[number % kinds.Length], number)}\n"));

        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, log), manifest: DiagnoseScene.Manifest);

        Assert.Equal(10_000, diagnosis.Errors.Count());
        Assert.False(diagnosis.Diagnostics[0].IsConsequence);
    }

    /// <summary>File, line and message of the errors in the order they are told, consequences with a tilde.</summary>
    private async Task<IEnumerable<string>> OrderAsync(params string[] lines)
    {
        var log = string.Concat(lines.Select(line => $"{scene.Folder}/Sources/{line}\n"));
        var diagnosis = await scene.DiagnoseAsync(scene.Run(1, log), manifest: DiagnoseScene.Manifest);
        return diagnosis.Errors.Select(error => $"{(error.IsConsequence ? "~" : "")}{Path.GetFileName(error.File)}:{error.Line} {error.Message}");
    }
}
