using Deployer.Repair;
using Deployer.Repair.Search.Generators.Calls;
using Xunit;

namespace Deployer.Tests.Repair.Search.Calls;

public sealed class SuggestionsTests
{
    private const string Untried = "call can throw but is not marked with 'try'";
    private const string Unawaited = "expression is 'async' but is not marked with 'await'";

    private readonly Suggestions _generator = new();

    [Fact]
    public void A_suggestion_is_made_at_all_places_first_and_then_at_one()
    {
        var scene = CallScene.Of("a = b()\nc = d()\n");
        scene.Error(Unawaited, "b()", fixIts: scene.Fix("b()", "await ", isInsertion: true));
        scene.Error(Unawaited, "d()", fixIts: scene.Fix("d()", "await ", isInsertion: true));
        Assert.Equal(["a = await b()\nc = await d()\n", "a = await b()\nc = d()\n"], scene.Texts(_generator));
        Assert.All(scene.Propose(_generator), proposal => Assert.Equal(Confidence.High, proposal.Confidence));
    }

    [Fact]
    public void Where_both_lack_try_is_written_in_front_of_await()
    {
        var scene = CallScene.Of("a = b()\n");
        scene.Error(Unawaited, "b()", fixIts: scene.Fix("b()", "await ", isInsertion: true));
        scene.Error(Untried, "b()").Note("did you mean to use 'try'?", scene.Fix("b()", "try ", isInsertion: true));
        Assert.Equal("a = try await b()\n", scene.Texts(_generator)[0]);
    }

    [Fact]
    public void Each_note_is_an_alternative_and_what_silences_an_error_is_none()
    {
        var scene = CallScene.Of("a = b()\n");
        scene.Error(Untried, "b()")
            .Note("did you mean to disable error propagation?", scene.Fix("b()", "try! ", isInsertion: true))
            .Note("did you mean to handle error as optional value?", scene.Fix("b()", "try? ", isInsertion: true))
            .Note("did you mean to use 'try'?", scene.Fix("b()", "try ", isInsertion: true));
        Assert.Equal(["a = try b()\n"], scene.Texts(_generator));
    }

    [Fact]
    public void The_plain_choice_comes_before_the_other_notes()
    {
        var scene = CallScene.Of("f { a }\n");
        scene.Error("reference to property 'a' in closure requires explicit use of 'self' to make capture semantics explicit", "a }")
            .Note("capture 'self' explicitly to enable implicit 'self' in this closure", scene.Fix(" a }", " [self] in", isInsertion: true))
            .Note("reference 'self.' explicitly", scene.Fix("a }", "self.", isInsertion: true));
        Assert.Equal(["f { self.a }\n", "f { [self] in a }\n"], scene.Texts(_generator));
        Assert.Equal([0, 0.5], scene.Propose(_generator).Select(proposal => proposal.Doubt));
    }

    [Theory]
    [InlineData("<#Int#>")]
    [InlineData("value!")]
    [InlineData("nonisolated(unsafe) ")]
    public void A_banned_text_is_not_proposed(string text)
    {
        var scene = CallScene.Of("a = b\n");
        Assert.Empty(scene.Error("some error", "b", fixIts: scene.Fix("b", text)).Texts(_generator));
    }

    [Fact]
    public void A_value_is_not_unwrapped_by_an_insertion()
    {
        var scene = CallScene.Of("a = b \n");
        Assert.Empty(scene.Error("some error", "b", fixIts: scene.Fix(" \n", "!", isInsertion: true)).Texts(_generator));
    }

    [Fact]
    public void A_test_is_not_changed_for_an_error_elsewhere()
    {
        const string test = "Tests/AppTests/T.swift";
        var scene = CallScene.Of("a = b\n").With(test, "x\n");
        Assert.Empty(scene.Error("some error", "b").Note("a note", scene.Fix("x", "y", path: test)).Texts(_generator));
    }

    [Theory]
    [InlineData("Double(", 0.5)]
    [InlineData("Int(", 1.5)]
    public void A_conversion_is_doubted(string text, double doubt)
    {
        var scene = CallScene.Of("d(x)\n");
        scene.Error("cannot convert value of type 'A' to expected argument type 'B'", "x", fixIts: [scene.Fix("x", text, isInsertion: true), scene.Fix(")", "))")]);
        Assert.Equal(doubt, Assert.Single(scene.Propose(_generator)).Doubt);
    }

    [Fact]
    public void Taking_out_a_lot_is_less_sure()
    {
        var scene = CallScene.Of("foo(1, 2)\n");
        scene.Error("argument passed to call that takes no arguments", "(1", fixIts: scene.Fix("(1, 2)", ""));
        Assert.Equal(Confidence.Medium, Assert.Single(scene.Propose(_generator)).Confidence);
    }
}
