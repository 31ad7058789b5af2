using Deployer.Repair;
using Deployer.Repair.Search.Generators.Calls;
using Xunit;

namespace Deployer.Tests.Repair.Search.Calls;

public sealed class ConversionsTests
{
    private readonly Conversions _generator = new();

    [Theory]
    [InlineData("d(n)", "cannot convert value of type 'Int' to expected argument type 'Double'", "n", "d(Double(n))")]
    [InlineData("d(n + 1)", "cannot convert value of type 'Int' to expected argument type 'Double'", "+", "d(Double(n + 1))")]
    [InlineData("let a: T = o.n", "cannot convert value of type 'Int' to specified type 'String'", "n", "let a: T = String(o.n)")]
    [InlineData("d(t)", "cannot convert value of type 'Int' to expected argument type 'TimeInterval' (aka 'Double')", "t", "d(Double(t))")]
    [InlineData("return x.count", "cannot convert return expression of type 'Int' to return type 'Double'", "count", "return Double(x.count)")]
    public void A_value_is_wrapped_in_the_type_that_is_wanted(string code, string message, string at, string mended)
    {
        var proposal = Assert.Single(CallScene.Of(code).Error(message, at).Propose(_generator));
        Assert.Equal((mended, Confidence.Medium), (CallScene.Of(code).Apply(proposal), proposal.Confidence));
    }

    [Theory]
    [InlineData("a = n * x", "'*'", "Int", "Double", "a = Double(n) * x", "a = n * Int(x)")]
    [InlineData("a = x / o.count()", "'/'", "Double", "Int", "a = x / Double(o.count())", "a = Int(x) / o.count()")]
    public void Of_two_operands_the_one_is_converted_that_loses_nothing(string code, string name, string left, string right, string first, string second)
    {
        var scene = CallScene.Of(code).Error($"binary operator {name} cannot be applied to operands of type '{left}' and '{right}'", name.Trim('\''));
        Assert.Equal([first, second], scene.Texts(_generator));
        Assert.Equal(1, scene.Propose(_generator)[1].Doubt);
    }

    [Theory]
    [InlineData("cannot convert value of type 'Mode' to expected argument type 'Double'")]
    [InlineData("cannot convert value of type 'Int?' to expected argument type 'Double'")]
    [InlineData("cannot convert value of type 'String' to expected argument type 'Int'")]
    public void Other_types_are_not_converted(string message) => Assert.Empty(CallScene.Of("d(n)").Error(message, "n").Propose(_generator));
}
