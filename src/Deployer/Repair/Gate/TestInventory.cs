using Deployer.Diagnose;

namespace Deployer.Repair.Gate;

/// <summary>Which tests there are and how each ended, by their identifiers.</summary>
internal static class TestInventory
{
    public static IReadOnlyDictionary<string, TestOutcome> Of(Diagnosis diagnosis) =>
        diagnosis.Tests
            .GroupBy(test => test.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Outcome, StringComparer.Ordinal);
}
