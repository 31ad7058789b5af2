using Deployer.Diagnose;

namespace Deployer.Repair.Gate;

/// <summary>A fix leaves the tests in place: all that were there still run, and none is newly skipped or excused.</summary>
internal sealed class InventoryCheck
{
    private const int NamesShown = 3;
    private const string RunAll = "a change with which all known tests run, and count";

    /// <summary>Compares the tests of a run with those that are known.</summary>
    /// <param name="before">Known tests by their id, with how each ended last; empty when none is known.</param>
    /// <param name="after">Every test of the run that is judged.</param>
    public static Check Judge(IReadOnlyDictionary<string, TestOutcome> before, IReadOnlyList<TestResult> after)
    {
        if (before.Count > 0 && !after.Any(IsExecuted))
        {
            return new Check.Refused("nothing-executed", $"{before.Count} tests are known, and none was executed.", RunAll);
        }

        var outcomes = after.ToLookup(test => test.Id, test => test.Outcome, StringComparer.Ordinal);
        var known = before.Keys.Order(StringComparer.Ordinal).ToList();
        return Refusal("tests-missing", "no longer there", [.. known.Where(id => !outcomes.Contains(id))])
            ?? Refusal("tests-skipped", "newly skipped", [.. known.Where(id => IsSkipped(outcomes[id]) && before[id] != TestOutcome.Skipped)])
            ?? Refusal("tests-excused", "newly a known issue", [.. known.Where(id => IsExcused(outcomes[id]) && before[id] != TestOutcome.KnownIssue)])
            ?? (Check)Check.Passed.Instance;
    }

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
