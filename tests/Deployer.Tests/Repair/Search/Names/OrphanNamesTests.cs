using Deployer.Repair;
using Deployer.Repair.Search.Generators.Names;
using Xunit;

namespace Deployer.Tests.Repair.Search.Names;

public sealed class OrphanNamesTests
{
    private const string A = "Sources/App/A.swift";
    private const string B = "Sources/App/B.swift";

    private readonly SceneBuilder _scene = new();
    private readonly OrphanNames _names = new();

    [Theory]
    [InlineData("struct S {\n    var a = 1\n\n    /// Doubles.\n    @inlinable func twice() -> Int {\n        a * 2\n    }\n\n    var b = 2\n}\n", "struct S {\n    var a = 1\n\n    var b = 2\n}\n", "twice")]
    [InlineData("struct S {\n    let first: [Int] = [\n        1,\n    ]\n    let second = 2\n}\n", "struct S {\n    let second = 2\n}\n", "first")]
    [InlineData("struct S {\n    var a = 1\n    func gone() {}\n\n    var b = 2\n}\n", "struct S {\n    var a = 1\n    var b = 2\n}\n", "gone")]
    [InlineData("enum E {\n    case one\n    case two(Int)\n}\n", "enum E {\n    case one\n}\n", "two")]
    [InlineData("extension S {\n    func only() {}\n}\nstruct S {}\n", "extension S {\n}\nstruct S {}\n", "only")]
    public void A_member_that_is_still_used_comes_back_to_its_old_place(string green, string now, string name)
    {
        _scene.Green(A, green).With(A, now).With(B, $"func f(s: S) {{ s.{name} }}\n").Error(B, $"value of type 'S' has no member '{name}'", name);
        var proposal = Assert.Single(_scene.Propose(_names));
        Assert.Equal(green, _scene.Apply(proposal, A));
        Assert.Equal(Confidence.Medium, proposal.Confidence);
    }

    [Theory]
    [InlineData("one, two(Int), three", "one, three", "one, two(Int), three")]
    [InlineData("two(Int), three", "three", "two(Int), three")]
    [InlineData("one, two(Int)", "one", "one, two(Int)")]
    [InlineData("one, two(Int)", "zero", "zero\n    case two(Int)")]
    public void A_case_of_a_list_comes_back_beside_those_it_stood_with(string green, string now, string expected)
    {
        _scene.Green(A, $"enum E {{\n    case zero\n    case {green}\n}}\n").With(A, $"enum E {{\n    case zero\n    case {now}\n}}\n".Replace("    case zero\n    case zero\n", "    case zero\n", StringComparison.Ordinal))
            .With(B, "let e = E.two(1)\n").Error(B, "type 'E' has no member 'two'", "two");
        Assert.Equal($"enum E {{\n    case zero\n    case {expected}\n}}\n".Replace("    case zero\n    case zero\n", "    case zero\n", StringComparison.Ordinal), _scene.Apply(Assert.Single(_scene.Propose(_names)), A));
    }

    [Fact]
    public void All_forms_of_a_function_come_back()
    {
        const string Green = "func f() {}\nfunc g(a: Int) {}\nfunc g(b: Int) {}\n";
        _scene.Green(A, Green).With(A, "func f() {}\n").With(B, "let x = g(a: 1)\n").Error(B, "cannot find 'g' in scope", "g");
        Assert.Equal(Green, _scene.Apply(Assert.Single(_scene.Propose(_names)), A));
    }

    [Fact]
    public void What_lives_on_under_another_name_is_brought_back_with_doubt()
    {
        _scene.Green(A, "func total() {}\n").With(A, "func sum() {}\n").With(B, "let t = total()\n").Error(B, "cannot find 'total' in scope", "total");
        Assert.True(Assert.Single(_scene.Propose(_names)).Doubt >= 1);
    }

    [Theory]
    [InlineData("struct S { var a = 1 }\n", "struct S { var b = 1; var a = 1 }\n", "cannot find type 'a' in scope")]
    [InlineData("struct S { var a = 1 }\n", "", "value of type 'S' has no member 'a'")]
    [InlineData("func f() { let a = 1 }\n", "func f() { }\n", "cannot find 'a' in scope")]
    public void What_is_not_gone_or_has_no_place_any_more_does_not_come_back(string green, string now, string message)
    {
        _scene.Green(A, green).With(A, now).With(B, "let b = a\n").Error(B, message, "= ^a");
        Assert.Empty(_scene.Propose(_names));
    }
}
