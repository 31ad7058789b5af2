using Deployer.Repair;
using Xunit;

namespace Deployer.Tests.Repair.Search.Hunks;

public sealed class GreenHunksTests
{
    private const string File = "Sources/App/A.swift";

    [Theory]
    [InlineData("func load() throws {\n    try read()\n}\n", "func load() {\n    try read()\n}\n", "errors thrown from here are not handled", "try read")]
    [InlineData("func f() -> Int? {\n    nil\n}\n", "func f() -> Int {\n    nil\n}\n", "'nil' is incompatible with return type 'Int'", "nil")]
    [InlineData("let a = b ?? 5\n", "let a = b\n", "value of optional type 'Int?' must be unwrapped to a value of type 'Int'", "b\n")]
    [InlineData("let a = Double(b)\n", "let a = b\n", "cannot convert value of type 'Int' to specified type 'Double'", "b\n")]
    [InlineData("struct S {\n    mutating func f() {\n        a += 1\n    }\n}\n", "struct S {\n    func f() {\n        a += 1\n    }\n}\n", "left side of mutating operator isn't mutable: 'self' is immutable", "a += 1")]
    [InlineData("struct S: P, Sendable {\n}\n", "struct S: P {\n}\n", "type 'S' does not conform to the 'Sendable' protocol", "S: P")]
    [InlineData("f(x, by: 2)\n", "f(x, 2)\n", "missing argument label 'by:' in call", "2")]
    [InlineData("func f<T: Hashable>(_ t: T) where T: Comparable {\n    t < t\n}\n", "func f<T: Hashable>(_ t: T) {\n    t < t\n}\n", "referencing operator function '<'", "t < t")]
    public void What_a_line_has_lost_is_restored(string green, string now, string message, string at)
    {
        var scene = new HunkScene().With(File, green, now).Error(File, message, at);
        var first = scene.Propose()[0];
        Assert.Equal(green, scene.After(first, File));
        Assert.Equal(Confidence.High, first.Confidence);
        Assert.Equal(0, first.Doubt, 0.2);
    }

    [Theory]
    [InlineData("func h() {\n    switch x {\n    case .a: f()\n    default: g()\n    }\n}\n", "func h() {\n    switch x {\n    case .a: f()\n    }\n}\n", "switch must be exhaustive", "switch", false)]
    [InlineData("init() {\n    self.a = 1\n    self.b = 2\n}\n", "init() {\n    self.a = 1\n}\n", "return from initializer without initializing all stored properties", "}", false)]
    [InlineData("func f() -> Int {\n    let a = 1\n    return a\n}\n", "func f() -> Int {\n    let a = 1\n}\n", "missing return in global function expected to return 'Int'", "}", true)]
    [InlineData("@MainActor\nfinal class A {\n}\nlet a = A()\n", "final class A {\n}\nlet a = A()\n", "let 'a' is not concurrency-safe because non-'Sendable' type 'A'", "a = A()", true)]
    public void Lost_lines_are_put_back(string green, string now, string message, string at, bool isWord)
    {
        var scene = new HunkScene().With(File, green, now).Error(File, message, at);
        Assert.Equal(green, scene.First(File));
        Assert.Equal(isWord ? Confidence.High : Confidence.Medium, scene.Propose()[0].Confidence);
    }

    [Fact]
    public void A_lost_bracket_is_put_back_far_from_where_it_is_missed()
    {
        const string green = "struct S {\n    func f() {\n        g()\n    }\n\n    func h() {\n    }\n}\n";
        const string now = "struct S {\n    func f() {\n        g()\n\n    func h() {\n    }\n}\n";
        var scene = new HunkScene().With(File, green, now).Error(File, "expected '}' in struct", "struct S");
        Assert.Equal(green, scene.First(File));
    }

