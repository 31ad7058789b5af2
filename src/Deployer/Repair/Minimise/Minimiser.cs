using Deployer.Build;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Repair.Gate;

namespace Deployer.Repair.Minimise;

/// <summary>A fix without what it does not need.</summary>
/// <param name="Commit">Is checked out in the warm slot.</param>
/// <param name="Steps">The steps of which something is left.</param>
internal sealed record MinimisedFix(CommitId Commit, IReadOnlyList<Candidate> Steps);

/// <summary>Leaves out of a green candidate, hunk by hunk, what it is as green without.</summary>
internal sealed class Minimiser(Workbench bench, ICycleLog log)
{
    private const int MaxExaminations = 8;
    private const int FirstGroups = 4;

    /// <param name="from">The commit that is mended.</param>
    /// <param name="green">What the chain came to, one commit for each of its steps.</param>
    /// <param name="seen">What was seen of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<MinimisedFix> MinimiseAsync(
        CommitId from, (CommitId Commit, IReadOnlyList<Candidate> Steps) green, Examination seen, CancellationToken cancellationToken)
    {
        var whole = new MinimisedFix(green.Commit, green.Steps);
        if (await ReadAsync(from, green, cancellationToken) is not var (owners, all) || owners.Droppable() is not { Count: > 0 } droppable)
        {
            return whole;
        }

        var dropped = await SearchAsync(new HunkTree(bench, from, green.Commit), (all, droppable), seen, cancellationToken);
        var commit = dropped.Count == 0 ? green.Commit : await new HunkTree(bench, from, green.Commit).WithoutAsync(all, dropped, cancellationToken);
        await bench.Warm.ResetAsync(commit, cancellationToken);
        if (dropped.Count == 0)
        {
            return whole;
        }

        await log.StepAsync("propose", $"minimised: {all.Count - dropped.Count} of {all.Count} hunks were needed", cancellationToken);
        return new MinimisedFix(commit, owners.Without(dropped));
    }

    private async Task<(StepHunks Owners, IReadOnlyList<Hunk> All)?> ReadAsync(
        CommitId from, (CommitId Commit, IReadOnlyList<Candidate> Steps) green, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(from, green.Commit, cancellationToken);
        var commits = (await bench.Mirror.ListCommitsAsync(from, green.Commit, cancellationToken)).Reverse().Prepend(from).ToList();
        if (all.Count < 2 || commits.Count != green.Steps.Count + 1)
        {
            return null;
        }

        var hunks = new List<IReadOnlyList<Hunk>>();
        foreach (var (before, after) in commits.Zip(commits.Skip(1)))
        {
            hunks.Add(await ReadAsync(before, after, cancellationToken));
        }

        return (new StepHunks(green.Steps, hunks, all), all);
    }

    private async Task<IReadOnlyList<Hunk>> ReadAsync(CommitId from, CommitId to, CancellationToken cancellationToken) =>
        HunkReader.Read(await bench.Mirror.DiffAsync(from, to, bench.Package, cancellationToken));

    /// <summary>Groups of hunks are left out, the largest first; of a group that is needed its halves are.</summary>
    private async Task<List<Hunk>> SearchAsync(
        HunkTree tree, (IReadOnlyList<Hunk> All, IReadOnlyList<Hunk> Droppable) hunks, Examination seen, CancellationToken cancellationToken)
    {
        var dropped = new List<Hunk>();
        var size = hunks.Droppable.Count <= MaxExaminations ? 1 : (hunks.Droppable.Count + FirstGroups - 1) / FirstGroups;
        var open = new PriorityQueue<Hunk[], int>(hunks.Droppable.OrderByDescending(hunk => hunk.Size).Chunk(size).Select(group => (group, -group.Sum(hunk => hunk.Size))));
        for (var tried = 0; tried < MaxExaminations && open.TryDequeue(out var group, out _);)
        {
            if (dropped.Count + group.Length == hunks.All.Count)
            {
                continue;
            }

            var commit = await tree.WithoutAsync(hunks.All, [.. dropped, .. group], cancellationToken);
            if (await IsAsGreenAsync(commit, ++tried, seen, cancellationToken))
            {
                dropped.AddRange(group);
            }
            else if (group.Length > 1)
            {
                open.EnqueueRange(group.Chunk((group.Length + 1) / 2).Select(half => (half, -half.Sum(hunk => hunk.Size))));
            }
        }

        return dropped;
    }

    private async Task<bool> IsAsGreenAsync(CommitId commit, int number, Examination whole, CancellationToken cancellationToken)
    {
        await bench.Warm.ResetAsync(commit, cancellationToken);
        var place = bench.PlaceIn(bench.Warm, $"minimise-{number:00}");
        var built = (await bench.Examiner.CompileAsync(place, cancellationToken)).RequireMachine();
        if (!built.Diagnosis.IsGreen)
        {
            return false;
        }

        var tested = (await bench.Examiner.RetestAsync(place, built, cancellationToken)).RequireMachine().Diagnosis;
        return tested.IsGreen && tested.Omission == whole.Diagnosis.Omission && IsSame(TestInventory.Of(whole.Diagnosis), TestInventory.Of(tested));
    }

    private static bool IsSame<T>(IReadOnlyDictionary<string, T> one, IReadOnlyDictionary<string, T> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && Equals(pair.Value, value));
}
