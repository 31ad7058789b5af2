namespace Deployer.Diagnose;

/// <summary>Compares the failures of two runs. A failure may also be gone because the run got less far: ask for new ones as well.</summary>
internal static class FailureComparison
{
    /// <summary>True when the run after shows no failure with the same exact key.</summary>
    public static bool IsGone(Failure failure, Diagnosis after) => after.Failures.All(other => other.Keys.Exact != failure.Keys.Exact);

    /// <summary>Failures after whose family was not there before.</summary>
    public static IReadOnlyList<Failure> NewIn(Diagnosis before, Diagnosis after)
    {
        var known = before.Failures.Select(failure => failure.Keys.Family).ToHashSet();
        return [.. after.Failures.Where(failure => !known.Contains(failure.Keys.Family))];
    }
}