    [Fact]
    public void A_bracket_too_many_is_taken_out()
    {
        const string green = "struct S {\n    func f() {\n    }\n\n    func h() {\n    }\n}\n";
        const string now = "struct S {\n    func f() {\n    }\n    }\n\n    func h() {\n    }\n}\n";
        var scene = new HunkScene().With(File, green, now).Error(File, "extraneous '}' at top level", "}\n    }\n\n");
        Assert.Equal(Confidence.Medium, scene.Making(File, green).Confidence);
    }

    [Fact]
    public void Of_a_hunk_only_the_lost_tokens_are_restored_and_what_was_meant_stays()
    {
        const string green = "func load(name: String) throws -> Int {\n    let log = Log()\n    return try read(name)\n}\n";
        const string now = "func load(name: String, limit: Int) -> Int {\n    let log = Log(limit)\n    return try read(name)\n}\n";
        var scene = new HunkScene().With(File, green, now).Error(File, "errors thrown from here are not handled", "try read");
        Assert.Equal("func load(name: String, limit: Int) throws -> Int {\n    let log = Log(limit)\n    return try read(name)\n}\n", scene.First(File));
        Assert.Equal(Confidence.High, scene.Propose()[0].Confidence);
    }

    [Fact]
    public void Of_a_hunk_only_the_lost_line_is_put_back_and_the_changed_one_stays()
    {
        const string green = "init(a: Int) {\n    self.a = a + 1\n    self.b = 2\n}\n";
        const string now = "init(a: Int) {\n    self.a = a + 2\n}\n";
        var scene = new HunkScene().With(File, green, now).Error(File, "return from initializer without initializing all stored properties", "}");
        Assert.Equal("init(a: Int) {\n    self.a = a + 2\n    self.b = 2\n}\n", scene.First(File));
        Assert.Equal(Confidence.Medium, scene.Making(File, green).Confidence);
    }

    [Fact]
    public void A_changed_type_goes_back_with_less_confidence()
    {
        const string green = "func total() -> Int {\n    count\n}\n";
        var scene = new HunkScene().With(File, green, "func total() -> Double {\n    count\n}\n")
            .Error(File, "cannot convert return expression of type 'Int' to return type 'Double'", "count");
        var only = Assert.Single(scene.Propose());
        Assert.Equal(green, scene.After(only, File));
        Assert.Equal((Confidence.Medium, "Change 'Double' back to 'Int' in A.swift"), (only.Confidence, only.Summary));
    }

    [Fact]
    public void A_long_name_leaves_the_summary_short()
    {
        const string path = "Sources/App/AVeryLongNameOfASourceFile.swift";
        var scene = new HunkScene().With(path, "let a: ABCDEFGHIJKLMN = b\n", "let a: OPQRSTUVWXYZAB = b\n").Error(path, "it is wrong", "b\n");
        Assert.Equal("Change 'OPQRSTUVWXYZAB' back to 'ABCDEFGHIJKLMN' in AVeryLongNameOfASou…", Assert.Single(scene.Propose()).Summary);
    }

    [Fact]
    public void A_word_that_came_in_another_file_is_taken_out_where_the_error_names_its_declaration()
    {
        const string green = "struct Box {\n    func open() {}\n}\n";
        var scene = new HunkScene().With("Sources/App/Box.swift", green, "struct Box {\n    private func open() {}\n}\n").With(File, "box.open()\n", "box.open()\n")
            .Error(File, "'open' is inaccessible due to 'private' protection level", "open");
        Assert.Equal(green, scene.First("Sources/App/Box.swift"));
    }

    [Fact]
    public void A_rename_is_undone_last()
    {
        const string green = "func old() -> Int {\n    1\n}\n";
        var scene = new HunkScene().With("Sources/App/B.swift", green, "func fresh() -> Int {\n    1\n}\n").With(File, "old()\n", "old()\n")
            .Error(File, "cannot find 'old' in scope", "old");
        var only = Assert.Single(scene.Propose());
        Assert.Equal(Confidence.Medium, only.Confidence);
        Assert.True(only.Doubt > 0.7);
    }

