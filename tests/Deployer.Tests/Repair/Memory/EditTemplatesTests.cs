using Deployer.Repair.Memory;
using Xunit;

namespace Deployer.Tests.Repair.Memory;

/// <summary>A fix made in one package is made again in another, where everything has other names.</summary>
public sealed class EditTemplatesTests
{
    private const string Try = "call can throw but is not marked with 'try'";

    [Theory]
    [InlineData("  return ^decode(from: b)", "  return try decode(from: b)")]
    [InlineData("  let z = store.map { ^fetch($0) }", "  let z = store.map { try fetch($0) }")]
    [InlineData("\t^send()", "\ttry send()")]
    [InlineData("  show(^send(1, [2]))", "  show(try send(1, [2]))")]
    public void A_keyword_is_put_where_the_error_points(string before, string after) =>
        Assert.Equal($"func f() throws {{\n{after}\n}}\n", Teaching.Apply(Teaching.MissingTry, Try, $"func f() throws {{\n{before}\n}}\n"));

    [Theory]
    [InlineData("extension K {\n    func close(_ x: (Int) -> Void, y: Int) {\n        try^ shut()\n    }\n}\n", "extension K {\n    func close(_ x: (Int) -> Void, y: Int) throws {\n        try shut()\n    }\n}\n")]
    [InlineData("func b() -> Bool {\n  if true {\n    try^ shut()\n  }\n}\n", "func b() throws -> Bool {\n  if true {\n    try shut()\n  }\n}\n")]
    [InlineData("let c = {\n  try^ shut()\n}\n", null)]
    public void A_header_around_the_error_is_changed(string before, string? after)
    {
        const string Message = "errors thrown from here are not handled";
        var template = Teaching.Learn(Message, "struct A {\n  func a() -> Int {\n    try^ r()\n  }\n}\n", "struct A {\n  func a() throws -> Int {\n    try r()\n  }\n}\n");
        Assert.Equal(after, Teaching.Apply(template!, Message, before));
    }

    [Theory]
    [InlineData("func g(n: Double) -> Text {\n  show(^n)\n}\n", "Double", "Text", "func g(n: Double) -> Text {\n  show(Text(n))\n}\n")]
    [InlineData("func g() {\n  show(1, ^a.b(c: [2])[0].d, 3)\n}\n", "Int", "Word", "func g() {\n  show(1, Word(a.b(c: [2])[0].d), 3)\n}\n")]
    public void What_the_message_names_is_written_and_an_expression_is_kept_whole(string before, string from, string to, string after)
    {
        var template = Teaching.Learn(
            "cannot convert value of type 'Int' to expected argument type 'String'", "func f(count: Int) {\n  log(^count)\n}\n", "func f(count: Int) {\n  log(String(count))\n}\n");
        Assert.Equal(after, Teaching.Apply(template!, $"cannot convert value of type '{from}' to expected argument type '{to}'", before));
    }

    [Fact]
    public void A_declaration_that_the_message_names_is_changed_wherever_it_is()
    {
        var template = Teaching.Learn(
            "cannot assign to value: 'total' is a 'let' constant", "func f() {\n  let total = 1\n  ^total += 1\n}\n", "func f() {\n  var total = 1\n  total += 1\n}\n");
        Assert.Equal(
            "struct S {\n  let a = 1\n  var size: Int = 5 // bytes\n  mutating func grow() { size += a }\n}\n",
            Teaching.Apply(template!, "cannot assign to value: 'size' is a 'let' constant", "struct S {\n  let a = 1\n  let size: Int = 5 // bytes\n  mutating func grow() { ^size += a }\n}\n"));
    }

    [Fact]
    public void An_import_goes_where_imports_go_and_is_not_repeated()
    {
        const string Message = "cannot find type 'URLSession' in scope";
        var template = Teaching.Learn(
            Message,
            "import Foundation\n\nlet s: ^URLSession\n",
            "import Foundation\n#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\n\nlet s: URLSession\n");
        Assert.Equal(
            "// head\nimport Dispatch\nimport Foundation\n#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\nstruct S {\n  var a: URLSession\n}\n",
            Teaching.Apply(template!, Message, "// head\nimport Dispatch\nimport Foundation\nstruct S {\n  var a: ^URLSession\n}\n"));
        Assert.Null(Teaching.Apply(template!, Message, "import FoundationNetworking\nlet s: ^URLSession\n"));
    }

    [Fact]
    public void New_lines_above_the_error_take_the_indentation_of_the_place()
    {
        const string Message = "'await' in a function that does not support concurrency";
        var template = Teaching.Learn(Message, "func f() {\n  ^go()\n}\n", "func f() {\n  if true {\n    return\n  }\n  go()\n}\n");
        Assert.Equal(
            "struct S {\n\tfunc g() {\n\t\tif true {\n\t\t\treturn\n\t\t}\n\t\trun(now)\n\t}\n}\n",
            Teaching.Apply(template!, Message, "struct S {\n\tfunc g() {\n\t\t^run(now)\n\t}\n}\n"));
    }

