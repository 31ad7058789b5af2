using Deployer.Repair;
using Deployer.Repair.Search.Generators.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Types;

public sealed class OptionalityTests
{
    private const string NilReturned = "'nil' is incompatible with return type 'String'";
    private const string Unwrap = "value of optional type 'String?' must be unwrapped to a value of type 'String'";
    private const string Binding = "initializer for conditional binding must have Optional type, not 'Int'";

    private readonly Optionality _generator = new();

    [Fact]
    public void A_function_that_returns_nil_returns_an_optional()
    {
        var scene = TypeScene.Of("func find(_ x: Int) -> String {\n    if x == 0 { return nil }\n    return \"a\"\n}\n");
        var proposal = Assert.Single(scene.Ask(_generator, NilReturned, "return |nil"));
        Assert.Equal("func find(_ x: Int) -> String? {\n    if x == 0 { return nil }\n    return \"a\"\n}\n", scene.Apply(proposal));
        Assert.Equal(Confidence.Medium, proposal.Confidence);
    }

    [Fact]
    public void A_result_that_was_optional_when_green_is_so_again()
    {
        var scene = TypeScene.Of("func find() -> String { return nil }\n").Green("func find() -> String? { return nil }\n");
        Assert.Equal(Confidence.High, Assert.Single(scene.Ask(_generator, NilReturned, "return |nil")).Confidence);
    }

    [Fact]
    public void The_result_of_a_function_is_not_changed_for_what_a_closure_returns() =>
        Assert.Empty(TypeScene.Of("func f() -> String { run { return nil } }\n").Ask(_generator, NilReturned, "return |nil"));

    [Fact]
    public void A_property_that_is_given_nil_is_optional()
    {
        var scene = TypeScene.Of("struct A { var title: String = nil }\n");
        Assert.Equal(["struct A { var title: String? = nil }\n"], scene.Texts(_generator, "'nil' cannot initialize specified type 'String'", "= |nil"));
    }

    [Fact]
    public void A_variable_that_nil_is_assigned_to_is_optional()
    {
        var scene = TypeScene.Of("final class A {\n    var title: String\n    func f() { self.title = nil }\n}\n");
        Assert.Equal(
            ["final class A {\n    var title: String?\n    func f() { self.title = nil }\n}\n"],
            scene.Texts(_generator, "'nil' cannot be assigned to type 'String'", "= |nil"));
    }

    [Fact]
    public void A_parameter_that_gets_nil_is_optional()
    {
        var scene = TypeScene.Of("func say(_ a: Int, to name: any Named) {}\nfunc f() { say(1, to: nil) }\n");
        Assert.Equal(
            ["func say(_ a: Int, to name: (any Named)?) {}\nfunc f() { say(1, to: nil) }\n"],
            scene.Texts(_generator, "'nil' is not compatible with expected argument type 'any Named'", "to: |nil"));
    }

    [Fact]
    public void A_lost_default_is_the_one_that_the_same_property_gets_elsewhere()
    {
        var scene = TypeScene.Of("""
            struct A { var name: String?
                func f(_ a: A) -> String { a.name ?? "none" }
                func g(_ a: A) -> Int { let s: String = a.name; return s.count }
            }
            """);
        var proposal = Assert.Single(scene.Ask(_generator, Unwrap, "= |a.name; return"));
        Assert.Contains("let s: String = a.name ?? \"none\"; return", scene.Apply(proposal));
    }

    [Fact]
    public void No_default_is_made_up()
    {
        var scene = TypeScene.Of("struct A { var name: String?\n    func g(_ a: A) -> Int { let s: String = a.name; return s.count }\n}\n");
        Assert.Empty(scene.Ask(_generator, Unwrap, "= |a.name"));
    }

    [Fact]
    public void Of_two_defaults_none_is_chosen()
    {
        var scene = TypeScene.Of("""
            struct A { var name: String?
                var a: String { name ?? "none" }
                var b: String { name ?? "" }
                func g() -> Int { let s: String = name; return s.count }
            }
            """);
        Assert.Empty(scene.Ask(_generator, Unwrap, "= |name; return"));
    }

