using Deployer.Repair.Gate;
using Xunit;

namespace Deployer.Tests.Repair.Gate;

public sealed class ModePolicyTests
{
    [Theory]
    [InlineData("100644", "100644", nameof(ChangeKind.Modified))]
    [InlineData("100755", "100755", nameof(ChangeKind.Modified))]
    [InlineData("000000", "100644", nameof(ChangeKind.Added))]
    [InlineData("100755", "000000", nameof(ChangeKind.Deleted))]
    public void Contents_may_change(string before, string after, string kind) =>
        Assert.IsType<Check.Passed>(ModePolicy.Judge([new ChangedFile("a", before, after, Enum.Parse<ChangeKind>(kind))]));

    [Theory]
    [InlineData("100644", "100755", "mode-change")]
    [InlineData("100755", "100644", "mode-change")]
    [InlineData("000000", "100755", "new-mode")]
    [InlineData("000000", "120000", "not-a-file")]
    [InlineData("100644", "120000", "not-a-file")]
    [InlineData("120000", "120000", "not-a-file")]
    [InlineData("120000", "000000", "not-a-file")]
    [InlineData("160000", "160000", "not-a-file")]
    public void Links_submodules_and_modes_may_not(string before, string after, string rule) =>
        Assert.Equal(rule, Assert.IsType<Check.Refused>(ModePolicy.Judge(
        [
            new ChangedFile("fine", "100644", "100644", ChangeKind.Modified), new ChangedFile("a", before, after, ChangeKind.Modified),
        ])).Rule);
}
