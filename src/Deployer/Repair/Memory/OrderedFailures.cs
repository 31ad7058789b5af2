using Deployer.Diagnose;
using Deployer.Repair.Fixers;

namespace Deployer.Repair.Memory;

/// <summary>The failures in the order in which they are to be mended.</summary>
internal static class OrderedFailures
{
    /// <summary>Those of the target that fails first, the root cause first; all of them when none is an error of the code.</summary>
    public static IReadOnlyList<Failure> Of(Diagnosis diagnosis)
    {
        var failures = FailingTarget.Errors(diagnosis)
            .Select(error => diagnosis.Failures.FirstOrDefault(failure => IsSame(failure.Diagnostic, error)))
            .OfType<Failure>().Distinct().ToList();
        return failures.Count > 0 ? failures : diagnosis.Failures;
    }

    private static bool IsSame(Diagnostic one, Diagnostic other) =>
        ReferenceEquals(one, other)
        || (one.File == other.File && one.Line == other.Line && one.Column == other.Column && one.Message == other.Message);
}
