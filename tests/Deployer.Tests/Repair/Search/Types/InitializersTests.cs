using Deployer.Repair;
using Deployer.Repair.Search.Generators.Types;
using Xunit;

namespace Deployer.Tests.Repair.Search.Types;

public sealed class InitializersTests
{
    private const string Return = "return from initializer without initializing all stored properties";

    private readonly Initializers _generator = new();

    [Fact]
    public void A_property_is_initialised_from_the_parameter_of_its_name()
    {
        var scene = TypeScene.Of("struct I {\n    let a: Int\n    let b: Int\n    init(a: Int, b: Int) {\n        self.b = b\n    }\n}\n");
        var proposal = Assert.Single(scene.Ask(_generator, Return, "b\n    |}\n}", TypeScene.Note("'self.a' not initialized")));
        Assert.Contains("        self.b = b\n        self.a = a\n    }\n}\n", scene.Apply(proposal));
        Assert.Equal(Confidence.Medium, proposal.Confidence);
    }

    [Fact]
    public void A_property_is_initialised_as_it_was_when_green()
    {
        var scene = TypeScene.Of("struct I {\n    let a: Int\n    init(text: String) {\n    }\n}\n")
            .Green("struct I {\n    let a: Int\n    init(text: String) {\n        a = text.count\n            + 1\n    }\n}\n");
        var proposals = scene.Ask(_generator, Return, "{\n    |}\n}", TypeScene.Note("'self.a' not initialized"));
        Assert.Equal(Confidence.High, proposals[0].Confidence);
        Assert.Contains("        a = text.count", scene.Apply(proposals[0]));
    }

    [Fact]
    public void A_body_of_one_line_stays_one()
    {
        var scene = TypeScene.Of("struct I { let a: Int; let b: Int; init(a: Int) { self.b = 1 } }\n");
        Assert.Equal(
            ["struct I { let a: Int; let b: Int; init(a: Int) { self.b = 1; self.a = a } }\n"],
            scene.Texts(_generator, Return, "self.b = 1 |}", TypeScene.Note("'self.a' not initialized")));
    }

    [Fact]
    public void No_value_is_made_up_for_a_property() =>
        Assert.Empty(TypeScene.Of("struct I { let a: Int; init() { } }\n").Ask(_generator, Return, "init() { |}", TypeScene.Note("'self.a' not initialized")));

    [Fact]
    public void A_parameter_of_another_type_is_not_assigned() =>
        Assert.Empty(TypeScene.Of("struct I { let a: Int; init(a: String) { } }\n").Ask(_generator, Return, "{ |} }", TypeScene.Note("'self.a' not initialized")));

    [Fact]
    public void A_property_gets_its_value_before_the_superclass_is_initialised()
    {
        var scene = TypeScene.Of("class S: O {\n    let h: Int\n    init(h: Int) {\n        super.init(x: 1)\n    }\n}\n");
        Assert.Contains(
            "        self.h = h\n        super.init(x: 1)\n",
            Assert.Single(scene.Texts(_generator, "property 'self.h' not initialized at super.init call", "super.|init")));
    }

    [Fact]
    public void The_only_initialiser_of_the_superclass_is_called()
    {
        var scene = TypeScene.Of("class O { init(x: Int, _ y: Int) {} ; convenience init() { self.init(x: 1, 2) } }\nclass S: O {\n    init(x: Int, y: Int) {\n    }\n}\n");
        Assert.Contains(
            "    init(x: Int, y: Int) {\n        super.init(x: x, y)\n    }\n",
            Assert.Single(scene.Texts(_generator, "'super.init' isn't called on all paths before returning from initializer", "{\n    |}")));
    }

    [Fact]
    public void No_initialiser_of_the_superclass_is_called_without_its_arguments() =>
        Assert.Empty(TypeScene.Of("class O { init(x: Int) {} }\nclass S: O { init() { } }\n")
            .Ask(_generator, "'super.init' isn't called on all paths before returning from initializer", "init() { |}"));

    [Fact]
    public void A_required_initialiser_comes_back_from_green()
    {
        var scene = TypeScene.Of("class S: R {\n    let g: Int\n}\n").Green("class S: R {\n    let g: Int\n    required init(coder: Int) {\n        g = 1\n    }\n}\n");
        Assert.Equal(
            ["class S: R {\n    let g: Int\n\n    required init(coder: Int) {\n        g = 1\n    }\n}\n"],
            scene.Texts(_generator, "'required' initializer 'init(coder:)' must be provided by subclass of 'R'", "\n|}\n"));
    }
}
