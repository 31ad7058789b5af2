using Deployer.Kernel;
using Deployer.Repair.Memory;
using Xunit;

namespace Deployer.Tests.Repair.Memory;

public sealed class RememberedFixTests
{
    [Fact]
    public void The_same_use_told_twice_counts_once_and_the_order_of_merging_does_not_matter()
    {
        var one = Teaching.Fix(Teaching.MissingTry, Teaching.Keys(), "search/effects", UseOutcome.Verified, UseOutcome.Verified);
        var other = Teaching.Fix(Teaching.MissingTry, Teaching.Keys(), "rule/other", UseOutcome.Verified, UseOutcome.Reverted, UseOutcome.Kept);
        Assert.Equal(one.Id, other.Id);

        var (first, second) = (one.With(other), other.With(one));

        Assert.Equal((3, 1, 1), (first.Verified, first.Kept, first.Reverted));
        Assert.Equal(first.Uses, second.Uses);
        Assert.Equal(first.Uses, first.With(other).With(one).Uses);
    }

    [Fact]
    public void No_more_uses_are_kept_than_teach_something()
    {
        var fix = Teaching.Fix(Teaching.MissingTry, Teaching.Keys(), "search/effects", [.. new UseOutcome[150]]);
        var merged = fix.With(fix);
        Assert.Equal(RememberedFix.MaxUses, merged.Verified);
        Assert.Equal(fix.LastSeen, merged.LastSeen);
    }

    [Theory]
    [InlineData(1, false, true, UseOutcome.Verified)]
    [InlineData(2, true, true, UseOutcome.Verified, UseOutcome.Verified)]
    [InlineData(2, true, true, UseOutcome.Kept)]
    [InlineData(0, false, false, UseOutcome.Amended)]
    [InlineData(-2, false, false, UseOutcome.Reverted)]
    [InlineData(4, false, true, UseOutcome.Kept, UseOutcome.Kept, UseOutcome.Verified, UseOutcome.Reverted, UseOutcome.Verified)]
    internal void Outcomes_decide_whether_it_is_proposed_and_by_whose_name(int weight, bool promoted, bool proposed, params UseOutcome[] outcomes)
    {
        var fix = Teaching.Fix(Teaching.MissingTry, Teaching.Keys(), "search/effects", outcomes);
        Assert.Equal((weight, promoted, proposed), (FixWeight.Of(fix), FixWeight.IsPromoted(fix), FixWeight.IsProposed(fix)));
        Assert.StartsWith($"weight {weight} = {outcomes.Length} verified", FixWeight.Why(fix), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_failure_comes_before_one_like_it_and_that_before_the_class()
    {
        var keys = Teaching.Keys();
        RememberedFix[] fixes =
        [
            Teaching.Fix(Literal("class, strong"), Teaching.Keys(family: "f2", exact: "e2"), "search/a", UseOutcome.Kept, UseOutcome.Kept),
            Teaching.Fix(Literal("another"), Teaching.Keys("another")),
            Teaching.Fix(Literal("class"), Teaching.Keys(family: "f1", exact: "e1")),
            Teaching.Fix(Literal("family"), Teaching.Keys(exact: "e3")),
            Teaching.Fix(Literal("exact"), keys),
        ];

        var found = Recall.Order(fixes, keys);

        Assert.Equal(["exact", "family", "class, strong", "class"], found.Select(one => one.Fix.Template.Diff));
        Assert.Equal([KeyMatch.Exact, KeyMatch.Family, KeyMatch.Class, KeyMatch.Class], found.Select(one => one.Match));
    }

    [Fact]
    public void A_use_is_told_by_the_trees_before_and_after()
    {
        var (one, two) = (CommitId.Parse(new string('1', 40)), CommitId.Parse(new string('2', 40)));
        Assert.Equal(FixUse.IdOf(one, two), FixUse.IdOf(one, two));
        Assert.NotEqual(FixUse.IdOf(one, two), FixUse.IdOf(two, one));
    }

    private static FixTemplate Literal(string diff) => new() { Diff = diff };
}
