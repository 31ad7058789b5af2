using System.Numerics;

namespace Deployer.Build.Economy;

/// <summary>What can be done so that a build and its tests need less of the machine, the mildest first.</summary>
[Flags]
internal enum Measures
{
    None = 0,

    /// <summary>One test at a time.</summary>
    SerialTests = 1,

    TwoJobs = 2,

    OneJob = 4,

    /// <summary>The targets are built one after the other, then the whole.</summary>
    OneTarget = 8,

    /// <summary>Compiled with `SKIP_SLOW_TESTS`: the package leaves out what it calls slow.</summary>
    NoSlowTests = 16,

    /// <summary>Only tests whose name matches `FastTests`.</summary>
    OnlyFastTests = 32,
}

/// <summary>What measures mean to people.</summary>
internal static class MeasureWords
{
    private static readonly (Measures Measure, string Words)[] All =
    [
        (Measures.SerialTests, "one test at a time"),
        (Measures.TwoJobs, "2 jobs"),
        (Measures.OneJob, "1 job"),
        (Measures.OneTarget, "one target at a time"),
        (Measures.NoSlowTests, "no slow tests (SKIP_SLOW_TESTS)"),
        (Measures.OnlyFastTests, "only FastTests"),
    ];

    private const Measures Shortening = Measures.NoSlowTests | Measures.OnlyFastTests;

    public static string Describe(this Measures measures) =>
        measures == Measures.None
            ? "everything"
            : string.Join(", ", All.Where(row => measures.HasFlag(row.Measure)).Select(row => row.Words));

    /// <summary>What of the tests is left out; null when nothing is.</summary>
    public static string? Omission(this Measures measures) => (measures & Shortening) == Measures.None ? null : (measures & Shortening).Describe();

    /// <summary>The mildest of the possible ones that is not taken yet; null when all are.</summary>
    public static Measures? Next(this Measures taken, Measures possible)
    {
        var left = possible & ~taken;
        return left == Measures.None ? null : taken | (Measures)(1 << BitOperations.TrailingZeroCount((int)left));
    }

    /// <summary>Without those that leave tests out.</summary>
    public static Measures WithAllTests(this Measures taken) => taken & ~Shortening;

    /// <summary>Without the strictest.</summary>
    public static Measures Relaxed(this Measures taken) =>
        taken == Measures.None ? taken : taken & ~(Measures)(1 << BitOperations.Log2((uint)taken));
}
