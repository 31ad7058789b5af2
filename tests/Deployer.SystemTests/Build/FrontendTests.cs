using Deployer.Diagnose;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Build;

public sealed class FrontendTests
{
    private const string Head = "import CNumbers\nimport Foundation\npublic func first() -> Int { Int(one()) }\nfunc words() -> URL { Bundle.module.bundleURL }\n";
    private const string Core = "Sources/my-core/Core.swift";

    [Fact]
    public async Task The_judge_says_what_a_failed_build_says_to_the_byte()
    {
        using var scene = new JudgeScene();
        scene.Write(Core, Head + """
            func misspelt() -> Int { /* größer 🎉 */ frist() }
            func careless() { let text = "ä"; may(text) }
            func may(_ text: String) throws {}
            func split(_ rest: Int) { let left = rest; var right = rest }

            """);
        var built = await scene.BuildAsync();
        var judged = await scene.AskAsync("my-core");

        Assert.Equal(["cannot_find_in_scope", "tryless_throwing_call_unhandled"], Errors(judged).Select(item => item.Id));
        Assert.Equal(built.Diagnostics.Select(Describe).Order(StringComparer.Ordinal), judged.Select(Describe).Order(StringComparer.Ordinal));
        Assert.Equal(Head.Length + "func misspelt() -> Int { /* gr\u00f6\u00dfer \U0001f389 */ ".Length + 2 + 2, Errors(judged).First().Offset);
    }

    [Fact]
    public async Task Every_target_of_a_good_package_is_found_good()
    {
        using var scene = new JudgeScene();
        Assert.True((await scene.BuildAsync()).IsGreen);
        var before = Folders.Picture(scene.Package);

        foreach (var target in new[] { "my-core", "App", "CoreTests" })
        {
            Assert.Empty(await scene.AskAsync(target));
        }

        Assert.Null(await (await scene.OpenAsync()).AskAsync(JudgeScene.Question("Nowhere"), TestContext.Current.CancellationToken));
        Assert.Empty(Folders.Differences(before, Folders.Picture(scene.Package)));
    }

    [Fact]
    public async Task A_changed_text_is_judged_and_the_package_stays_as_it_is()
    {
        using var scene = new JudgeScene();
        Assert.True((await scene.BuildAsync()).IsGreen);
        var before = Folders.Picture(scene.Package);

        var core = Assert.Single(await scene.AskAsync("my-core", Core, Head + "func careless() { may() }\nfunc may() throws {}\n"));
        Assert.Equal(("tryless_throwing_call_unhandled", Core, 5), (core.Id, core.File, core.Line));
        Assert.All(core.Notes.SelectMany(note => note.FixIts), fix => Assert.Equal(Core, fix.File));
        var main = Assert.Single(await scene.AskAsync("App", "Sources/App/main.swift", "import my_core\nprint(first() + third)\n"));
        Assert.Equal(("cannot_find_in_scope", "Sources/App/main.swift", "App"), (main.Id, main.File, main.Target));
        var gone = Assert.Single(await scene.AskAsync("App", "Sources/App/Second.swift"));
        Assert.Equal("cannot find 'second' in scope", gone.Message);
        var twice = Errors(await scene.AskAsync("App", "Sources/App/Third.swift", "let second = 3\n"));
        Assert.Contains(twice, item => item is { Id: "invalid_redecl", File: "Sources/App/Third.swift" });
        Assert.Empty(Folders.Differences(before, Folders.Picture(scene.Package)));
    }

    [Fact]
    public async Task What_is_changed_in_another_target_is_seen_by_those_that_need_it()
    {
        using var scene = new JudgeScene();
        Assert.True((await scene.BuildAsync()).IsGreen);
        var before = Folders.Picture(scene.Package);

        Assert.All(Errors(await scene.AskAsync("App", Core, "nonsense\n")), item => Assert.Equal((Core, "my-core"), (item.File, item.Target)));
        Assert.Empty(await scene.AskAsync("App", Core, "public func first() -> Int { 7 }\n"));
        var main = Assert.Single(await scene.AskAsync("App", Core, "public func third() -> Int { 3 }\n"));
        Assert.Equal(("cannot find 'first' in scope", "Sources/App/main.swift", "App"), (main.Message, main.File, main.Target));
        Assert.Empty(Folders.Differences(before, Folders.Picture(scene.Package)));
    }