    [Fact]
    public void What_a_note_points_at_is_undone()
    {
        const string green = "struct A {\n    var n = 1\n}\nfunc f(a: inout A) {\n    a.n += 1\n}\n";
        var scene = new HunkScene().With("Sources/App/M.swift", green, green.Replace("var n", "let n", StringComparison.Ordinal)).With(File, "f(a: &b)\n", "f(a: &b)\n")
            .Error(File, "cannot do that", "f(").Note("Sources/App/M.swift", "change 'let' to 'var' to make it mutable", "let n");
        Assert.Equal(green, scene.First("Sources/App/M.swift"));
    }

    [Fact]
    public void A_missed_function_comes_back_without_the_others_that_went_with_it()
    {
        const string green = "struct S {\n    let a = 1\n\n    func one() {\n    }\n\n    /// The second.\n    func two() {\n        one()\n    }\n}\n";
        const string now = "struct S {\n    let a = 1\n}\n";
        var scene = new HunkScene().With(File, green, now).With("Sources/App/B.swift", "s.two()\n", "s.two()\n")
            .Error("Sources/App/B.swift", "value of type 'S' has no member 'two'", "two");
        Assert.Equal("struct S {\n    let a = 1\n    /// The second.\n    func two() {\n        one()\n    }\n}\n", scene.First(File));
        Assert.Equal(Confidence.Medium, scene.Making(File, green).Confidence);
    }

    [Fact]
    public void A_lost_import_is_put_back()
    {
        const string green = "import Foundation\nimport Core\n\nfunc f() {\n    g()\n}\n";
        var scene = new HunkScene().With(File, green, "import Foundation\n\nfunc f() {\n    g()\n}\n").Error(File, "cannot find 'g' in scope", "g()");
        Assert.Equal(green, scene.First(File));
        Assert.Equal(Confidence.High, scene.Propose()[0].Confidence);
    }

    [Fact]
    public void A_missed_file_is_brought_back()
    {
        var scene = new HunkScene().With("Sources/App/Gone.swift", "struct Gone {\n}\n", null).With(File, "Gone()\n", "Gone()\n")
            .Error(File, "cannot find 'Gone' in scope", "Gone");
        var only = Assert.Single(scene.Propose());
        Assert.Equal("struct Gone {\n}\n", scene.After(only, "Sources/App/Gone.swift"));
        Assert.Equal((Confidence.Medium, "Bring back Gone.swift"), (only.Confidence, only.Summary));
    }

    [Fact]
    public void A_moved_file_a_test_and_a_file_that_nobody_misses_are_not_brought_back()
    {
        var scene = new HunkScene().With("Sources/App/Gone.swift", "struct Gone {\n}\n", null).With("Sources/App/New.swift", null, "struct Gone {\n}\n")
            .With("Tests/AppTests/T.swift", "struct Gone {\n}\n", null).With("Sources/App/Other.swift", "struct Other {\n}\n", null)
            .With(File, "Gone()\n", "Gone()\n").Error(File, "cannot find 'Gone' in scope", "Gone");
        Assert.Empty(scene.Propose());
    }

    [Fact]
    public void Lines_that_came_are_taken_out_only_when_the_error_stands_in_them()
    {
        const string green = "func f() {\n    a()\n}\n";
        const string now = "func f() {\n    a()\n    b(1)\n}\n";
        var inside = new HunkScene().With(File, green, now).Error(File, "cannot find 'b' in scope", "b(1)");
        var only = Assert.Single(inside.Propose());
        Assert.Equal(green, inside.After(only, File));
        Assert.Equal(Confidence.Medium, only.Confidence);
        Assert.True(only.Doubt >= 1.5);
        Assert.Empty(new HunkScene().With(File, green, now).Error(File, "cannot find 'a' in scope", "a()").Propose());
    }