    [Fact]
    public void A_property_that_became_optional_goes_back()
    {
        var scene = TypeScene.Of("struct A { var name: String?\n    var label: String { name }\n}\n")
            .Green("struct A { var name: String\n    var label: String { name }\n}\n");
        var proposals = scene.Ask(_generator, Unwrap, "{ |name }");
        Assert.Equal("struct A { var name: String\n    var label: String { name }\n}\n", scene.Apply(proposals[0]));
        Assert.Equal(Confidence.High, proposals[0].Confidence);
    }

    [Fact]
    public void A_member_of_an_optional_value_is_chained()
    {
        var scene = TypeScene.Of("func f(_ a: User?) {\n    a.save()\n}\n");
        var message = "value of optional type 'User?' must be unwrapped to refer to member 'save' of wrapped base type 'User'";
        Assert.Equal(["func f(_ a: User?) {\n    a?.save()\n}\n"], scene.Texts(_generator, message, "    |a.save"));
    }

    [Fact]
    public void A_guard_that_binds_what_is_not_optional_becomes_a_plain_let()
    {
        var scene = TypeScene.Of("func f(_ u: User) {\n    guard let b = u.age(1) else { return }\n    print(b)\n}\n");
        Assert.Equal(["func f(_ u: User) {\n    let b = u.age(1)\n    print(b)\n}\n"], scene.Texts(_generator, Binding, "guard let |b"));
    }

    [Fact]
    public void A_condition_that_binds_what_is_not_optional_leaves_the_others()
    {
        var scene = TypeScene.Of("func f(_ u: User) {\n    if let a = u.age, a > 3 {\n        print(a)\n    }\n}\n");
        Assert.Equal(["func f(_ u: User) {\n    let a = u.age\n    if a > 3 {\n        print(a)\n    }\n}\n"], scene.Texts(_generator, Binding, "let |a = u"));
    }

    [Fact]
    public void The_body_of_an_if_that_always_holds_stands_alone()
    {
        var scene = TypeScene.Of("func f(_ u: User) {\n    if let a = u.age {\n        print(a)\n        if a > 1 {\n            stop()\n        }\n    }\n    end()\n}\n");
        Assert.Equal(
            ["func f(_ u: User) {\n    let a = u.age\n    print(a)\n    if a > 1 {\n        stop()\n    }\n    end()\n}\n"],
            scene.Texts(_generator, Binding, "let |a = u"));
    }

    [Fact]
    public void What_is_bound_and_was_optional_when_green_is_so_again()
    {
        var scene = TypeScene.Of("struct U { let age: Int\n    func f() { if let age { print(age) } else { } }\n}\n")
            .Green("struct U { let age: Int?\n    func f() { if let age { print(age) } else { } }\n}\n");
        Assert.Equal(["struct U { let age: Int?\n    func f() { if let age { print(age) } else { } }\n}\n"], scene.Texts(_generator, Binding, "let |age {"));
    }

    [Fact]
    public void A_property_that_became_optional_goes_back_where_it_is_compared()
    {
        var scene = TypeScene.Of("struct A { var n: Int?\n    func f(_ b: Int?) -> Bool { b > n }\n}\n")
            .Green("struct A { var n: Int\n    func f(_ b: Int?) -> Bool { b > n }\n}\n");
        Assert.StartsWith("struct A { var n: Int\n", Assert.Single(scene.Texts(_generator, "binary operator '>' cannot be applied to two 'Int?' operands", "b |> n")));
    }

    [Fact]
    public void An_if_behind_a_call_is_found()
    {
        var scene = TypeScene.Of("func f(_ u: User) {\n    print(1)\n    if let b = u.age {\n        print(b)\n    }\n}\n");
        Assert.Equal(["func f(_ u: User) {\n    print(1)\n    let b = u.age\n    print(b)\n}\n"], scene.Texts(_generator, Binding, "if |let b"));
    }
}
