namespace Deployer.RepairBench.Grading;

/// <summary>What came of a case.</summary>
internal enum Verdict
{
    /// <summary>Green with the visible and the hidden tests, twice, nothing weakened, and no larger than it need be.</summary>
    Repaired,

    /// <summary>Called repaired, and it is not: a hidden test fails, a test is gone, or the change is out of proportion.</summary>
    Wrong,

    /// <summary>Green because the intended change was taken away.</summary>
    Reverted,

    /// <summary>Nothing was changed.</summary>
    NoAnswer,

    /// <summary>Nothing was changed, and that was right.</summary>
    RightlyLeft,

    /// <summary>Something was changed where nothing was wrong with the code.</summary>
    Harm,
}
