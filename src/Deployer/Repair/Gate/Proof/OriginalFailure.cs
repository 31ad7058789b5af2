using Deployer.Diagnose;

namespace Deployer.Repair.Gate.Proof;

/// <summary>Whether a failure of tests is still there when only a candidate's edits of the tests, and of what they read, are made.</summary>
internal static class OriginalFailure
{
    private const int NamesShown = 3;
    private const string Accepted = "a change of the sources with which the tests as they were pass";

    /// <summary>True when tests ran, and the failure is theirs.</summary>
    public static bool IsOfTests(Diagnosis failure) =>
        !failure.IsGreen && (failure.Tests.Any(IsFailed) || failure.FailureClass is FailureClass.Test or FailureClass.Crash or FailureClass.Hang);

    /// <summary>What is said of a candidate that edits nothing else.</summary>
    public static Check.Refused Alone(Diagnosis failure, IReadOnlyList<string> edited) => new(
        "tests-weakened",
        $"It only edits what judges the code ({Names(edited)}), and so made {Names(FailedIn(failure))} pass.",
        Accepted);

    /// <summary>Compares the failure with what is seen when only the edits of the tests and of what they read are made.</summary>
    /// <param name="failure">The original failure, of tests.</param>
    /// <param name="seen">With only those edits.</param>
    /// <param name="edited">The paths of those edits.</param>
    public static Check Judge(Diagnosis failure, Diagnosis seen, IReadOnlyList<string> edited)
    {
        var ran = seen.Tests.ToLookup(test => test.Id, test => test.Outcome, StringComparer.Ordinal);
        if (seen.Tests.Count == 0 && seen.Errors.Any() && !seen.Errors.Any(IsOfTests))
        {
            // It does not build: the edits belong to changes of the sources.
            return Check.Passed.Instance;
        }

        var failed = FailedIn(failure);
        if (failed.Count == 0)
        {
            return seen.Outcome == RunOutcome.Failed ? Check.Passed.Instance : Refuse(["the failing tests"], edited);
        }

        var gone = failed.Where(id => !ran[id].Contains(TestOutcome.Failed)).ToList();
        var cutShort = gone.Where(id => !ran.Contains(id) && IsCutShort(seen)).ToList();
        return gone.Count == 0 ? Check.Passed.Instance
            : gone.Count > cutShort.Count ? Refuse([.. gone.Except(cutShort)], edited)
            : new Check.Doubted([new Doubt(
                "tests-unproven",
                $"With only the edits of {Names(edited)} the test run ends before {Names(cutShort)}: that they still failed could not be shown.",
                Confidence.Low)]);
    }

    private static Check.Refused Refuse(List<string> gone, IReadOnlyList<string> edited) => new(
        "tests-weakened",
        $"The edits of {Names(edited)} alone, without any change of the sources, make {Names(gone)} no longer fail.",
        Accepted);

    /// <summary>A process that dies takes the tests with it that it has not come to.</summary>
    private static bool IsCutShort(Diagnosis seen) => seen.Errors.Any(error => error.Phase is Phase.TestCrash or Phase.TestHang);

    private static bool IsOfTests(Diagnostic error) => error.Phase is Phase.TestIssue or Phase.TestCrash or Phase.TestHang;

    private static List<string> FailedIn(Diagnosis failure) =>
        [.. failure.Tests.Where(IsFailed).Select(test => test.Id).Distinct(StringComparer.Ordinal)];

    private static bool IsFailed(TestResult test) => test.Outcome == TestOutcome.Failed;

    private static string Names(IReadOnlyList<string> all) =>
        all.Count == 0 ? "the failing tests"
        : string.Join(", ", all.Take(NamesShown)) + (all.Count > NamesShown ? $" and {all.Count - NamesShown} more" : "");
}
