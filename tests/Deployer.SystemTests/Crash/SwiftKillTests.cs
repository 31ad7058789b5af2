using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Crash;

/// <summary>
/// Three kinds of run with the real compiler, killed at few places because each costs builds: after each sort of journal write and
/// at each step of each effect once, in the first kind that has it; and in every kind after one of Swift's runs and when it is
/// settled. The ends of Git's runs, and the places before a write, are left to the scripted kinds: there the compiler is at rest.
/// </summary>
public sealed class SwiftKillTests(SharedHome home)
{
    private const string SwiftEnd = "process swift: ended";
    private const string Settled = "journal SettleAsync: after";

    [Fact]
    [Trait("Category", "Long")]
    public async Task With_the_real_compiler_and_killed_at_each_sort_of_place_it_comes_to_the_same_end()
    {
        SharedHome.RequireSwift();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in SwiftKind.All)
        {
            await new KillSeries(home, kind).KillAtAsync(places => Choose(places, met));
        }

        Assert.Superset(new HashSet<string>(["restart: done", "push: on the remote", "journal SaveVerifiedTreeAsync: after"]), met);
    }

    /// <summary>The numbers of the places, of those whose sort has been met before only two.</summary>
    private static List<int> Choose(IReadOnlyList<string> places, HashSet<string> met)
    {
        var numbered = places.Select((place, index) => (Name: place, Number: index + 1)).ToList();
        var builds = numbered.Where(place => place.Name == SwiftEnd).ToList();
        var sorts = numbered.Where(place => !place.Name.StartsWith("process", StringComparison.Ordinal) && !place.Name.EndsWith("before", StringComparison.Ordinal));
        return
        [
            .. sorts.Where(place => place.Name == Settled || met.Add(place.Name)).Select(place => place.Number)
                .Append(builds[builds.Count / 2].Number).Distinct().Order(),
        ];
    }
}
