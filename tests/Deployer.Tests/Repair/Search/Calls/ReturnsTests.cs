using Deployer.Repair;
using Deployer.Repair.Search.Generators.Calls;
using Xunit;

namespace Deployer.Tests.Repair.Search.Calls;

public sealed class ReturnsTests
{
    private const string Spare = "unexpected non-void return value in void function";

    private readonly Returns _generator = new();

    [Fact]
    public void The_last_expression_is_returned() =>
        Assert.Equal(
            ["func f() -> Int {\n  print(1)\n  return x + 1\n}\n"],
            CallScene.Of("func f() -> Int {\n  print(1)\n  x + 1\n}\n").Error("missing return in global function expected to return 'Int'", "x + 1").Texts(_generator));

    [Fact]
    public void Each_branch_of_a_switch_returns_its_value()
    {
        const string code = "func f() -> String {\n  print(1)\n  switch x {\n  case 1: \"a\"\n  default:\n    print(2)\n    \"b\"\n  }\n}\n";
        var scene = CallScene.Of(code).Error("missing return in global function expected to return 'String'", "}\n", 2);
        Assert.Equal([code.Replace("\"a\"", "return \"a\"", StringComparison.Ordinal).Replace("\"b\"", "return \"b\"", StringComparison.Ordinal)], scene.Texts(_generator));
    }

    [Fact]
    public void A_whole_if_may_be_returned_when_its_branches_are_expressions()
    {
        const string code = "func f() -> String {\n  print(1)\n  if x > 1 { \"a\" } else { \"b\" }\n}\n";
        var scene = CallScene.Of(code).Error("missing return in global function expected to return 'String'", "}\n", 2);
        Assert.Equal(
            [
                "func f() -> String {\n  print(1)\n  if x > 1 { return \"a\" } else { return \"b\" }\n}\n",
                "func f() -> String {\n  print(1)\n  return if x > 1 { \"a\" } else { \"b\" }\n}\n",
            ],
            scene.Texts(_generator));
    }

    [Fact]
    public void The_only_variable_of_the_expected_type_is_returned()
    {
        var scene = CallScene.Of("func f() -> [Int] {\n  var all: [Int] = []\n  all.append(1)\n}\n").Error("missing return in global function expected to return '[Int]'", "}\n");
        Assert.Equal(["func f() -> [Int] {\n  var all: [Int] = []\n  all.append(1)\n  return all\n}\n"], scene.Texts(_generator));
    }

    [Theory]
    [InlineData("0.0", "Double")]
    [InlineData("\"\"", "String")]
    [InlineData("Set<Int>()", null)]
    [InlineData("Totals()", "Totals")]
    public void A_variables_type_is_that_of_the_literal_it_starts_with(string value, string? type)
    {
        var code = $"func f() -> {type ?? "Int"} {{\n  var sum = {value}\n  add(&sum)\n}}\n";
        var scene = CallScene.Of(code).Error($"missing return in global function expected to return '{type ?? "Int"}'", "}\n");
        Assert.Equal(type is null ? [] : [code.Replace("}\n", "  return sum\n}\n", StringComparison.Ordinal)], scene.Texts(_generator));
    }

    [Fact]
    public void Nothing_is_made_up_for_an_empty_body() =>
        Assert.Empty(CallScene.Of("func f() -> Int {\n}\n").Error("missing return in global function expected to return 'Int'", "}\n").Propose(_generator));

    [Fact]
    public void A_lost_return_type_is_restored_from_the_green_version()
    {
        var scene = CallScene.Of("func f() throws {\n  return g()\n}\n", "func f() throws -> [Int]? {\n  return g()\n}\n").Error(Spare, "g()");
        var proposal = Assert.Single(scene.Propose(_generator));
        Assert.Equal(("func f() throws -> [Int]? {\n  return g()\n}\n", Confidence.High), (scene.Apply(proposal), proposal.Confidence));
    }

    [Theory]
    [InlineData("func f() { return 1 }", "1 }", "func f() -> Int { return 1 }")]
    [InlineData("func f() { return \"a\" }", "\"a\"", "func f() -> String { return \"a\" }")]
    [InlineData("func f(x: [Int]) { return x }", "x }", "func f(x: [Int]) -> [Int] { return x }")]
    [InlineData("struct S { var n: Bool\n func f() { return n } }", "n }", "struct S { var n: Bool\n func f() -> Bool { return n } }")]
    public void An_obvious_return_type_is_declared(string code, string at, string mended) =>
        Assert.Equal([mended], CallScene.Of(code).Error(Spare, at).Texts(_generator));

    [Fact]
    public void A_return_type_that_is_not_obvious_is_not_guessed() =>
        Assert.Empty(CallScene.Of("func f() { return g() }").Error(Spare, "g()").Propose(_generator));
}
