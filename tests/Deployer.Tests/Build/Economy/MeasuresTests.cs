using Deployer.Build.Economy;
using Xunit;

namespace Deployer.Tests.Build.Economy;

public sealed class MeasuresTests
{
    private const Measures All = (Measures)63;

    [Fact]
    public void The_ladder_takes_one_measure_at_a_time_the_mildest_first()
    {
        var steps = new List<string>();
        for (Measures? now = Measures.None; now is { } taken; now = taken.Next(All)) steps.Add(taken.Describe());

        Assert.Equal(
            [
                "everything",
                "one test at a time",
                "one test at a time, 2 jobs",
                "one test at a time, 2 jobs, 1 job",
                "one test at a time, 2 jobs, 1 job, one target at a time",
                "one test at a time, 2 jobs, 1 job, one target at a time, no slow tests (SKIP_SLOW_TESTS)",
                "one test at a time, 2 jobs, 1 job, one target at a time, no slow tests (SKIP_SLOW_TESTS), only FastTests",
            ],
            steps);
    }

    [Fact]
    public void A_measure_that_cannot_help_is_left_out()
    {
        Assert.Equal(Measures.OneJob | Measures.NoSlowTests, Measures.OneJob.Next(Measures.NoSlowTests | Measures.OnlyFastTests));
        Assert.Null(Measures.OneJob.Next(Measures.OneJob));
    }

    [Fact]
    public void Relaxing_takes_back_the_strictest()
    {
        Assert.Equal(Measures.SerialTests | Measures.NoSlowTests, (Measures.SerialTests | Measures.NoSlowTests | Measures.OnlyFastTests).Relaxed());
        Assert.Equal(Measures.None, Measures.None.Relaxed());
    }

    [Theory]
    [InlineData(Measures.SerialTests | Measures.OneTarget, null)]
    [InlineData(Measures.OneJob | Measures.NoSlowTests, "no slow tests (SKIP_SLOW_TESTS)")]
    [InlineData(Measures.NoSlowTests | Measures.OnlyFastTests, "no slow tests (SKIP_SLOW_TESTS), only FastTests")]
    internal void What_leaves_tests_out_is_told(Measures measures, string? omission) => Assert.Equal(omission, measures.Omission());
}
