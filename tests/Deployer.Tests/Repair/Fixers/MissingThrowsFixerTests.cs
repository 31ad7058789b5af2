using Deployer.Build.Swift;
using Deployer.Repair;
using Deployer.Repair.Fixers.MissingThrows;
using Xunit;

namespace Deployer.Tests.Repair.Fixers;

public sealed class MissingThrowsFixerTests : IDisposable
{
    private const string Path = "Sources/App/A.swift";
    private const string Message = "errors thrown from here are not handled";

    private readonly PackageFolder _package = new();
    private readonly MissingThrowsFixer _fixer = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("func a() -> Int { try r() }\nfunc b() throws { print(try a()) }", "func a() throws -> Int { try r() }\nfunc b() throws { print(try a()) }")]
    [InlineData("func a() { try r() }\nfunc b() { try? a() }", "func a() throws { try r() }\nfunc b() { try? a() }")]
    [InlineData("func a() async -> Int { try r() }\nfunc b() { do { try await a() } catch {} }", "func a() async throws -> Int { try r() }\nfunc b() { do { try await a() } catch {} }")]
    [InlineData("func a(\n  x: Int\n)\n{\n  if x > 0 {\n    try r()\n  }\n}\nfunc b() throws { try a(x: 1) }", "func a(\n  x: Int\n) throws\n{\n  if x > 0 {\n    try r()\n  }\n}\nfunc b() throws { try a(x: 1) }")]
    [InlineData("struct C { init(x: Int) { try r() } }\nfunc b() throws { try C(x: 1) }", "struct C { init(x: Int) throws { try r() } }\nfunc b() throws { try C(x: 1) }")]
    [InlineData("func a<T>(_ t: T) -> T where T: P { for x in y { try r() } }\nfunc b() throws { let z = try\n  a(1) }", null)]
    [InlineData("func a<T>(_ t: T) -> T where T: P { for x in y { try r() } }\nfunc b() throws { let z = try a(1) }", "func a<T>(_ t: T) throws -> T where T: P { for x in y { try r() } }\nfunc b() throws { let z = try a(1) }")]
    [InlineData("@main struct M { static func main() { try r() } }", "@main struct M { static func main() throws { try r() } }")]
    [InlineData("func a() { try r() }\nfunc b() { a() }", null)]
    [InlineData("func a() { try r() }\nfunc b() throws { try a() }\nfunc c() { a() }", null)]
    [InlineData("func a() { try r() }", null)]
    [InlineData("class K { override func a() { try r() } }\nfunc b(k: K) throws { try k.a() }", null)]
    [InlineData("class K { @objc func a() { try r() } }\nfunc b(k: K) throws { try k.a() }", null)]
    [InlineData("protocol P { func a() }\nstruct K: P { func a() { try r() } }\nfunc b(k: K) throws { try k.a() }", null)]
    [InlineData("func a() { let c = { try r() }; c() }\nfunc b() throws { try a() }", null)]
    [InlineData("func a() { x.forEach { y in try r() } }\nfunc b() throws { try a() }", null)]
    [InlineData("func a() rethrows { try r() }\nfunc b() throws { try a() }", null)]
    [InlineData("func a() { try r() }\nfunc b() throws { run(a) }", null)]
    [InlineData("func a(_ r: () throws -> Void) { try r() }\nfunc b() throws { try a(c) }", null)]
    [InlineData("func b() throws {\n  func a() { try r() }\n  try a()\n}", "func b() throws {\n  func a() throws { try r() }\n  try a()\n}")]
    [InlineData("enum E { static func a() { try r() } }\nfunc b() throws { try E.a(); c.a() }", "enum E { static func a() throws { try r() } }\nfunc b() throws { try E.a(); c.a() }")]
    public async Task A_function_throws_when_all_its_callers_expect_it(string code, string? expected)
    {
        _package.With(Path, code);
        _package.Error(Path, Message, "r()");
        if (expected is null) Assert.Empty(await _package.ProposeAsync(_fixer));
        else Assert.Equal(expected, await _package.FixedAsync(_fixer, Path));
    }

    [Theory]
    [InlineData("public func a() { try r() }\nfunc b() throws { try a() }\n", "Low")]
    [InlineData("func a() { try r() }\nfunc b() throws { try a() }\n", "Medium")]
    public async Task What_a_library_offers_throws_by_a_persons_word(string code, string confidence)
    {
        _package.Manifest = new SwiftManifest("p", "6.0.0", [new SwiftTarget("App", "regular", "Sources/App", [])], []);
        _package.With("Package.swift", "let package = Package(name: \"p\", products: [.library(name: \"Lib\", targets: [\"App\"])], targets: [.target(name: \"App\")])\n");
        _package.With(Path, code);
        _package.Error(Path, Message, "r()");
        Assert.Equal(confidence, Assert.Single(await _package.ProposeAsync(_fixer)).Confidence.ToString());
    }

    [Theory]
    [InlineData("Tests/AppTests/A.swift", true)]
    [InlineData("Sources/App/B.swift", false)]
    public async Task A_test_may_always_throw(string path, bool isMended)
    {
        _package.Manifest = new SwiftManifest("p", "6.0.0", [new SwiftTarget("App", "regular", "Sources/App", []), new SwiftTarget("AppTests", "test", "Tests/AppTests", ["App"])], []);
        _package.With(path, "final class T: XCTestCase {\n  func testOne() {\n    try r()\n  }\n}\n");
        _package.Error(path, Message, "r()");
        var candidates = await _package.ProposeAsync(_fixer);
        Assert.Equal(isMended, candidates.Count == 1);
        Assert.All(candidates, candidate => Assert.Contains("testOne() throws {", PackageFolder.TextOf(candidate, path), StringComparison.Ordinal));
        Assert.All(candidates, candidate => Assert.Equal(Confidence.Medium, candidate.Confidence));
    }
}
