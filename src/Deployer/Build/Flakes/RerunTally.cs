using Deployer.Diagnose;

namespace Deployer.Build.Flakes;

/// <summary>
/// Counts what reruns of failed tests came to, and judges from that: a test that passes at the same commit is flaky, one that fails
/// each time is not. Knows nothing of how tests are run.
/// </summary>
internal sealed class RerunTally
{
    public const int MostRounds = 5;
    public const int MostAfterHang = 2;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Count> _counts;
    private readonly HashSet<string> _passedBefore;
    private readonly int _mostRounds;
    private TimeSpan _spent;

    /// <param name="red">The run of the whole suite in which tests failed.</param>
    /// <param name="lasting">Tests that are known to fail each time: nothing is to be found out about them.</param>
    public RerunTally(Diagnosis red, IReadOnlySet<string> lasting)
    {
        var failed = FailedIn(red);
        _counts = failed.Where(test => !lasting.Contains(test.Key)).ToDictionary(test => test.Key, test => new Count(test.Value, 1, 0, null), StringComparer.Ordinal);
        if (failed.Count == 0 && !lasting.Contains(""))
        {
            // The whole suite stands for the test that nobody names.
            _counts[""] = new Count(null, 1, 0, null);
        }

        _passedBefore = [.. red.Tests.Where(test => test.Outcome == TestOutcome.Passed).Select(test => test.Id).Except(failed.Keys, StringComparer.Ordinal)];
        _mostRounds = red.FailureClass == FailureClass.Hang ? MostAfterHang : MostRounds;
    }

    public int Rounds { get; private set; }

    /// <summary>Tests that have not passed yet.</summary>
    public IReadOnlyList<string> Pending => [.. _counts.Where(test => test.Value.Passed == 0).Select(test => test.Key)];

    public bool GoesOn => Pending.Count > 0 && Rounds < _mostRounds && _spent < MostTime;

    /// <summary>Of them each failed whenever it ran.</summary>
    public IReadOnlyList<string> Lasting => Pending;

    /// <summary>True when nothing of the reruns speaks for chance: each test passed the first time that it ran alone.</summary>
    public bool MayBeOrder => _counts.Values.Any(count => count is { PassedIn: 1, Failed: 1 });

    public IReadOnlyList<FlakyTest> Flaky => [.. _counts.Where(test => test.Value.Passed > 0).Select(test => new FlakyTest(
        test.Key, test.Value.File, test.Value.Failed, test.Value.Passed, EvidenceOf(test.Value)))];

    /// <summary>Takes a round in; false when it ran none of the tests that it was to run.</summary>
    public bool TakeRound(Diagnosis seen, TimeSpan took, bool isWhole)
    {
        _spent += took;
        if (!isWhole && !seen.Tests.Any(test => test.Outcome != TestOutcome.Skipped && _counts.ContainsKey(test.Id)))
        {
            return false;
        }

        Rounds++;
        foreach (var id in Pending)
        {
            _counts[id] = _counts[id].With(OutcomeOf(id, seen), isWhole ? null : Rounds, isWhole);
        }

        NoteOthers(seen);
        return true;
    }

    /// <summary>Takes in the whole suite once more, after the failed tests passed; the tests that fail in it and were never seen to pass.</summary>
    public IReadOnlyList<string> TakeSuite(Diagnosis seen)
    {
        foreach (var id in _counts.Keys.ToList())
        {
            _counts[id] = _counts[id].WithSuite(OutcomeOf(id, seen));
        }

        NoteOthers(seen);
        return [.. FailedIn(seen).Keys.Where(id => !_counts.ContainsKey(id))];
    }

    /// <summary>What passed in the first run and fails in a later one is as flaky as the other way round.</summary>
    private void NoteOthers(Diagnosis seen)
    {
        foreach (var (id, file) in FailedIn(seen).Where(test => _passedBefore.Contains(test.Key) && !_counts.ContainsKey(test.Key)))
        {
            _counts[id] = new Count(file, 1, 1, null);
        }
    }

    private static Dictionary<string, string?> FailedIn(Diagnosis seen) => seen.Tests
        .Where(test => test.Outcome == TestOutcome.Failed)
        .GroupBy(test => test.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().File, StringComparer.Ordinal);

    /// <summary>True: passed; false: failed; null: did not run, or nobody tells.</summary>
    private static bool? OutcomeOf(string id, Diagnosis seen)
    {
        if (id.Length == 0)
        {
            return seen.IsGreen;
        }

        var outcomes = seen.Tests.Where(test => test.Id == id).Select(test => test.Outcome).ToList();
        return outcomes.Contains(TestOutcome.Failed) ? false : outcomes.Contains(TestOutcome.Passed) ? true : null;
    }

    private string EvidenceOf(Count count) => count switch
    {
        { PassedIn: { } round, FailedInSuite: true, Failed: 2 } =>
            $"passed alone in round {round} of {_mostRounds}, failed again in the whole suite at the same commit: it depends on other tests, their order or what they leave behind, or on chance",
        { PassedIn: { } round } => $"failed {Times(count.Failed)}, passed alone in round {round} of {_mostRounds} at the same commit",
        _ => $"failed {Times(count.Failed)} and passed {Times(count.Passed)} in runs of the whole suite at the same commit",
    };

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";

    /// <param name="File">Where it failed.</param>
    /// <param name="Failed">How often it failed.</param>
    /// <param name="Passed">How often it passed.</param>
    /// <param name="PassedIn">The round in which it passed alone; null: never alone.</param>
    private sealed record Count(string? File, int Failed, int Passed, int? PassedIn)
    {
        public bool FailedInSuite { get; init; }

        public Count With(bool? passed, int? round, bool isWhole) => passed switch
        {
            true => this with { Passed = Passed + 1, PassedIn = round },
            false => this with { Failed = Failed + 1, FailedInSuite = isWhole },
            null => this,
        };

        public Count WithSuite(bool? passed) => passed switch
        {
            true => this with { Passed = Passed + 1 },
            false => this with { Failed = Failed + 1, FailedInSuite = true },
            null => this,
        };
    }
}
