using Deployer.Repair;
using Deployer.Repair.Fixers.SpareEffects;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class SpareEffectsTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";

    private readonly PackageFolder _package = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("let a = try f()", "let a = f()")]
    [InlineData("return  try   await f()\r\n", "return  await f()\r\n")]
    [InlineData("print(\"größer\", try f())", "print(\"größer\", f())")]
    [InlineData("let a = try? f()", null)]
    [InlineData("let a = try! f()", null)]
    [InlineData("let a = try\n  f()", null)]
    public async Task A_spare_try_is_removed(string code, string? expected)
    {
        _package.With(Path, code);
        _package.Error(Path, "no calls to throwing functions occur within 'try' expression", "try");
        await AssertAsync(new SpareTryFixer(), expected);
    }

    [Theory]
    [InlineData("{\n  f()\n}", "f", "{\n  _ = f()\n}")]
    [InlineData("{\n\tfoo.bar(1).f(2)\n}", "f(2)", "{\n\t_ = foo.bar(1).f(2)\n}")]
    [InlineData("{\n  try await f()\n}", "f()", "{\n  _ = try await f()\n}")]
    [InlineData("{\n  foo\n    .f()\n}", "f()", "{\n  _ = foo\n    .f()\n}")]
    [InlineData("x.forEach { y in f() }", "f()", "x.forEach { y in _ = f() }")]
    [InlineData("{ a(); f() }", "f()", "{ a(); _ = f() }")]
    [InlineData("{\r\n  self.f()\r\n}", "f()", "{\r\n  _ = self.f()\r\n}")]
    [InlineData("{\n  a?.b![1].f()\n}", "f()", "{\n  _ = a?.b![1].f()\n}")]
    [InlineData("switch x {\n  case 1: f()\n  default: g()\n}", "f()", "switch x {\n  case 1: _ = f()\n  default: g()\n}")]
    [InlineData("{\n  x + f()\n}", "f()", null)]
    [InlineData("{\n  a ? b : f()\n}", "f()", null)]
    [InlineData("{\n  g(1,\n    f())\n}", "f()", null)]
    public async Task An_unused_result_is_dropped_on_purpose(string code, string at, string? expected)
    {
        _package.With(Path, code);
        _package.Error(Path, "result of call to 'f(_:)' is unused", at);
        await AssertAsync(new UnusedResultFixer(), expected);
    }

    [Theory]
    [InlineData("sorted()")]
    [InlineData("map")]
    [InlineData("union")]
    public async Task What_only_computes_a_result_is_left_alone(string called)
    {
        _package.With(Path, "{\n  x.call()\n}");
        _package.Error(Path, $"result of call to '{called}' is unused", "call");
        Assert.Empty(await _package.ProposeAsync(new UnusedResultFixer()));
    }

    [Theory]
    [InlineData("struct S { func put() -> Int { 1 } }", "Medium")]
    [InlineData("struct S { func put() -> [String: Bool]? { nil } }", "Medium")]
    [InlineData("struct S { func put() -> S { self } }", "")]
    [InlineData("struct S { mutating func put() -> Self { self } }", "Low")]
    [InlineData("func put() -> Result<Int, Oops> { .success(1) }", "Low")]
    [InlineData("func put() -> Task<Void, Never> { Task {} }", "Low")]
    [InlineData("class Token {}\nfunc put() -> Token { Token() }", "Low")]
    [InlineData("struct Row {}\nfunc put() -> Row { Row() }", "Medium")]
    [InlineData("", "Low")]
    public async Task What_is_dropped_decides_how_sure_that_is(string declaration, string confidence)
    {
        _package.With(Path, declaration + "\n{\n  x.put(1)\n}");
        _package.Error(Path, "result of call to 'put' is unused", "put(1)");
        Assert.Equal(confidence, string.Join(' ', (await _package.ProposeAsync(new UnusedResultFixer())).Select(candidate => candidate.Confidence)));
    }

    [Theory]
    [InlineData("do { a() } catch {}\nlet b = try f()", true)]
    [InlineData("do { try f() } catch {}", false)]
    [InlineData("XCTAssertThrowsError(try f()) { print($0) }", false)]
    [InlineData("#expect(throws: Oops.self) { try f() }", false)]
    [InlineData("#expect(try f())", true)]
    public async Task A_try_stays_where_somebody_waits_for_an_error(string code, bool isMended)
    {
        _package.With(Path, code);
        _package.Error(Path, "no calls to throwing functions occur within 'try' expression", "try");
        if (code.Contains("catch", StringComparison.Ordinal)) _package.Error(Path, "'catch' block is unreachable because no errors are thrown in 'do' block", "catch");
        Assert.Equal(isMended, (await _package.ProposeAsync(new SpareTryFixer())).Count == 1);
    }

    private async Task AssertAsync(IFixer fixer, string? expected)
    {
        if (expected is null) Assert.Empty(await _package.ProposeAsync(fixer));
        else Assert.Equal(expected, await _package.FixedAsync(fixer, Path));
    }
}