    [Fact]
    public void A_word_is_removed_with_the_blank_that_it_leaves()
    {
        const string Message = "method does not override any method from its superclass";
        var template = Teaching.Learn(Message, "class A: B {\n  override func ^a() {}\n}\n", "class A: B {\n  func a() {}\n}\n");
        Assert.Equal("class K: L {\n    public func other(x: Int) {}\n}\n", Teaching.Apply(template!, Message, "class K: L {\n    public override func ^other(x: Int) {}\n}\n"));
    }

    [Fact]
    public void A_name_that_only_the_old_package_had_is_not_brought_to_another()
    {
        var template = Teaching.Learn(
            NoMember("Cart"), "func f(c: Cart) -> Int { c.^amount }\nstruct Cart { var grandTotal = 1 }\n", "func f(c: Cart) -> Int { c.grandTotal }\nstruct Cart { var grandTotal = 1 }\n")!;
        const string Elsewhere = "func g(b: Box) -> Int { b.^amount }\nstruct Box { var size = 1 }\n";
        const string Here = "func g(b: Cart) -> Int { 2 * b.^amount }\nstruct Cart { var grandTotal = 1 }\n";
        Assert.False(template.IsPortable);
        Assert.Null(Teaching.Apply(template, NoMember("Box"), Elsewhere));
        Assert.Null(Teaching.Apply(template, NoMember("Box"), Elsewhere, ownWords: true));
        Assert.Null(Teaching.Apply(template, NoMember("Cart"), Here));
        Assert.Equal(
            "func g(b: Cart) -> Int { 2 * b.grandTotal }\nstruct Cart { var grandTotal = 1 }\n",
            Teaching.Apply(template, NoMember("Cart"), Here, ownWords: true));
    }

    [Theory]
    [InlineData("  let n: Int = ^size", "  let n: Int = size ?? 0")]
    [InlineData("  use(^size, 1)", "  use(size ?? 0, 1)")]
    public void What_is_added_behind_the_end_of_a_line_is_added_behind_the_error_elsewhere(string before, string after)
    {
        const string Message = "value of optional type 'Int?' must be unwrapped to a value of type 'Int'";
        var template = Teaching.Learn(Message, "func f() {\n  return ^count\n}\n", "func f() {\n  return count ?? 0\n}\n");
        Assert.Equal($"func g() {{\n{after}\n}}\n", Teaching.Apply(template!, Message, $"func g() {{\n{before}\n}}\n"));
    }

    [Fact]
    public void A_place_that_looks_like_it_twice_is_none()
    {
        var template = Teaching.Learn("extra", "func f() {\n  g()\n}\nfunc h() {\n  let q = old(1)\n}\nvar ^x = 1\n", "func f() {\n  g()\n}\nfunc h() {\n  let q = await old(1)\n}\nvar x = 1\n")!;
        Assert.Equal(PlaceKind.File, Assert.Single(template.Edits).Place.Kind);
        Assert.NotNull(Teaching.Apply(template, "extra", "let a = b(2)\nvar ^x = 1\n"));
        Assert.Null(Teaching.Apply(template, "extra", "let a = b(2)\nlet c = d(2)\nvar ^x = 1\n"));
    }

    [Theory]
    [InlineData("let x: Int = ^y\n", "let x: Int = y!\n")]
    [InlineData("let x = ^y()\n", "let x = try! y()\n")]
    [InlineData("let x = ^y()\n", "let x = try? y()\n")]
    [InlineData("let x: Int = ^y\n", "let x: Int = y as! Int\n")]
    [InlineData("final class X: ^Sendable {}\n", "final class X: @unchecked Sendable {}\n")]
    [InlineData("var ^x = 1\n", "nonisolated(unsafe) var x = 1\n")]
    public void What_silences_the_compiler_is_not_remembered(string before, string after) => Assert.Null(Teaching.Learn("m", before, after));

    [Theory]
    [InlineData("let x = ^f()\n", "let x = f(\"a text of the package\")\n")]
    [InlineData("let x = ^f()\n", "let x = f(4711)\n")]
    public void A_value_that_stands_nowhere_else_is_not_remembered(string before, string after) => Assert.Null(Teaching.Learn("m", before, after));

    [Fact]
    public void A_template_reads_as_it_was_written()
    {
        var text = Teaching.MissingTry.Text;
        Assert.Equal(text, FixTemplate.Read(text).Text);
        Assert.DoesNotContain("load", text, StringComparison.Ordinal);
    }

    private static string NoMember(string type) => $"value of type '{type}' has no member 'amount'";
}
