using Deployer.RepairBench.Grading;
using Xunit;

namespace Deployer.Tests.RepairBench;

public sealed class RememberedBuildsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("remembered-builds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_state_is_built_once_for_each_run_even_over_calls()
    {
        var builder = new ScriptedBuilder((_, run) => run == 0 ? ScriptedBuilder.Red("cannot_find_in_scope") : ScriptedBuilder.Green("testA"));

        foreach (var run in new[] { 0, 1, 0, 1 })
        {
            var result = await new RememberedBuilds(builder, _folder, "A", "6.0").RunAsync(SampleCase.Bad, run, TestContext.Current.CancellationToken);
            Assert.Equal(run == 0 ? ["cannot_find_in_scope"] : [], result.Diagnostics);
            Assert.Equal(run == 0 ? [] : ["testA"], result.Passed);
        }

        Assert.Equal(2, builder.Asked);
    }

    [Fact]
    public async Task Another_state_another_package_and_another_toolchain_are_built()
    {
        var builder = new ScriptedBuilder((_, _) => ScriptedBuilder.Green());
        await new RememberedBuilds(builder, _folder, "A", "6.0").RunAsync(SampleCase.Bad, 0, TestContext.Current.CancellationToken);
        await new RememberedBuilds(builder, _folder, "A", "6.0").RunAsync(SampleCase.Good, 0, TestContext.Current.CancellationToken);
        await new RememberedBuilds(builder, _folder, "B", "6.0").RunAsync(SampleCase.Bad, 0, TestContext.Current.CancellationToken);
        await new RememberedBuilds(builder, _folder, "A", "6.1").RunAsync(SampleCase.Bad, 0, TestContext.Current.CancellationToken);

        Assert.Equal(4, builder.Asked);
    }
}
