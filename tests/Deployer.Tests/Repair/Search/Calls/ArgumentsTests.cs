using Deployer.Repair;
using Deployer.Repair.Search.Generators.Calls;
using Xunit;

namespace Deployer.Tests.Repair.Search.Calls;

public sealed class ArgumentsTests
{
    private readonly Arguments _generator = new();

    [Theory]
    [InlineData("f(1, 2)", "missing argument labels 'a:b:' in call", "f(a: 1, b: 2)")]
    [InlineData("f(a: 1, 2)", "missing argument label 'b:' in call", "f(a: 1, b: 2)")]
    [InlineData("f(a: g(1, 2), to: 2)", "extraneous argument label 'a:' in call", "f(g(1, 2), to: 2)")]
    [InlineData("f(x: 1, y: 2)", "incorrect argument labels in call (have 'x:y:', expected 'a:_:')", "f(a: 1, 2)")]
    public void A_call_gets_the_labels_that_its_function_has(string code, string message, string mended)
    {
        var proposal = CallScene.Of(code).Error(message, "(").Propose(_generator)[0];
        Assert.Equal((mended, Confidence.High), (CallScene.Of(code).Apply(proposal), proposal.Confidence));
    }

    [Fact]
    public void Arguments_of_known_labels_keep_them_when_the_order_changes() =>
        Assert.Contains(
            "f(a: 1, c: 2, b: \"\")",
            CallScene.Of("f(a: 1, b: \"\", d: 2)").Error("incorrect argument labels in call (have 'a:b:d:', expected 'a:c:b:')", "(").Texts(_generator));

    [Fact]
    public void Arguments_are_brought_into_the_order_of_the_declaration()
    {
        const string code = "func f(a: Int, b: Int, c: Int) {}\nf(c: 3, b: g(2, 2), a: 1)\n";
        var scene = CallScene.Of(code).Error("argument 'a' must precede argument 'b'", "a: 1");
        Assert.Equal(["func f(a: Int, b: Int, c: Int) {}\nf(a: 1, b: g(2, 2), c: 3)\n"], scene.Texts(_generator));
        Assert.Equal(Confidence.Medium, scene.Propose(_generator)[0].Confidence);
    }

    [Fact]
    public void An_argument_is_dropped_whose_parameter_went()
    {
        var scene = CallScene.Of("func f(a: Int) {}\nf(a: 1, c: 3)\nf(a: 2, c: 4)\n", "func f(a: Int, c: Int) {}\n")
            .Error("extra argument 'c' in call", "3)").Error("extra argument 'c' in call", "4)");
        Assert.Equal(
            ["func f(a: Int) {}\nf(a: 1)\nf(a: 2)\n", "func f(a: Int) {}\nf(a: 1)\nf(a: 2, c: 4)\n"],
            scene.Texts(_generator));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("func f(a: Int) {}\n")]
    public void An_argument_that_was_never_taken_is_not_dropped(string? green) =>
        Assert.Empty(CallScene.Of("func f(a: Int) {}\nf(a: 1, c: 3)\n", green).Error("extra argument 'c' in call", "3)").Propose(_generator));

    [Fact]
    public void A_missing_argument_is_passed_as_other_calls_pass_it()
    {
        var scene = CallScene.Of("func f(a: Int, m: Mode) {}\nfunc g() {\n  f(a: 1)\n  f(a: 2)\n  f(a: 3, m: .plain)\n}\n");
        scene.Error("missing argument for parameter 'm' in call", ")\n  f(a: 2").Error("missing argument for parameter 'm' in call", ")\n  f(a: 3");
        Assert.Equal("func f(a: Int, m: Mode) {}\nfunc g() {\n  f(a: 1, m: .plain)\n  f(a: 2, m: .plain)\n  f(a: 3, m: .plain)\n}\n", scene.Texts(_generator)[0]);
        Assert.Equal(Confidence.Medium, scene.Propose(_generator)[0].Confidence);
    }

    [Fact]
    public void A_missing_argument_is_what_has_the_parameters_name_at_the_call()
    {
        var scene = CallScene.Of("struct P { var x: Int; var y: Int }\nfunc g(y: Int) -> P {\n  P(x: 1)\n}\n");
        scene.Error("missing argument for parameter 'y' in call", ")\n}", fixIts: scene.Fix(")\n}", ", y: <#Int#>", isInsertion: true));
        Assert.Equal("struct P { var x: Int; var y: Int }\nfunc g(y: Int) -> P {\n  P(x: 1, y: y)\n}\n", Assert.Single(scene.Texts(_generator)));
    }

    [Theory]
    [InlineData("func f(a: Int, m: Int) {}\nf(a: 1)\n")]
    [InlineData("func f(a: Int, m: Int) {}\nf(a: 1)\nf(a: 2, m: compute(3))\n")]
    [InlineData("func f(a: Int, m: Int) {}\nf(a: 1)\nfunc g(z: Int) { f(a: 2, m: z) }\n")]
    public void A_value_that_no_call_shows_is_not_made_up(string code) =>
        Assert.Empty(CallScene.Of(code).Error("missing argument for parameter 'm' in call", ")\n").Propose(_generator));
}
