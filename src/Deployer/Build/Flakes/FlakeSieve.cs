using Deployer.Cycle;
using Deployer.Diagnose;

namespace Deployer.Build.Flakes;

/// <summary>Runs some tests of what was built before, or all when none are named.</summary>
internal delegate Task<Examination> RunTests(string? filter, CancellationToken cancellationToken);

/// <summary>
/// Holds back failures that come and go: after a red test run the failed tests alone are run again. One sieve looks at one package
/// in one cycle; what it has seen to fail each time it never takes for flaky afterwards, so that no fix is right by luck.
/// </summary>
internal sealed class FlakeSieve(ICycleLog log)
{
    /// <summary>How often the suite is run until a crash that comes and goes lets all of its tests run.</summary>
    private const int MostSuites = 3;

    private readonly HashSet<string> _lasting = new(StringComparer.Ordinal);

    /// <summary>
    /// The examination without failures that are proven flaky: green and of class `flaky` when nothing else failed, else red for the
    /// rest. Unchanged when nothing is flaky; the machine's failure when it failed meanwhile.
    /// </summary>
    /// <param name="seen">What was seen of the whole suite.</param>
    /// <param name="run">Runs tests of the same build.</param>
    /// <param name="canSelect">Tests can be run alone here.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<Examination> SiftAsync(Examination seen, RunTests run, bool canSelect, CancellationToken cancellationToken) =>
        SiftAsync(seen, run, (canSelect, Depth: 0), cancellationToken);

    private async Task<Examination> SiftAsync(Examination seen, RunTests run, (bool CanSelect, int Depth) how, CancellationToken cancellationToken)
    {
        var tally = new RerunTally(seen.Diagnosis, _lasting);
        if (!IsSuspect(seen) || tally.Pending.Count == 0 || how.Depth == MostSuites)
        {
            return seen;
        }

        if (await RerunAsync(tally, run, how.CanSelect, cancellationToken) is { } broken)
        {
            return broken;
        }

        foreach (var id in tally.Lasting)
        {
            _lasting.Add(id);
        }

        if (tally.Flaky.Count == 0)
        {
            await SayAsync($"failed again {tally.Rounds} times at the same commit: not flaky", cancellationToken);
            return seen;
        }

        var rest = seen.Diagnosis.Tests.Where(test => test.Outcome == TestOutcome.Failed && _lasting.Contains(test.Id)).Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        return rest.Count > 0
            ? await KeepRestAsync(seen, tally, (run, TestFilter.Of(rest)), cancellationToken)
            : await ConfirmAsync(seen, tally, (run, how), cancellationToken);
    }

    private static bool IsSuspect(Examination seen) =>
        seen is { Observation.Test: not null, Diagnosis: { Outcome: RunOutcome.Failed, FailureClass: FailureClass.Test or FailureClass.Crash or FailureClass.Hang } };

    /// <summary>The machine's failure, when that ended it.</summary>
    private async Task<Examination?> RerunAsync(RerunTally tally, RunTests run, bool canSelect, CancellationToken cancellationToken)
    {
        var isWhole = !canSelect;
        while (tally.GoesOn)
        {
            var filter = isWhole ? null : TestFilter.Of(tally.Pending);
            isWhole = filter is null;
            await SayAsync(
                isWhole ? "running the whole suite again, as what failed cannot be run alone" : $"running {Count(tally.Pending.Count)} again, alone", cancellationToken);
            var again = await run(filter, cancellationToken);
            if (again.Diagnosis is { IsGreen: false, IsOfMachine: true })
            {
                return again;
            }

            if (!tally.TakeRound(again.Diagnosis, again.TestTime, isWhole))
            {
                isWhole = true;
            }
        }

        return null;
    }

    /// <summary>Some failures last: what is said of them alone goes on.</summary>
    private async Task<Examination> KeepRestAsync(
        Examination seen, RerunTally tally, (RunTests Run, string? Filter) rest, CancellationToken cancellationToken)
    {
        await TellAsync(tally, cancellationToken);
        var alone = rest.Filter is null ? seen : await rest.Run(rest.Filter, cancellationToken);
        return alone.Diagnosis is { IsGreen: false, IsOfMachine: true } ? alone
            : !IsSuspect(alone) ? seen
            : seen with { Diagnosis = alone.Diagnosis with { Tests = seen.Diagnosis.Tests, Flaky = tally.Flaky } };
    }

    /// <summary>Everything that failed has passed; the suite is run once more where that tells more.</summary>
    private async Task<Examination> ConfirmAsync(
        Examination seen, RerunTally tally, (RunTests Run, (bool CanSelect, int Depth) How) given, CancellationToken cancellationToken)
    {
        var isCut = seen.Diagnosis.FailureClass is FailureClass.Crash or FailureClass.Hang;
        var tests = seen.Diagnosis.Tests;
        for (var suite = 0; (isCut || (suite == 0 && tally.MayBeOrder)) && suite < MostSuites; suite++)
        {
            await SayAsync("what failed passes alone: running the whole suite again", cancellationToken);
            var whole = await given.Run(null, cancellationToken);
            if (whole.Diagnosis is { IsGreen: false, IsOfMachine: true })
            {
                return whole;
            }

            if (tally.TakeSuite(whole.Diagnosis).Count > 0)
            {
                return await SiftAsync(whole, given.Run, (given.How.CanSelect, given.How.Depth + 1), cancellationToken);
            }

            tests = whole.Diagnosis.Tests;
            isCut = isCut && whole.Diagnosis is { FailureClass: FailureClass.Crash or FailureClass.Hang };
        }

        await TellAsync(tally, cancellationToken);
        return seen with { Diagnosis = Excuse(seen.Diagnosis, tally.Flaky, isCut) with { Tests = tests } };
    }

    /// <summary>Nothing but flaky tests failed. Where they cut each run off, other tests were never seen to pass: that is not green.</summary>
    private static Diagnosis Excuse(Diagnosis red, IReadOnlyList<FlakyTest> flaky, bool isCut) => red with
    {
        Outcome = isCut ? RunOutcome.Failed : RunOutcome.Succeeded,
        FailureClass = FailureClass.Flaky,
        Flaky = flaky,
        Evidence = flaky[0].Evidence,
        Cause = Word(flaky) + (isCut ? "; no run came to its end, so that other tests were not seen" : ""),
        Advice = "Mend the test: it depends on chance, time, order or what other tests leave behind.",
    };

    private static string Word(IReadOnlyList<FlakyTest> flaky) =>
        $"{(flaky.Count == 1 ? "a flaky test" : $"{flaky.Count} flaky tests")}: {flaky[0].Name} {flaky[0].Evidence}{(flaky.Count > 1 ? " (and more)" : "")}";

    private async Task TellAsync(RerunTally tally, CancellationToken cancellationToken)
    {
        foreach (var test in tally.Flaky.Take(10))
        {
            await SayAsync($"flaky: {test.Name} {test.Evidence}", cancellationToken);
        }
    }

    private static string Count(int tests) => tests == 1 ? "the failed test" : $"the {tests} failed tests";

    private Task SayAsync(string text, CancellationToken cancellationToken) => log.StepAsync("test", text, cancellationToken);
}
