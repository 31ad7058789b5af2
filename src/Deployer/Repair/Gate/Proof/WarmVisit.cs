using Deployer.Build;
using Deployer.Kernel;

namespace Deployer.Repair.Gate.Proof;

/// <summary>Looks at other commits in the warm slot, and leaves what is checked out there as it was.</summary>
internal static class WarmVisit
{
    /// <param name="bench">Whose warm slot.</param>
    /// <param name="commit">What to check out meanwhile.</param>
    /// <param name="look">Is given the package's place.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<T> AtAsync<T>(
        Workbench bench, CommitId commit, Func<BuildPlace, Task<T>> look, CancellationToken cancellationToken)
    {
        var before = await bench.Warm.ReadHeadAsync(cancellationToken);
        try
        {
            await bench.Warm.ResetAsync(commit, cancellationToken);
            return await look(bench.PlaceIn(bench.Warm, $"proof-{commit.Short}"));
        }
        finally
        {
            await bench.Warm.ResetAsync(before, CancellationToken.None);
        }
    }

    /// <summary>Builds and tests it.</summary>
    /// <exception cref="MachineException">The machine failed.</exception>
    public static async Task<Examination> ExamineAsync(Workbench bench, CommitId commit, CancellationToken cancellationToken) =>
        (await AtAsync(bench, commit, place => bench.Examiner.ExamineAsync(place, cancellationToken), cancellationToken)).RequireMachine();
}