    [Fact]
    public async Task What_type_checking_does_not_find_is_found()
    {
        using var scene = new JudgeScene();
        Assert.True((await scene.BuildAsync()).IsGreen);
        foreach (var (fault, id) in new[]
        {
            ("func number() -> Int { if first() > 1 { return 1 } }", "missing_return_decl"),
            ("struct Box { let content: Int; init(_ given: Int) { if given > 0 { content = given } } }", "return_from_init_without_initing_stored_properties"),
            ("final class Box { var content = 0 }\nfunc send(_ box: Box) { Task { @MainActor in box.content = 1 }; box.content = 2 }", "regionbasedisolation_task_or_actor_isolated_transferred"),
        })
        {
            var error = Assert.Single(Errors(await scene.AskAsync("my-core", Core, $"{Head}{fault}\n")));
            Assert.Equal((id, Core, "my-core"), (error.Id, error.File, error.Target));
        }
    }

    [Fact]
    public async Task An_error_in_one_file_hides_none_in_the_others()
    {
        using var scene = new JudgeScene();
        scene.Write("Sources/my-core/A.swift", "func a() -> Int { frist() }\n");
        scene.Write("Sources/my-core/B.swift", "func b() -> Int { if first() > 1 { return 1 } }\n");
        scene.Write("Sources/my-core/D.swift", "func d() -> Int { if first() > 1 { return 1 } }\n");
        Assert.False((await scene.BuildAsync()).IsGreen);
        Assert.Equal(
            ["Sources/my-core/A.swift", "Sources/my-core/B.swift", "Sources/my-core/D.swift"],
            Errors(await scene.AskAsync("my-core")).Select(item => item.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_the_sandbox_of_the_build_the_judge_says_the_same()
    {
        using var scene = new JudgeScene { IsConfined = true };
        Folders.Write(scene.Package, ".git", "gitdir: /nowhere\n");
        scene.Write(Core, Head + "func a() -> Int { frist() }\n");
        var built = await scene.BuildAsync();
        Assert.Equal(built.Diagnostics.Select(Describe), (await scene.AskAsync("my-core")).Select(Describe));
        Assert.Empty(await scene.AskAsync("my-core", Core, Head));
    }

    [Fact]
    public async Task Tests_of_both_libraries_are_judged()
    {
        using var scene = new JudgeScene();
        Assert.True((await scene.BuildAsync()).IsGreen);
        var old = await scene.AskAsync("CoreTests", "Tests/CoreTests/Old.swift", "import XCTest\n@testable import my_core\nfinal class Old: XCTestCase { func testA() { XCTAssertEqual(frist(), 1) } }\n");
        var newer = await scene.AskAsync("CoreTests", "Tests/CoreTests/New.swift", "import Testing\n@testable import my_core\n@Test func newer() { #expect(frist() == 1) }\n");
        Assert.Equal("cannot find 'frist' in scope", Assert.Single(Errors(old)).Message);
        Assert.Equal("cannot find 'frist' in scope", Assert.Single(Errors(newer)).Message);
    }

    [Fact]
    public async Task A_compiler_that_crashes_finds_nothing_good()
    {
        using var scene = new JudgeScene(", swiftSettings: [.unsafeFlags([\"-Xfrontend\", \"-debug-crash-after-parse\"])]");
        Assert.False((await scene.BuildAsync()).IsGreen);
        Assert.Equal(Phase.CompilerCrash, Errors(await scene.AskAsync("my-core")).First().Phase);
    }

    [Fact]
    public async Task Where_nothing_was_built_nothing_is_judged()
    {
        using var scene = new JudgeScene();
        Assert.Null(await scene.TryOpenAsync());
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> all) => all.Where(item => item.Severity == Severity.Error);

    private static string Describe(Diagnostic item) =>
        $"{item.Severity} {item.Phase} {item.Target} {item.File}:{item.Line}:{item.Column} @{item.Offset} {item.Message} [{item.Id}]"
        + string.Concat(item.FixIts.Select(fix => $"\n  {fix}")) + string.Concat(item.Notes.Select(note => $"\n  {Describe(note)}"));
}
