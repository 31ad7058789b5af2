using Deployer.Build.Swift;
using Xunit;

namespace Deployer.Tests.Build.Swift;

public sealed class FairJobsTests
{
    [Theory]
    [InlineData(null, 1, 8, null)]
    [InlineData(null, 2, 8, 4)]
    [InlineData(null, 3, 8, 2)]
    [InlineData(null, 16, 8, 1)]
    [InlineData(6, 1, 8, 6)]
    [InlineData(6, 4, 8, 6)]
    public void Builds_that_run_at_once_share_the_processors_unless_a_number_is_configured(
        int? configured, int parallelBuilds, int processors, int? jobs) =>
        Assert.Equal(jobs, FairJobs.Of(configured, parallelBuilds, processors));
}
