using Deployer.Repair.Search.Generators.Names;
using Xunit;

namespace Deployer.Tests.Repair.Search.Names;

public sealed class AccessTests
{
    private const string A = "Sources/App/A.swift";
    private const string B = "Sources/App/B.swift";
    private const string Core = "Sources/Core/C.swift";

    private readonly SceneBuilder _scene = new();
    private readonly Access _access = new();

    [Theory]
    [InlineData("struct S { private func g() {} }\n", "'g' is inaccessible due to 'private' protection level", "g()", "struct S { func g() {} }\n")]
    [InlineData("struct S { private(set) fileprivate var g = 1 }\n", "'g' is inaccessible due to 'fileprivate' protection level", "g()", "struct S { private(set) var g = 1 }\n")]
    [InlineData("struct S { @objc private init(x: Int) {} }\n", "'S' initializer is inaccessible due to 'private' protection level", "g()", "struct S { @objc init(x: Int) {} }\n")]
    [InlineData("struct S { private let g: Int; let h: Int }\n", "'S' initializer is inaccessible due to 'private' protection level", "g()", "struct S { let g: Int; let h: Int }\n")]
    [InlineData("struct S { private(set) var g = 1 }\n", "cannot assign to property: 'g' setter is inaccessible", "g()", "struct S { var g = 1 }\n")]
    [InlineData("private func g() {}\n", "cannot find 'g' in scope", "g()", "func g() {}\n")]
    public void What_is_hidden_in_its_file_is_shown_to_the_module(string code, string message, string at, string expected)
    {
        _scene.With(A, code).With(B, "let x = s.g()\n").Error(B, message, at);
        Assert.Equal(expected, _scene.Apply(_scene.Propose(_access)[0], A));
    }

    [Fact]
    public void In_the_same_file_the_least_that_suffices_is_fileprivate()
    {
        _scene.With(A, "struct S { private func g() {} }\nlet x = S().g()\n").Error(A, "'g' is inaccessible due to 'private' protection level", "S().^g");
        Assert.Equal("struct S { fileprivate func g() {} }\nlet x = S().g()\n", _scene.Apply(_scene.Propose(_access)[0], A));
    }

    [Fact]
    public void What_the_green_version_showed_more_widely_is_shown_so_again()
    {
        _scene.Target("App", "Core").Target("Core").Green(Core, "public struct S { public func g() {} }\n")
            .With(Core, "public struct S { private func g() {} }\n").With("Sources/Core/D.swift", "let x = S().g()\n")
            .Error("Sources/Core/D.swift", "'g' is inaccessible due to 'private' protection level", "g()");
        Assert.Equal("public struct S { public func g() {} }\n", _scene.Apply(_scene.Propose(_access)[0], Core));
    }

    [Fact]
    public void What_another_module_uses_becomes_public_with_what_it_stands_in()
    {
        _scene.Target("App", "Core").Target("Core").With(Core, "struct S { func g() {} }\n").With(A, "import Core\nlet x = S().g()\n")
            .Error(A, "'g' is inaccessible due to 'internal' protection level", "g()");
        Assert.Equal("public struct S { public func g() {} }\n", _scene.Apply(_scene.Propose(_access)[0], Core));
    }

    [Fact]
    public void A_type_becomes_public_with_the_members_that_are_used()
    {
        _scene.Target("App", "Core").Target("Core").With(Core, "struct S { init() {}; func g() {}; func h() {} }\n").With(A, "import Core\nlet x = S().g()\n")
            .Error(A, "cannot find 'S' in scope", "S()");
        var proposals = _scene.Propose(_access);
        Assert.Contains(proposals, proposal => _scene.Apply(proposal, Core) == "public struct S { public init() {}; public func g() {}; func h() {} }\n");
        Assert.Contains(proposals, proposal => _scene.Apply(proposal, Core) == "public struct S { init() {}; func g() {}; func h() {} }\n");
    }

    [Theory]
    [InlineData("struct T {}\npublic func f(a: T) {}\n", "function cannot be declared public because its parameter uses an internal type", "func ^f", "public struct T {}\npublic func f(a: T) {}\n", "struct T {}\nfunc f(a: T) {}\n")]
    [InlineData("private struct T {}\nfunc f(a: T) {}\n", "function must be declared private or fileprivate because its parameter uses a private type", "func ^f", "struct T {}\nfunc f(a: T) {}\n", "private struct T {}\nfileprivate func f(a: T) {}\n")]
    [InlineData("struct S {\n private struct T {}\n var t = T() }\n", "property must be declared private because its type 'S.T' uses a private type", "var ^t", "struct S {\n struct T {}\n var t = T() }\n", "struct S {\n private struct T {}\n private var t = T() }\n")]
    [InlineData("class T {}\npublic class S: T {}\n", "class cannot be declared public because its superclass is internal", "class ^S", "public class T {}\npublic class S: T {}\n", "class T {}\nclass S: T {}\n")]
    [InlineData("struct T {}\npublic enum E { case a(T) }\n", "enum case in a public enum uses an internal type", "case ^a", "public struct T {}\npublic enum E { case a(T) }\n", null)]
    public void A_type_is_shown_as_widely_as_it_is_used_or_its_use_hidden(string code, string message, string at, string shown, string? hidden)
    {
        _scene.With(A, code).Error(A, message, at);
        var results = _scene.Propose(_access).Select(proposal => _scene.Apply(proposal, A));
        Assert.Equal(hidden is null ? [shown] : new[] { shown, hidden }, results);
    }

    [Fact]
    public void What_the_green_version_hid_is_hidden_first()
    {
        _scene.Green(A, "struct T {}\nfunc f(a: T) {}\n").With(A, "struct T {}\npublic func f(a: T) {}\n")
            .Error(A, "function cannot be declared public because its parameter uses an internal type", "func ^f");
        Assert.Equal("struct T {}\nfunc f(a: T) {}\n", _scene.Apply(_scene.Propose(_access)[0], A));
    }

    [Theory]
    [InlineData("struct S { func g() {} }\n", "'g' is inaccessible due to 'private' protection level")]
    [InlineData("struct S { private func g() {} }\n", "value of type 'T' has no member 'h'")]
    [InlineData("struct S { private func g() {} }\n", "missing return in global function expected to return 'Int'")]
    public void What_can_be_seen_already_or_is_not_hidden_stays(string code, string message)
    {
        _scene.With(A, code).With(B, "let x = s.g()\n").Error(B, message, "g()");
        Assert.Empty(_scene.Propose(_access));
    }
}