    [Fact]
    public void Tests_that_the_error_does_not_stand_in_are_left_alone()
    {
        var scene = new HunkScene().With("Tests/AppTests/T.swift", "func a() throws {\n}\n", "func a() {\n}\n").With(File, "a()\n", "a()\n")
            .Error(File, "'a' is wrong", "a()");
        Assert.Empty(scene.Propose());
    }

    [Fact]
    public void What_a_test_expects_now_is_not_undone()
    {
        const string path = "Tests/AppTests/T.swift";
        var scene = new HunkScene().With(path, "func t() {\n    XCTAssertEqual(f(), 4)\n}\n", "func t() {\n    XCTAssertEqual(g(), 5)\n    XCTAssertTrue(h())\n}\n")
            .Error(path, "cannot find 'g' in scope", "g()");
        var only = Assert.Single(scene.Propose());
        Assert.Equal("func t() {\n    XCTAssertEqual(f(), 5)\n    XCTAssertTrue(h())\n}\n", scene.After(only, path));
    }

    [Theory]
    [InlineData("let a = b!\n", "let a = b\n")]
    [InlineData("let a = try! b()\n", "let a = b()\n")]
    [InlineData("final class A: @unchecked Sendable {}\n", "final class A: Sendable {}\n")]
    [InlineData("func f() {\n    fatalError()\n}\n", "func f() {\n}\n")]
    public void What_gives_up_a_check_is_not_brought_back(string green, string now) =>
        Assert.Empty(new HunkScene().With(File, green, now).Error(File, "it is wrong", now[..3]).Propose());

    [Fact]
    public void A_lost_negation_comes_back() =>
        Assert.Equal("if !ready {}\n", new HunkScene().With(File, "if !ready {}\n", "if ready {}\n").Error(File, "it is wrong", "ready").First(File));

    [Fact]
    public void Comments_and_what_is_elsewhere_are_no_matter()
    {
        var scene = new HunkScene().With(File, "// one\nf()\n", "// two\nf()\n").With("Sources/App/B.swift", "func g() throws {}\n", "func g() {}\n")
            .Error(File, "cannot find 'f' in scope", "f()");
        Assert.Empty(scene.Propose());
    }

    [Fact]
    public void Without_a_green_version_nothing_is_proposed() =>
        Assert.Empty(new HunkScene().With(File, null, "f()\n").Error(File, "cannot find 'f' in scope", "f()").Propose());

    [Fact]
    public void At_most_eight_are_proposed_the_likeliest_first()
    {
        var green = string.Concat(Enumerable.Range(0, 20).Select(number => $"func f{number}() throws {{\n    g()\n}}\n"));
        var scene = new HunkScene().With(File, green, green.Replace(" throws", "", StringComparison.Ordinal)).Error(File, "it is wrong in 'f12'", "func f7");
        var proposals = scene.Propose();
        Assert.Equal(8, proposals.Count);
        Assert.Contains("func f7() throws", scene.After(proposals[0], File), StringComparison.Ordinal);
        Assert.Equal(proposals.Select(proposal => proposal.Doubt).Order(), proposals.Select(proposal => proposal.Doubt));
        Assert.All(proposals, proposal => Assert.InRange(proposal.Summary.Length, 1, 72));
    }

    [Fact]
    public void Line_ends_and_a_missing_last_one_are_kept()
    {
        var windows = new HunkScene().With(File, "f(\r\n    a,\r\n    b\r\n)\r\n", "f(\r\n    a,\r\n)\r\n").Error(File, "missing argument for parameter #2 in call", ")");
        Assert.Equal("f(\r\n    a,\r\n    b\r\n)\r\n", windows.First(File));
        var open = new HunkScene().With(File, "struct A {\n}\nlet é = 1\n", "struct A {\n}").Error(File, "cannot find 'é' in scope", "}");
        Assert.Equal("struct A {\n}\nlet é = 1\n", open.First(File));
    }
}
