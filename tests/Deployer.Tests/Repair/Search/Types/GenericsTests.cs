using Deployer.Repair;
using Deployer.Repair.Search.Generators.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Types;

public sealed class GenericsTests
{
    private readonly Generics _generator = new();

    [Fact]
    public void A_parameter_is_bound_to_what_its_use_asks_for()
    {
        var scene = TypeScene.Of("func mx<T, U>(_ a: [T], _ u: U) -> T? { a.max() }\n");
        var proposal = Assert.Single(scene.Ask(_generator, "referencing instance method 'max()' on 'Sequence' requires that 'T' conform to 'Comparable'", "a.|max"));
        Assert.Equal("func mx<T: Comparable, U>(_ a: [T], _ u: U) -> T? { a.max() }\n", scene.Apply(proposal));
        Assert.Equal(Confidence.Medium, proposal.Confidence);
    }

    [Fact]
    public void A_lost_constraint_comes_back()
    {
        var scene = TypeScene.Of("struct G<T: P> { func plus(_ a: T) -> T { a + a } }\n").Green("struct G<T: P & Numeric> { func plus(_ a: T) -> T { a + a } }\n");
        var proposal = Assert.Single(scene.Ask(_generator, "binary operator '+' cannot be applied to two 'T' operands", "a |+ a"));
        Assert.StartsWith("struct G<T: P & Numeric> {", scene.Apply(proposal));
        Assert.Equal(Confidence.High, proposal.Confidence);
    }

    [Fact]
    public void A_constraint_behind_where_comes_back()
    {
        var scene = TypeScene.Of("func f<T>(_ a: T) -> Int { a.count }\n").Green("func f<T>(_ a: T) -> Int where T: Collection { a.count }\n");
        Assert.StartsWith("func f<T: Collection>(", Assert.Single(scene.Texts(_generator, "value of type 'T' has no member 'count'", "a.|count")));
    }

    [Fact]
    public void The_elements_of_an_extension_are_bound()
    {
        var scene = TypeScene.Of("extension Array {\n    func dup(_ a: Element) -> Bool { contains(a) }\n}\n");
        Assert.StartsWith(
            "extension Array where Element: Equatable {",
            Assert.Single(scene.Texts(_generator, "cannot convert value of type 'Element' to expected argument type '(Element) throws -> Bool'", "|contains")));
    }

    [Fact]
    public void A_member_that_one_protocol_requires_tells_the_protocol()
    {
        var scene = TypeScene.Of("protocol Named { var name: String { get } }\nfunc f<T>(_ a: T) -> String { a.name }\n");
        Assert.Contains("func f<T: Named>", Assert.Single(scene.Texts(_generator, "value of type 'T' has no member 'name'", "a.|name")));
    }

    [Fact]
    public void An_operator_that_several_protocols_have_binds_nothing() =>
        Assert.Empty(TypeScene.Of("func plus<T>(_ a: T) -> T { a + a }\n").Ask(_generator, "binary operator '+' cannot be applied to two 'T' operands", "a |+"));

    [Fact]
    public void A_type_of_the_package_is_no_generic_parameter() =>
        Assert.Empty(TypeScene.Of("struct T {}\nfunc f() { hash(T()) }\n").Ask(_generator, "global function 'hash' requires that 'T' conform to 'Hashable'", "|hash"));
}
