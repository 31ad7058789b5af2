using Deployer.Repair.Gate.Tampering;
using Xunit;

namespace Deployer.Tests.Repair.Gate.Tampering;

public sealed class ConflictsTests
{
    [Fact]
    public void A_conflict_is_settled_by_either_side_or_both() =>
        Assert.Equal(["a\nb\nd", "a\nc\nd", "a\nb\nc\nd"], Conflicts.Settle("a\n<<<<<<< ours\nb\n||||||| base\nx\n=======\nc\n>>>>>>> theirs\nd"));

    [Fact]
    public void Text_without_one_stays() => Assert.Equal(["a\n======="], Conflicts.Settle("a\n======="));
}
