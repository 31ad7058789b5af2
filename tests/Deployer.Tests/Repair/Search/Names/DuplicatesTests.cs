using Deployer.Repair;
using Deployer.Repair.Search.Generators.Names;
using Xunit;

namespace Deployer.Tests.Repair.Search.Names;

public sealed class DuplicatesTests
{
    private const string A = "Sources/App/A.swift";
    private const string B = "Sources/App/B.swift";

    private readonly SceneBuilder _scene = new();
    private readonly Duplicates _duplicates = new();

    [Theory]
    [InlineData("struct S {\n    func g() {}\n\n    func g() {}\n}\n", "struct S {\n    func g() {}\n}\n", "\n\n    func ^g", "g()")]
    [InlineData("enum E {\n    case a, b\n    case a\n}\n", "enum E {\n    case a, b\n}\n", "    case ^a\n", "a")]
    [InlineData("enum E {\n    case a, b, a\n}\n", "enum E {\n    case a, b\n}\n", "b, ^a", "a")]
    [InlineData("/// One.\nlet x = 1\n/// One.\nlet x = 1\nlet y = 2\n", "/// One.\nlet x = 1\nlet y = 2\n", "1\n/// One.\nlet ^x", "x")]
    public void One_of_two_identical_declarations_goes(string code, string expected, string at, string name)
    {
        _scene.With(A, code).Error(A, $"invalid redeclaration of '{name}'", at);
        var proposal = _scene.Propose(_duplicates)[0];
        Assert.Equal(expected, _scene.Apply(proposal, A));
        Assert.Equal(Confidence.High, proposal.Confidence);
    }

    [Fact]
    public void A_copy_of_a_file_loses_all_that_the_other_declares()
    {
        const string Code = "import Foundation\n\nstruct S { var a = 1 }\nfunc f() {}\n";
        _scene.Green(A, Code).With(A, Code).With(B, Code).Error(A, "invalid redeclaration of 'S'", "struct ^S");
        var proposal = _scene.Propose(_duplicates)[0];
        Assert.Equal(Code, _scene.Apply(proposal, A));
        Assert.Equal("import Foundation\n", _scene.Apply(proposal, B).TrimEnd() + "\n");
    }

    [Fact]
    public void Of_two_that_differ_the_one_of_the_green_version_stays_first()
    {
        _scene.Green(A, "struct S { func g() { 1 } }\n").With(A, "struct S { func g() { 1 } }\n").With(B, "extension S { func g() { 2 } }\n");
        _scene.Error(A, "invalid redeclaration of 'g()'", "func ^g", _scene.Note(B, "'g()' previously declared here", "func ^g"));
        var proposals = _scene.Propose(_duplicates);
        Assert.Equal(2, proposals.Count);
        Assert.Equal("extension S { }\n", _scene.Apply(proposals[0], B));
        Assert.Equal("struct S { }\n", _scene.Apply(proposals[1], A));
        Assert.All(proposals, proposal => Assert.Equal(Confidence.Medium, proposal.Confidence));
    }

    [Fact]
    public void A_name_that_two_types_have_is_one_too_many()
    {
        _scene.With(A, "struct S {}\nlet s: S\n").With(B, "struct S {}\n").Error(A, "'S' is ambiguous for type lookup in this context", ": ^S");
        Assert.Equal(2, _scene.Propose(_duplicates).Count);
    }

    [Fact]
    public void A_test_that_differs_is_never_removed()
    {
        const string Tests = "Tests/AppTests/T.swift";
        _scene.Target("App").Target("AppTests", "App")
            .With(Tests, "class T {\n    func testA() { check(1) }\n    func testA() { check(2) }\n}\n")
            .Error(Tests, "invalid redeclaration of 'testA()'", "check(1) }\n    func ^testA");
        Assert.Empty(_scene.Propose(_duplicates));
    }

    [Theory]
    [InlineData("func f(a: Int) {}\nfunc f(b: Int) {}\n", "invalid redeclaration of 'f(b:)'", "(a: Int) {}\nfunc ^f")]
    [InlineData("struct S { var a = 1 }\nstruct T { var a = 1 }\n", "invalid redeclaration of 'a'", "T { var ^a")]
    [InlineData("let a = 1\nlet a = 1\n", "cannot find 'a' in scope", "a")]
    public void What_has_no_twin_stays(string code, string message, string at)
    {
        _scene.With(A, code).Error(A, message, at);
        Assert.Empty(_scene.Propose(_duplicates));
    }
}
