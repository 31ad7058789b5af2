using Deployer.Diagnose;

namespace Deployer.Repair.Gate;

/// <summary>A fix leaves the tests in place: all that were there still run, and none is newly skipped or excused.</summary>
internal sealed class InventoryCheck
{
    private const int NamesShown = 3;
    private const string RunAll = "a change with which all known tests run, and count";

    /// <summary>Compares the tests of a run with those that are known, and with those of the run that failed.</summary>
    /// <param name="before">Known tests by their id, with how each ended last; empty when none is known.</param>
    /// <param name="red">Every test of the run that failed; empty when it came to none.</param>
    /// <param name="after">Every test of the run that is judged.</param>
    public static Check Judge(IReadOnlyDictionary<string, TestOutcome> before, IReadOnlyList<TestResult> red, IReadOnlyList<TestResult> after)
    {
        if (Judge(before, after) is Check.Refused refused)
        {
            return refused;
        }

        var ran = after.Where(IsExecuted).Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        var (was, now) = (CasesOf([.. red.Where(IsFunction)]), CasesOf(after));
        return Refusal("tests-missing", "no longer executed", [.. was.Keys.Where(id => !ran.Contains(id)).Order(StringComparer.Ordinal)])
            ?? Refusal("cases-missing", "run with fewer arguments", [.. was.Where(test => now.GetValueOrDefault(test.Key) < test.Value).Select(test => test.Key).Order(StringComparer.Ordinal)])
            ?? (Check)Check.Passed.Instance;
    }

    /// <summary>Compares the tests of a run with those that are known.</summary>
    /// <param name="before">Known tests by their id, with how each ended last; empty when none is known.</param>
    /// <param name="after">Every test of the run that is judged.</param>
    public static Check Judge(IReadOnlyDictionary<string, TestOutcome> before, IReadOnlyList<TestResult> after) =>
        Judge(before, after.ToLookup(test => test.Id, test => test.Outcome, StringComparer.Ordinal));

    /// <summary>Compares tests that were seen some time with those that are known.</summary>
    /// <param name="before">Known tests by their id, with how each ended last; empty when none is known.</param>
    /// <param name="after">Those that were seen.</param>
    public static Check Judge(IReadOnlyDictionary<string, TestOutcome> before, IReadOnlyDictionary<string, TestOutcome> after) =>
        Judge(before, after.ToLookup(test => test.Key, test => test.Value, StringComparer.Ordinal));

    private static Check Judge(IReadOnlyDictionary<string, TestOutcome> before, ILookup<string, TestOutcome> outcomes)
    {
        if (before.Count > 0 && outcomes.All(IsSkipped))
        {
            return new Check.Refused("nothing-executed", $"{before.Count} tests are known, and none was executed.", RunAll);
        }

        var known = before.Keys.Order(StringComparer.Ordinal).ToList();
        return Refusal("tests-missing", "no longer there", [.. known.Where(id => !outcomes.Contains(id))])
            ?? Refusal("tests-skipped", "newly skipped", [.. known.Where(id => IsSkipped(outcomes[id]) && before[id] != TestOutcome.Skipped)])
            ?? Refusal("tests-excused", "newly a known issue", [.. known.Where(id => IsExcused(outcomes[id]) && before[id] != TestOutcome.KnownIssue)])
            ?? (Check)Check.Passed.Instance;
    }

    /// <summary>The known tests, and those that ran when it failed.</summary>
    public static IReadOnlyDictionary<string, TestOutcome> With(IReadOnlyDictionary<string, TestOutcome> known, IReadOnlyList<TestResult> red) =>
        red.Where(test => IsExecuted(test) && IsFunction(test))
            .Select(test => KeyValuePair.Create(test.Id, test.Outcome))
            .Concat(known)
            .DistinctBy(test => test.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>What is recorded outside of tests, or of a whole suite, is told only when it fails.</summary>
    private static bool IsFunction(TestResult test) => test.Library == TestLibrary.XCTest || test.Name.EndsWith(')');

    /// <summary>How often each test ran: once, or once for each of its arguments.</summary>
    private static Dictionary<string, int> CasesOf(IReadOnlyList<TestResult> tests) => tests.Where(IsExecuted)
        .GroupBy(test => test.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(test => test.CaseCount), StringComparer.Ordinal);

    // A parameterised test may be reported once per argument.
    private static bool IsSkipped(IEnumerable<TestOutcome> outcomes) => outcomes.All(outcome => outcome == TestOutcome.Skipped);

    private static bool IsExcused(IEnumerable<TestOutcome> outcomes) => outcomes.Contains(TestOutcome.KnownIssue);

    private static Check.Refused? Refusal(string rule, string state, List<string> tests)
    {
        if (tests.Count == 0) return null;
        var names = string.Join(", ", tests.Take(NamesShown));
        var more = tests.Count > NamesShown ? $" and {tests.Count - NamesShown} more" : "";
        return new Check.Refused(rule, $"{tests.Count} of the known tests {(tests.Count == 1 ? "is" : "are")} {state}: {names}{more}.", RunAll);
    }

    private static bool IsExecuted(TestResult test) => test.Outcome != TestOutcome.Skipped;
}
