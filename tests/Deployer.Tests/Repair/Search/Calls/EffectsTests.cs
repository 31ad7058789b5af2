using Deployer.Repair;
using Deployer.Repair.Search.Generators.Calls;
using Xunit;

namespace Deployer.Tests.Repair.Search.Calls;

public sealed class EffectsTests
{
    private const string Untried = "call can throw but is not marked with 'try'";
    private const string Unhandled = "call can throw, but it is not marked with 'try' and the error is not handled";
    private const string Unawaited = "expression is 'async' but is not marked with 'await'";
    private const string Thrown = "errors thrown from here are not handled";
    private const string Suspended = "'async' call in a function that does not support concurrency";

    private readonly Effects _generator = new();

    [Theory]
    [InlineData("let x = a()", "let x = try a()")]
    [InlineData("return v(a())", "return try v(a())")]
    [InlineData("let x = 1 + a()", "let x = try 1 + a()")]
    [InlineData("x += a()", "x += try a()")]
    [InlineData("if a() == 1 {}", "if try a() == 1 {}")]
    [InlineData("for i in a() {}", "for i in try a() {}")]
    [InlineData("o.b\n    .a()", "try o.b\n    .a()")]
    [InlineData("let x = await a()", "let x = try await a()")]
    public void A_missing_try_is_put_in_front_of_the_statements_expression(string code, string mended)
    {
        var scene = CallScene.Of($"func f() throws {{\n  {code}\n}}\n").Error(Untried, "a()");
        Assert.Equal($"func f() throws {{\n  {mended}\n}}\n", scene.Texts(_generator)[0]);
        Assert.Equal(Confidence.High, scene.Propose(_generator)[0].Confidence);
    }

    [Fact]
    public void An_argument_of_a_call_may_have_the_word_as_well()
    {
        var scene = CallScene.Of("func f() throws {\n  v(a())\n}\n").Error(Untried, "a()");
        Assert.Equal(["func f() throws {\n  try v(a())\n}\n", "func f() throws {\n  v(try a())\n}\n"], scene.Texts(_generator));
    }

    [Fact]
    public void Both_words_are_written_where_both_lack()
    {
        var scene = CallScene.Of("let x = v(a())\n").Error(Untried, "a()").Error(Unawaited, "v(");
        Assert.Equal("let x = try await v(a())\n", scene.Texts(_generator)[0]);
        Assert.Equal("let x = try await v(a())\n", scene.Texts(_generator, 1)[0]);
    }

    [Theory]
    [InlineData("let x = await try a()", "'try' must precede 'await'", "await", "let x = try await a()")]
    [InlineData("let x = 1 + try a()", "'try' cannot appear to the right of a non-assignment operator", "try", "let x = try 1 + a()")]
    public void Words_at_the_wrong_place_are_moved(string code, string message, string at, string mended) =>
        Assert.Equal([mended], CallScene.Of(code).Error(message, at).Texts(_generator));

    [Fact]
    public void A_function_throws_again_as_it_did_in_the_green_version()
    {
        var scene = CallScene.Of("public func f() -> Int {\n  try a()\n}\n", "public func f() async throws(E) -> Int {\n  try a()\n}\n").Error(Thrown, "try a()");
        var proposal = Assert.Single(scene.Propose(_generator));
        Assert.Equal(("public func f() async throws(E) -> Int {\n  try a()\n}\n", Confidence.High), (scene.Apply(proposal), proposal.Confidence));
    }

    [Fact]
    public void A_function_throws_when_all_its_callers_are_prepared()
    {
        var scene = CallScene.Of("func f() {\n  try a()\n}\nfunc g() throws { try f() }\n").Error(Thrown, "try a()");
        var proposal = Assert.Single(scene.Propose(_generator));
        Assert.Equal(("func f() throws {\n  try a()\n}\nfunc g() throws { try f() }\n", Confidence.Medium), (scene.Apply(proposal), proposal.Confidence));
    }

    [Theory]
    [InlineData("func f() {\n  try a()\n}\nfunc g() { f() }\n")]
    [InlineData("public func f() {\n  try a()\n}\n")]
    [InlineData("class C: B {\n  override func f() {\n    try a()\n  }\n}\nfunc g() throws { try f() }\n")]
    [InlineData("struct S {\n  var p: Int {\n    try a()\n  }\n}\n")]
    [InlineData("func f() {\n  run { try a() }\n}\nfunc g() throws { try f() }\n")]
    public void A_function_that_nobody_expects_to_throw_is_left_alone(string code) =>
        Assert.Empty(CallScene.Of(code).Error(Thrown, "try a()").Propose(_generator));

    [Fact]
    public void A_function_may_throw_that_nobody_calls_and_nobody_else_sees() =>
        Assert.Equal(
            ["func f() throws {\n  throw E.a\n}\n"],
            CallScene.Of("func f() {\n  throw E.a\n}\n").Error("error is not handled because the enclosing function is not declared 'throws'", "throw").Texts(_generator));

    [Fact]
    public void A_function_that_calls_what_it_is_handed_rethrows()
    {
        var scene = CallScene.Of("func f(_ g: () throws -> Int) -> Int {\n  try g()\n}\n").Error(Thrown, "try g()");
        Assert.Equal(["func f(_ g: () throws -> Int) rethrows -> Int {\n  try g()\n}\n"], scene.Texts(_generator));
    }

    [Fact]
    public void A_test_becomes_asynchronous()
    {
        const string path = "Tests/AppTests/T.swift";
        var scene = new CallScene().With(path, "final class T: XCTestCase {\n  func testA() throws {\n    await a()\n  }\n}\n").Error(Suspended, "a()", path: path);
        Assert.Equal(["final class T: XCTestCase {\n  func testA() async throws {\n    await a()\n  }\n}\n"], scene.Texts(_generator, path: path));
    }

    [Fact]
    public void An_unmarked_call_in_a_function_that_lost_its_effects_gets_both()
    {
        var scene = CallScene.Of("func f() {\n  a()\n}\n", "func f() async throws {\n  try await a()\n}\n").Error(Unhandled, "a()").Error(Unawaited, "a()");
        Assert.Equal("func f() async throws {\n  try await a()\n}\n", scene.Texts(_generator)[0]);
    }

    [Fact]
    public void A_call_in_a_closure_is_marked_together_with_the_call_that_takes_it()
    {
        var scene = CallScene.Of("func f() throws {\n  let x = y.map { a($0) }\n}\n").Error(Unhandled, "a($0)");
        Assert.Equal(
            ["func f() throws {\n  let x = try y.map { try a($0) }\n}\n", "func f() throws {\n  let x = y.map { try a($0) }\n}\n"],
            scene.Texts(_generator));
    }

    [Fact]
    public void Other_errors_are_not_its_business() =>
        Assert.Empty(CallScene.Of("let x = a()\n").Error("cannot find 'a' in scope", "a()").Propose(_generator));
}
