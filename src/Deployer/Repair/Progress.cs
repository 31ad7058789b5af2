using Deployer.Diagnose;

namespace Deployer.Repair;

/// <summary>
/// Tells whether a candidate that did not make everything green was still right: what it meant to mend is gone, and it broke
/// nothing where it wrote. Errors that a right fix uncovers further on are expected.
/// </summary>
internal static class Progress
{
    /// <param name="before">What was wrong.</param>
    /// <param name="after">What is wrong now.</param>
    /// <param name="candidate">What was tried.</param>
    /// <param name="editedFiles">Paths it changed, relative to the package.</param>
    public static bool IsMade(
        Diagnosis before, Diagnosis after, Candidate candidate, IReadOnlySet<string> editedFiles) =>
        AddressedBy(candidate, before).All(failure => FailureComparison.IsGone(failure, after))
        && (after.Failures.Count < before.Failures.Count || !NewIn(editedFiles, before, after));

    private static IEnumerable<Failure> AddressedBy(Candidate candidate, Diagnosis before)
    {
        var addressed = before.Failures.Where(failure => candidate.Addresses.Any(error => IsSame(error, failure.Diagnostic))).ToList();
        return addressed.Count > 0 ? addressed : before.Failures.Take(1);
    }

    private static bool IsSame(Diagnostic one, Diagnostic other) =>
        one.File == other.File && one.Line == other.Line && one.Column == other.Column && one.Message == other.Message;

    private static bool NewIn(IReadOnlySet<string> files, Diagnosis before, Diagnosis after) =>
        FailureComparison.NewIn(before, after).Any(failure => failure.Diagnostic.File is { } file && files.Contains(file));
}
