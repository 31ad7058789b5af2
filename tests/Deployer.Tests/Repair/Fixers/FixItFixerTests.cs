using Deployer.Diagnose;
using Deployer.Repair;
using Deployer.Repair.Fixers.FixIts;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class FixItFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";

    private readonly PackageFolder _package = new();
    private readonly FixItFixer _fixer = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task A_single_suggestion_is_applied_with_high_confidence()
    {
        _package.With(Path, "func a() async {\n  b()\n}\n");
        Suggest("b()", "await ", 0);
        var candidate = Assert.Single(await _package.ProposeAsync(_fixer));
        Assert.Equal("func a() async {\n  await b()\n}\n", PackageFolder.TextOf(candidate, Path));
        Assert.Equal(Confidence.High, candidate.Confidence);
        Assert.Equal("fix-it", candidate.Fixer);
    }

    [Fact]
    public async Task Several_suggestions_make_one_candidate_with_all_and_one_with_the_root_cause_only()
    {
        _package.With(Path, "x = old1\ny = old2\n");
        Suggest("old1", "new1");
        Suggest("old2", "new2");
        var candidates = await _package.ProposeAsync(_fixer);
        Assert.Equal(
            ["x = new1\ny = new2\n", "x = new1\ny = old2\n"],
            candidates.Select(candidate => PackageFolder.TextOf(candidate, Path)));
    }

    [Fact]
    public async Task Suggestions_of_a_later_target_wait()
    {
        _package.With(Path, "old1 old2");
        Suggest("old1", "new1");
        var later = Suggest("old2", "new2");
        _package.Replace(later, later with { Target = "Other" });
        Assert.Equal("new1 old2", await _package.FixedAsync(_fixer, Path));
    }

    [Theory]
    [InlineData("try! ")]
    [InlineData("try? ")]
    [InlineData("!")]
    [InlineData("value!")]
    [InlineData("as! Int")]
    [InlineData("nonisolated(unsafe) ")]
    [InlineData("@unchecked Sendable")]
    [InlineData("@preconcurrency ")]
    [InlineData("init() { fatalError(\"no\") }")]
    [InlineData("case .c:\n<#code#>\n")]
    public async Task What_silences_the_compiler_or_holds_a_placeholder_is_never_applied(string text)
    {
        _package.With(Path, "a b c");
        Suggest("b", text, 0);
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Theory]
    [InlineData("a != b")]
    [InlineData("!flag")]
    public async Task Negation_is_no_forced_value(string text)
    {
        _package.With(Path, "if x {}");
        Suggest("x", text);
        Assert.Equal($"if {text} {{}}", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task A_forced_value_is_seen_by_what_stands_in_front()
    {
        _package.With(Path, "f(value)");
        Suggest(")", "!)");
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task A_suggestion_of_its_own_wins_over_those_of_notes()
    {
        _package.With(Path, "old");
        var error = Suggest("old", "own");
        _package.Replace(error, error with { Notes = [Note(error, "old", "note")] });
        Assert.Equal("own", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task The_suggestion_of_the_only_note_is_taken()
    {
        _package.With(Path, "old");
        var error = _package.Error(Path, "broken", "old");
        _package.Replace(error, error with { Notes = [Note(error, "old", "note")] });
        Assert.Equal("note", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task Alternatives_on_several_notes_are_left_alone()
    {
        _package.With(Path, "old");
        var error = _package.Error(Path, "broken", "old");
        _package.Replace(error, error with { Notes = [Note(error, "old", "one"), Note(error, "old", "two")] });
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task Warnings_and_errors_without_a_place_are_left_alone()
    {
        _package.With(Path, "old");
        var error = Suggest("old", "new");
        _package.Replace(error, error with { Severity = Severity.Warning });
        _package.Diagnostics.Add(error with { File = null, Line = null });
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    [Fact]
    public async Task The_same_insertion_is_made_once()
    {
        _package.With(Path, "a(b(), c())");
        Suggest("a(", "await ", 0);
        var first = _package.Diagnostics[0];
        _package.Diagnostics.Add(first with { Message = "another error", Column = 3 });
        var candidates = await _package.ProposeAsync(_fixer);
        Assert.Equal("await a(b(), c())", PackageFolder.TextOf(candidates[0], Path));
    }

    [Fact]
    public async Task Of_two_that_want_the_same_bytes_the_later_is_left_out_as_a_whole()
    {
        _package.With(Path, "abcdef xyz");
        var first = Suggest("abc", "1");
        var later = _package.Error(Path, "other", "bcd");
        _package.Replace(later, later with { FixIts = [_package.FixIt(Path, "bcd", "2"), _package.FixIt(Path, "xyz", "3")] });
        var candidate = Assert.Single(await _package.ProposeAsync(_fixer));
        Assert.Equal("1def xyz", PackageFolder.TextOf(candidate, Path));
        Assert.Equal([first], candidate.Addresses);
    }

    [Fact]
    public async Task A_move_of_two_edits_is_made_as_one()
    {
        _package.With(Path, "f(b: 1, a: 2)");
        var error = _package.Error(Path, "argument 'a' must precede argument 'b'", "a: 2");
        _package.Replace(error, error with
        {
            FixIts = [_package.FixIt(Path, "b: 1", "a: 2, ", 0), _package.FixIt(Path, ", a: 2", "")],
        });
        Assert.Equal("f(a: 2, b: 1)", await _package.FixedAsync(_fixer, Path));
    }

    [Fact]
    public async Task Try_goes_in_front_of_await_whatever_comes_first()
    {
        _package.With(Path, "f()");
        Suggest("f()", "await ", 0);
        var second = _package.Error(Path, "call can throw", "f()");
        _package.Replace(second, second with { FixIts = [_package.FixIt(Path, "f()", "try ", 0)] });
        var candidates = await _package.ProposeAsync(_fixer);
        Assert.Equal("try await f()", PackageFolder.TextOf(candidates[0], Path));
    }

    [Fact]
    public async Task Offsets_count_bytes_and_other_bytes_stay_as_they_are()
    {
        _package.With(Path, "// größer 🦜\r\nlet é = old\r\n");
        Suggest("old", "\"ü\"");
        Assert.Equal("// größer 🦜\r\nlet é = \"ü\"\r\n", await _package.FixedAsync(_fixer, Path));
    }

    [Theory]
    [InlineData("Double(", "cannot convert value of type 'Int' to expected argument type 'Double'")]
    [InlineData("one.two.three", "'old' has been renamed")]
    [InlineData("?? ", "a value is optional")]
    public async Task A_suggestion_that_is_long_or_changes_a_type_is_of_medium_confidence(string text, string message)
    {
        _package.With(Path, "old");
        var error = _package.Error(Path, message, "old");
        _package.Replace(error, error with { FixIts = [_package.FixIt(Path, "old", text)] });
        Assert.Equal(Confidence.Medium, Assert.Single(await _package.ProposeAsync(_fixer)).Confidence);
    }

    [Theory]
    [InlineData("/etc/hosts")]
    [InlineData("../outside.swift")]
    [InlineData(".build/checkouts/x/A.swift")]
    public async Task A_file_outside_the_package_is_never_edited(string path)
    {
        _package.With(Path, "old").With(".build/checkouts/x/A.swift", "old");
        var error = _package.Error(Path, "broken", "old");
        _package.Replace(error, error with { FixIts = [new FixIt(path, 0, 1, 1, 1, "x")] });
        Assert.Empty(await _package.ProposeAsync(_fixer));
    }

    private Diagnostic Suggest(string old, string text, int length = -1)
    {
        var error = _package.Error(Path, "broken", old);
        var suggested = error with { FixIts = [_package.FixIt(Path, old, text, length)] };
        _package.Replace(error, suggested);
        return suggested;
    }

    private Diagnostic Note(Diagnostic error, string old, string text) =>
        error with { Severity = Severity.Note, Notes = [], FixIts = [_package.FixIt(Path, old, text)] };
}
