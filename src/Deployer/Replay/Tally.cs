using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Replay;

/// <summary>Counts what a history shows.</summary>
internal static class Tally
{
    /// <param name="cycles">All cycles, oldest first.</param>
    public static PastFindings Of(IReadOnlyList<PastCycle> cycles)
    {
        var red = cycles.Where(cycle => cycle.IsRed).ToList();
        var series = cycles.GroupBy(cycle => cycle.Series, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        var explained = red.Where(cycle => cycle.Rules.Count > 0 && !cycle.IsOfTheMachine).ToList();
        return new PastFindings
        {
            Green = cycles.Count(cycle => cycle.Outcome == RunOutcome.Succeeded),
            Red = red.Count,
            Unknown = cycles.Count(cycle => cycle.Outcome == RunOutcome.Unknown),
            Causes = Causes(red),
            AvoidedBuilds = series.Sum(AvoidedBuilds),
            Explained = explained.Count,
            Covered = explained.Count(cycle => cycle.Recognized == cycle.Causes),
            OfTheMachine = red.Count(cycle => cycle.IsOfTheMachine),
            LongestFailure = Longest(series, (before, after) => after.FailsLike(before)) is { } same
                ? same with { Fingerprint = red.First(cycle => cycle.Place == same.First).Fingerprint }
                : null,
            LongestRed = Longest(series, (before, after) => before.IsRed),
            Oscillations = Oscillations(series),
        };
    }

    private static List<PastCause> Causes(List<PastCycle> red) =>
        [.. red.GroupBy(cycle => (cycle.Fingerprint, cycle.Fingerprint is null ? cycle.Cause : ""))
            .Select(group => Describe([.. group]))
            .OrderByDescending(cause => cause.Cycles)];

    private static PastCause Describe(List<PastCycle> cycles) => new()
    {
        Fingerprint = cycles[^1].Fingerprint,
        FailureClass = cycles[^1].FailureClass,
        Cause = cycles[^1].Cause,
        Cycles = cycles.Count,
        FirstSeen = cycles[0].Place,
        LastSeen = cycles[^1].Place,
        Rules = cycles[^1].Rules,
        Errors = cycles[^1].Causes,
        Recognized = cycles[^1].Recognized,
    };

    private static int AvoidedBuilds(List<PastCycle> series) =>
        series.Skip(1).Where((cycle, index) => cycle.FailsLike(series[index]) && !cycle.IsOfTheMachine).Count();

    /// <summary>The longest run of red cycles of which each goes on with the one before; of equal ones the first.</summary>
    private static Streak? Longest(List<List<PastCycle>> series, Func<PastCycle, PastCycle, bool> goesOn)
    {
        Streak? longest = null;
        foreach (var cycles in series)
        {
            var start = 0;
            for (var index = 0; index < cycles.Count; index++)
            {
                if (!cycles[index].IsRed) continue;
                if (index == 0 || !cycles[index - 1].IsRed || !goesOn(cycles[index - 1], cycles[index])) start = index;
                if (index - start + 1 > (longest?.Cycles ?? 0))
                {
                    longest = new Streak(index - start + 1, null, cycles[start].Place, cycles[index].Place);
                }
            }
        }

        return longest;
    }

    private static List<Oscillation> Oscillations(List<List<PastCycle>> series) =>
        [.. series.SelectMany(Returns)
            .GroupBy(found => found)
            .Select(group => new Oscillation(group.Key.Failure, group.Key.Between, group.Count()))
            .OrderByDescending(found => found.Times)];

    /// <summary>Red, otherwise red, and red as at first, with nothing green or unknown in between.</summary>
    private static IEnumerable<(Fingerprint Failure, Fingerprint Between)> Returns(List<PastCycle> series)
    {
        var turns = series.Where((cycle, index) => index == 0 || !cycle.FailsLike(series[index - 1])).Select(cycle => cycle.Fingerprint).ToList();
        for (var index = 2; index < turns.Count; index++)
        {
            if (turns[index] is { } failure && turns[index - 1] is { } between && turns[index - 2] == failure && between != failure)
            {
                yield return (failure, between);
            }
        }
    }
}
