using Deployer.Repair.Search.Generators.Calls;
using Xunit;

namespace Deployer.Tests.Repair.Search.Calls;

public sealed class SpareEffectsGeneratorTests
{
    private const string NoThrow = "no calls to throwing functions occur within 'try' expression";
    private const string NoAsync = "no 'async' operations occur within 'await' expression";

    private readonly SpareEffects _generator = new();

    [Theory]
    [InlineData("let a = try b()\n", NoThrow, "try", "let a = b()\n")]
    [InlineData("let a = try await b()\n", NoAsync, "await", "let a = try b()\n")]
    public void A_word_that_covers_nothing_is_removed(string code, string message, string at, string mended) =>
        Assert.Equal([mended], CallScene.Of(code).Error(message, at).Texts(_generator));

    [Fact]
    public void All_such_words_are_removed_first()
    {
        var scene = CallScene.Of("try a()\ntry b()\n").Error(NoThrow, "try a").Error(NoThrow, "try b");
        Assert.Equal(["a()\nb()\n", "a()\ntry b()\n"], scene.Texts(_generator));
    }

    [Fact]
    public void Where_the_callee_lost_its_effect_the_call_is_right() =>
        Assert.Empty(CallScene.Of("func f() {}\ntry f()\n", "func f() throws {}\ntry f()\n").Error(NoThrow, "try f").Propose(_generator));

    [Fact]
    public void An_optional_try_is_left_alone() =>
        Assert.Empty(CallScene.Of("let a = try? b()\n").Error(NoThrow, "try").Propose(_generator));
}
