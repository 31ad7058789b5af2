namespace Deployer.Build.Swift;

/// <summary>Shares the processors among the builds that run at the same time.</summary>
internal static class FairJobs
{
    /// <summary>What is passed to SwiftPM as `--jobs`; null: its own choice, which is one job for each processor.</summary>
    /// <param name="configured">`SWIFTPM_NUM_JOBS`, which is for each build; null when it is not set.</param>
    /// <param name="parallelBuilds">How many builds may run at once.</param>
    /// <param name="processors">How many processors there are.</param>
    public static int? Of(int? configured, int parallelBuilds, int processors) =>
        configured ?? (parallelBuilds == 1 ? null : Math.Max(1, processors / parallelBuilds));
}
