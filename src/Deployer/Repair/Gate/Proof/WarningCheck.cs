using Deployer.Diagnose;

namespace Deployer.Repair.Gate.Proof;

/// <summary>
/// A fix adds no warning to the files that it changes. What the red run said is known; only when more is said now, and the base can
/// be built, it is built from nothing as well, for a warm build is silent about what it did not compile.
/// </summary>
internal static class WarningCheck
{
    private const string Rule = "new-warning";

    /// <param name="question">The candidate.</param>
    /// <param name="built">What its clean build said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Check> JudgeAsync(GateQuestion question, Diagnosis built, CancellationToken cancellationToken)
    {
        var changed = question.Paths.ToHashSet(StringComparer.Ordinal);
        var failure = question.Case.Failure;
        if (NewWarnings.Find(failure, built, changed) is not [var first, ..])
        {
            return Check.Passed.Instance;
        }

        if (!failure.IsGreen && !OriginalFailure.IsOfTests(failure))
        {
            return Check.Of([new Doubt(Rule, $"{Place(first)}: it brings a warning: {first.Message}.", Confidence.Medium)]);
        }

        var before = await CompileBaseAsync(question, cancellationToken);
        return NewWarnings.Find(before, built, changed) is [var added, ..]
            ? new Check.Refused(Rule, $"{Place(added)}: it brings a warning: {added.Message}.", "the same change without it")
            : Check.Passed.Instance;
    }

    private static async Task<Diagnosis> CompileBaseAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        var bench = question.Bench;
        await bench.Clean.CheckoutAsync(question.Case.Base, cancellationToken);
        await bench.Clean.RemoveBuildAsync(cancellationToken);
        var seen = await bench.Examiner.CompileAsync(bench.PlaceIn(bench.Clean, $"proof-{question.Case.Base.Short}"), cancellationToken);
        return seen.RequireMachine().Diagnosis;
    }

    private static string Place(Diagnostic warning) => warning.Line is { } line ? $"{warning.File}:{line}" : $"{warning.File}";
}
