using Deployer.Repair;
using Deployer.Repair.Search.Generators.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Types;

public sealed class DeclaredTypesTests
{
    private readonly DeclaredTypes _generator = new();

    [Fact]
    public void A_result_takes_the_type_that_its_value_has_now()
    {
        var scene = TypeScene.Of("struct T { var total: Double\n    func sum() -> Int { return total }\n}\n")
            .Green("struct T { var total: Int\n    func sum() -> Int { return total }\n}\n");
        var proposals = scene.Ask(_generator, "cannot convert return expression of type 'Double' to return type 'Int'", "return |total");
        var forward = Assert.Single(proposals, proposal => proposal.Confidence == Confidence.Medium);
        Assert.Equal("struct T { var total: Double\n    func sum() -> Double { return total }\n}\n", scene.Apply(forward));
        var back = Assert.Single(proposals, proposal => proposal.Confidence == Confidence.High);
        Assert.StartsWith("struct T { var total: Int\n", scene.Apply(back));
        Assert.True(forward.Doubt < back.Doubt);
    }

    [Fact]
    public void A_result_that_alone_was_changed_goes_back()
    {
        var scene = TypeScene.Of("struct T { var total: Double\n    func sum() -> Int { return total }\n}\n")
            .Green("struct T { var total: Double\n    func sum() -> Double { return total }\n}\n");
        var proposals = scene.Ask(_generator, "cannot convert return expression of type 'Double' to return type 'Int'", "return |total");
        Assert.Equal(Confidence.High, proposals[0].Confidence);
        Assert.Contains("sum() -> Double", scene.Apply(proposals[0]));
    }

    [Fact]
    public void A_property_takes_the_type_that_is_assigned()
    {
        var scene = TypeScene.Of("final class T {\n    var items: [Int] = []\n    func f(_ x: Set<Int>) { items = x }\n}\n");
        Assert.Contains("var items: Set<Int> = []", Assert.Single(scene.Texts(_generator, "cannot assign value of type 'Set<Int>' to type '[Int]'", "= |x")));
    }

    [Fact]
    public void A_parameter_takes_the_type_that_is_passed()
    {
        var scene = TypeScene.Of("func take(_ a: Int, at b: Int = 3, id c: Int) {}\nfunc f(_ id: Int64) { take(1, id: id) }\n");
        Assert.Contains("id c: Int64)", Assert.Single(scene.Texts(_generator, "cannot convert value of type 'Int64' to expected argument type 'Int'", "id: |id) }")));
    }

    [Fact]
    public void A_requirement_follows_its_witness()
    {
        var scene = TypeScene.Of("protocol P { func sum() -> Int }\nstruct T: P { var total: Double\n    func sum() -> Int { total }\n}\n");
        var texts = scene.Texts(_generator, "cannot convert return expression of type 'Double' to return type 'Int'", "{ |total }");
        Assert.Contains(texts, text => text == "protocol P { func sum() -> Double }\nstruct T: P { var total: Double\n    func sum() -> Double { total }\n}\n");
    }

    [Fact]
    public void A_literal_changes_no_type() =>
        Assert.Empty(TypeScene.Of("func f() -> String { return 3 }\n").Ask(_generator, "cannot convert return expression of type 'Int' to return type 'String'", "return |3"));

    [Fact]
    public void A_closure_that_returns_something_else_changes_no_function() =>
        Assert.Empty(TypeScene.Of("func f(_ a: Double) -> Int { map { return a } }\n")
            .Ask(_generator, "cannot convert return expression of type 'Double' to return type 'Int'", "return |a"));
}
