using Deployer.Diagnose;
using Deployer.Repair.Fixers;
using Xunit;

namespace Deployer.SystemTests.Repair;

public sealed class SampleRepairTests
{
    [Theory]
    [InlineData("socket", "rule/socket-type")]
    [InlineData("missing-import", "rule/missing-import,rule/missing-import")]
    [InlineData("missing-dependency", "rule/missing-dependency")]
    [InlineData("fixit", "fix-it")]
    public async Task A_broken_sample_is_mended_by_the_fixers_it_was_made_for(string sample, string fixers)
    {
        using var scene = RepairScene.OfSample(sample);
        var (applied, last) = await scene.RepairAsync(FixerSet.Standard, runTests: true);
        Assert.True(last.IsGreen, last.Cause);
        Assert.Equal(fixers, string.Join(',', applied.Select(candidate => candidate.Fixer)));
        Assert.NotEmpty(last.Tests);
    }

    [Fact]
    public async Task The_healthy_sample_is_green_in_both_test_libraries()
    {
        using var scene = RepairScene.OfSample("healthy");
        var (diagnosis, _) = await scene.ObserveAsync(runTests: true);
        Assert.True(diagnosis.IsGreen, diagnosis.Cause);
        Assert.Equal(2, diagnosis.Tests.Select(test => test.Library).Distinct().Count());
    }

    [Fact]
    public async Task The_sample_of_wrong_behaviour_stays_red_and_as_it_is()
    {
        using var scene = RepairScene.OfSample("behaviour");
        var (applied, last) = await scene.RepairAsync(FixerSet.Standard, runTests: true);
        Assert.Empty(applied);
        Assert.Equal((RunOutcome.Failed, 1), (last.Outcome, last.Tests.Count(test => test.Outcome == TestOutcome.Failed)));
    }
}
