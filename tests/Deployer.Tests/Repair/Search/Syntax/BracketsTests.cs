using Deployer.Repair;
using Deployer.Repair.Search.Generators.Syntax;
using Deployer.Tests.Repair.Search.Calls;
using Xunit;

namespace Deployer.Tests.Repair.Search.Syntax;

public sealed class BracketsTests
{
    private readonly Brackets _generator = new();

    [Fact]
    public void A_lost_brace_goes_where_the_indentation_ends_the_block()
    {
        var scene = CallScene.Of("struct S {\n  func a() {\n    if x {\n      b()\n    c()\n  }\n\n  func d() {}\n}\n").Error("expected '}' in struct", "}\n", 2);
        Assert.Equal("struct S {\n  func a() {\n    if x {\n      b()\n    }\n    c()\n  }\n\n  func d() {}\n}\n", scene.Texts(_generator)[0]);
    }

    [Fact]
    public void A_member_at_its_column_ends_the_body_before_it()
    {
        var scene = CallScene.Of("struct S {\n  func a() {\n    b()\n\n  /// Doc.\n  func d() {}\n}\n").Error("expected '}' in struct", "}\n", 2);
        Assert.Equal("struct S {\n  func a() {\n    b()\n  }\n\n  /// Doc.\n  func d() {}\n}\n", scene.Texts(_generator)[0]);
    }

    [Fact]
    public void A_spare_brace_is_taken_out_with_its_line()
    {
        var scene = CallScene.Of("struct S {\n  func a() {\n    b()\n  }\n  }\n\n  func d() {}\n}\n").Error("extraneous '}' at top level", "}\n", 4);
        Assert.Equal("struct S {\n  func a() {\n    b()\n  }\n\n  func d() {}\n}\n", scene.Texts(_generator)[0]);
    }

    [Fact]
    public void Wrapped_conditions_and_labels_do_not_end_a_block()
    {
        const string code = "func f() {\n  guard let a = b,\n        let c = d\n  else {\n    return\n  }\n  switch a {\n  case 1: c()\n  default: d()\n  }\n  foo(\n    1,\n    2\n  ) {\n    e()\n  }\n";
        var scene = CallScene.Of(code).Error("expected '}' at end of brace statement", "}\n", 3);
        Assert.DoesNotContain(scene.Texts(_generator), text => text.Contains("}\n}", StringComparison.Ordinal) || text.Contains("}\n  else", StringComparison.Ordinal));
    }

    [Fact]
    public void The_green_version_tells_which_bracket_was_lost()
    {
        var scene = CallScene.Of("func f() {\n  let a = g(b, [c)\n  new()\n}\n", "func f() {\n  let a = g(b, [c])\n}\n").Error("expected ',' separator", ")\n  new");
        Assert.Equal("func f() {\n  let a = g(b, [c])\n  new()\n}\n", scene.Texts(_generator)[0]);
        Assert.Equal(Confidence.High, scene.Propose(_generator)[0].Confidence);
    }

    [Theory]
    [InlineData("if (x > 1 {\n  a()\n}\n", "expected ',' separator", "{", "if (x > 1) {\n  a()\n}\n")]
    [InlineData("func f(a: Int -> Int {\n}\n", "expected parameter name followed by ':'", "{", "func f(a: Int) -> Int {\n}\n")]
    [InlineData("a = f(x, [1, 2)\n", "expected ',' separator", ")", "a = f(x, [1, 2])\n")]
    [InlineData("f(max(1, 2)\na()\n", "expected ')' in expression list", "a()", "f(max(1, 2))\na()\n")]
    [InlineData("a = max(1, 2))\n", "consecutive statements on a line must be separated by ';'", ")\n", "a = max(1, 2)\n")]
    [InlineData("print(\"abc)\n", "unterminated string literal", "\"", "print(\"abc\")\n")]
    [InlineData("let a = \"abc\n", "unterminated string literal", "\"", "let a = \"abc\"\n")]
    [InlineData("print(abc\")\n", "unterminated string literal", "\"", "print(\"abc\")\n")]
    [InlineData("let a = \"x \\(b.c\"\n", "cannot find ')' to match opening '(' in string interpolation", "(", "let a = \"x \\(b.c)\"\n")]
    [InlineData("print(\"x \\(b.c\")\n", "unterminated string literal", "\"", "print(\"x \\(b.c)\")\n")]
    [InlineData("if x {\n  a()\nelse {\n  b()\n}\n", "expected expression", "else", "if x {\n  a()\n} else {\n  b()\n}\n")]
    [InlineData("func f(a: Int async throws -> Int {\n}\n", "expected '{' in body of function declaration", "f(", "func f(a: Int) async throws -> Int {\n}\n")]
    [InlineData("  let a = 1 let b = 2\n", "consecutive statements on a line must be separated by ';'", " let b", "  let a = 1\n  let b = 2\n")]
    [InlineData("c { x, y x + y }\n", "consecutive statements on a line must be separated by ';'", " x + y", "c { x, y in x + y }\n")]
    [InlineData("let d = [\"a\" 1, \"b\": 2]\n", "expected ',' separator", "1", "let d = [\"a\": 1, \"b\": 2]\n")]
    [InlineData("func d(a Int, b: Int) {}\n", "expected ':' following argument label and parameter name", ",", "func d(a: Int, b: Int) {}\n")]
    [InlineData("let t = x ? 1 2\n", "expected ':' after '? ...' in ternary expression", "x ?", "let t = x ? 1 : 2\n")]
    [InlineData("if x { a() } else b()\n", "expected '{' or 'if' after 'else'", "b()", "if x { a() } else { b() }\n")]
    [InlineData("guard x else return\n", "expected '{' after 'guard' else", "return", "guard x else { return }\n")]
    [InlineData("if x > 1\n  a()\n}\n", "expected '{' after 'if' condition", "\n  a", "if x > 1 {\n  a()\n}\n")]
    [InlineData("func g() -> Int\n  return 1\n}\n", "expected '{' in body of function declaration", "g()", "func g() -> Int {\n  return 1\n}\n")]
    [InlineData("let k = a.map { b\n  return b }\n", "contextual type for closure argument list expects 1 argument, which cannot be implicitly ignored", "{", "let k = a.map { b in\n  return b }\n")]
    public void What_was_lost_on_a_line_is_found_again(string code, string message, string at, string mended) =>
        Assert.Contains(mended, CallScene.Of(code).Error(message, at).Texts(_generator));

    [Fact]
    public void At_most_eight_places_are_tried() =>
        Assert.InRange(CallScene.Of("f(a, b, c, d, e, g, h, i, j, k, l\n").Error("expected ')' in expression list", "f(").Propose(_generator).Count, 1, 8);

    [Theory]
    [InlineData("cannot find 'a' in scope")]
    [InlineData("expected to find something else")]
    public void Errors_of_meaning_are_not_its_business(string message) =>
        Assert.Empty(CallScene.Of("a()\n").Error(message, "a").Propose(_generator));
}
