using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Crash;

/// <summary>The program is killed at each place of each kind of run, and started again: it ends as if nothing had happened.</summary>
public sealed class KillPointTests(SharedHome home)
{
    private const int ShortStride = 10;

    public static TheoryData<string> Cycles => [.. CrashKind.All.Select(kind => kind.Name)];

    public static TheoryData<string> Fixes => [.. FixKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Cycles))]
    [Trait("Category", "Long")]
    public Task Killed_anywhere_it_comes_to_the_same_end(string name) => KillEverywhereAsync(CrashKind.All, name);

    [Theory]
    [MemberData(nameof(Fixes))]
    [Trait("Category", "Long")]
    public Task Mending_in_place_and_killed_anywhere_it_comes_to_the_same_end(string name) => KillEverywhereAsync(FixKind.All, name);

    [Fact]
    public Task Killed_at_one_place_in_ten_it_comes_to_the_same_end() => KillHereAndThereAsync(CrashKind.All);

    [Fact]
    public Task Mending_in_place_and_killed_at_one_place_in_ten_it_comes_to_the_same_end() => KillHereAndThereAsync(FixKind.All);

    private Task KillEverywhereAsync(IReadOnlyList<CrashKind> kinds, string name) =>
        new KillSeries(home, kinds.Single(kind => kind.Name == name)).KillAtAsync(KillSeries.Choose);

    private async Task KillHereAndThereAsync(IReadOnlyList<CrashKind> kinds)
    {
        var seen = 0;
        foreach (var kind in kinds)
        {
            await new KillSeries(home, kind).KillAtFewAsync(places => KillSeries.Choose(places).Where(_ => seen++ % ShortStride == 0));
        }
    }
}
