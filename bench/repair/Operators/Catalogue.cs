namespace Deployer.RepairBench.Operators;

/// <summary>All operators.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<IOperator> All { get; } =
    [
        .. CallOperators.All,
        .. DeclarationOperators.All,
        .. WarningOperators.All,
        .. ConcurrencyOperators.All,
        .. PlatformOperators.All,
        .. LinkOperators.All,
        .. CommitOperators.All,
        .. BehaviourOperators.All,
        .. NoChangeOperators.All,
    ];

    /// <summary>The class of cases with two or three faults at once, whatever these are.</summary>
    public const int SeveralFaults = 57;
}
