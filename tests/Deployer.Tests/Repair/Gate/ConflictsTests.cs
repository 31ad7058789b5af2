using Deployer.Repair.Gate;
using Xunit;

namespace Deployer.Tests.Repair.Gate;

public sealed class ConflictsTests
{
    [Fact]
    public void A_conflict_is_settled_by_either_side_or_both() =>
        Assert.Equal(["a\nb\nd", "a\nc\nd", "a\nb\nc\nd"], Conflicts.Settle("a\n<<<<<<< ours\nb\n||||||| base\nx\n=======\nc\n>>>>>>> theirs\nd"));

    [Fact]
    public void A_line_that_looks_like_a_mark_outside_of_a_conflict_is_text() =>
        Assert.Equal(["=======\nb", "=======\nc"], Conflicts.Sides("=======\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs").Select(side => side.TrimEnd('\n')));

    [Fact]
    public void Text_without_one_stays() => Assert.Equal(["a\n======="], Conflicts.Settle("a\n======="));
}
