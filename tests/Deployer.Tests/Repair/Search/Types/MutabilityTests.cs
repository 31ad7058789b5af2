using Deployer.Repair;
using Deployer.Repair.Search.Generators.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Types;

public sealed class MutabilityTests
{
    private readonly Mutability _generator = new();

    [Fact]
    public void A_constant_that_was_a_variable_when_green_is_one_again()
    {
        var scene = TypeScene.Of("func m() { let c = 3\n    c += 1 }\n").Green("func m() { var c = 3\n    c += 1 }\n");
        var proposal = Assert.Single(scene.Ask(_generator, "left side of mutating operator isn't mutable: 'c' is a 'let' constant", "    |c +="));
        Assert.Equal("func m() { var c = 3\n    c += 1 }\n", scene.Apply(proposal));
        Assert.Equal(Confidence.High, proposal.Confidence);
    }

    [Fact]
    public void A_constant_of_another_file_is_made_a_variable()
    {
        var scene = TypeScene.Of("func m(_ s: inout S) { s.y = 3 }\n").With("Sources/App/S.swift", "struct S { let y: Int }\n");
        var proposal = Assert.Single(scene.Ask(_generator, "cannot assign to property: 'y' is a 'let' constant", "{ |s.y"));
        Assert.Equal("struct S { var y: Int }\n", scene.Apply(proposal, "Sources/App/S.swift"));
        Assert.Equal(Confidence.Medium, proposal.Confidence);
    }

    [Fact]
    public void A_method_that_changes_its_value_is_mutating_and_so_is_what_it_satisfies()
    {
        var scene = TypeScene.Of("protocol P { func f() }\nstruct S: P { var z = 0\n    func f() { z = 4 }\n}\n");
        Assert.Equal(
            ["protocol P { mutating func f() }\nstruct S: P { var z = 0\n    mutating func f() { z = 4 }\n}\n"],
            scene.Texts(_generator, "cannot assign to property: 'self' is immutable", "{ |z"));
    }

    [Fact]
    public void A_method_of_a_class_is_never_mutating() =>
        Assert.Empty(TypeScene.Of("class C { func f() { self = C() } }\n").Ask(_generator, "cannot assign to value: 'self' is immutable", "{ |self"));

    [Fact]
    public void A_parameter_is_not_made_a_variable() =>
        Assert.Empty(TypeScene.Of("func f(_ x: Int) { x += 1 }\n").Ask(_generator, "left side of mutating operator isn't mutable: 'x' is a 'let' constant", "{ |x"));

    [Fact]
    public void A_parameter_that_lost_its_inout_gets_it_back()
    {
        var scene = TypeScene.Of("func f(_ x: Int) { x += 1 }\n").Green("func f(_ x: inout Int) { x += 1 }\n");
        Assert.Equal(
            ["func f(_ x: inout Int) { x += 1 }\n"], scene.Texts(_generator, "left side of mutating operator isn't mutable: 'x' is a 'let' constant", "{ |x"));
    }

    [Fact]
    public void A_variable_that_never_changes_is_a_constant()
    {
        var scene = TypeScene.Of("func wa() { var a = 3; print(a) }\n");
        Assert.Equal(
            ["func wa() { let a = 3; print(a) }\n"], scene.Texts(_generator, "variable 'a' was never mutated; consider changing to 'let' constant", "var |a"));
    }

    [Fact]
    public void A_value_to_be_changed_is_passed_so()
    {
        var scene = TypeScene.Of("func f() { var x = 1; inc(x) }\n");
        Assert.Equal(["func f() { var x = 1; inc(&x) }\n"], scene.Texts(_generator, "passing value of type 'Int' to an inout parameter requires explicit '&'", "inc(|x"));
    }

    [Fact]
    public void A_parameter_whose_argument_is_to_be_changed_is_inout()
    {
        var scene = TypeScene.Of("func inc(_ x: Int) {}\nfunc f() { var x = 1; inc(&x) }\n");
        Assert.StartsWith("func inc(_ x: inout Int) {}", Assert.Single(scene.Texts(_generator, "'&' used with non-inout argument of type 'Int'", "inc(|&x")));
    }
}
