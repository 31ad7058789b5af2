using Deployer.Build;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Repair.History;

/// <summary>
/// Looks for the newest green commit before what is mended in a folder, by building and testing what the folder's repository has
/// checked out and its ancestors. That takes time, so there are bounds to it.
/// </summary>
internal sealed class GreenAncestors(ICycleLog log, TimeProvider time) : IGreenHistory
{
    private const int MostAncestors = 10;

    /// <summary>What fails so often in the same way was not broken a moment ago.</summary>
    private const int MostAlike = 3;

    private static readonly TimeSpan LongestSearch = TimeSpan.FromMinutes(5);

    public async Task<GreenVersion?> FindAsync(Workbench bench, CommitId red, CancellationToken cancellationToken)
    {
        var before = await bench.Warm.ReadHeadAsync(cancellationToken);
        var ancestors = await ListAsync(bench, red, cancellationToken);
        if (ancestors.Count == 0) return null;
        try
        {
            return await SearchAsync(bench, ancestors, cancellationToken);
        }
        finally
        {
            await ReturnAsync(bench, before, cancellationToken);
        }
    }

    /// <summary>Those that may be green and say something else than what is red, the newest first.</summary>
    private static async Task<IReadOnlyList<CommitId>> ListAsync(Workbench bench, CommitId red, CancellationToken cancellationToken)
    {
        try
        {
            var commits = await bench.Mirror.FetchRecentAsync(MostAncestors + 1, cancellationToken);
            var now = (await CommittedSources.ListAsync(bench, red, cancellationToken)).Where(CommittedSources.IsSource).ToHashSet();
            var known = new HashSet<Fingerprint>();
            var found = new List<CommitId>();
            foreach (var commit in commits)
            {
                var files = await CommittedSources.ListAsync(bench, commit, cancellationToken);
                var differs = files.Any(CommittedSources.IsSource) && !now.SetEquals(files.Where(CommittedSources.IsSource));
                if (differs && known.Add(WhatIsBuilt(files))) found.Add(commit);
            }

            return [.. found.Take(MostAncestors)];
        }
        catch (MachineException)
        {
            return [];
        }
    }

    /// <summary>No build looks at what is written about a package.</summary>
    private static Fingerprint WhatIsBuilt(IReadOnlyList<TreeEntry> files) => Fingerprint.Of(files
        .Where(file => !file.Path.EndsWith(".md", StringComparison.Ordinal) && !file.Path.StartsWith(".github/", StringComparison.Ordinal))
        .SelectMany(file => new[] { file.Mode, file.Id.Value, file.Path }));

    private async Task<GreenVersion?> SearchAsync(Workbench bench, IReadOnlyList<CommitId> ancestors, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(LongestSearch, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            return await ExamineAsync(bench, ancestors, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await log.StepAsync("diagnose", $"no green version was found in {LongestSearch.TotalMinutes:0} minutes", cancellationToken);
            return null;
        }
        catch (MachineException error)
        {
            await log.StepAsync("diagnose", $"no green version is known: {error.Message}", cancellationToken);
            return null;
        }
    }

    private async Task<GreenVersion?> ExamineAsync(Workbench bench, IReadOnlyList<CommitId> ancestors, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<Fingerprint, int>();
        foreach (var (index, commit) in ancestors.Index())
        {
            await log.StepAsync("diagnose", $"building {commit.Short}, to see whether it was green before", cancellationToken);
            await bench.Warm.CheckoutAsync(commit, cancellationToken);
            var seen = (await bench.Examiner.ExamineAsync(bench.PlaceIn(bench.Warm, $"green-{index + 1:00}"), cancellationToken)).RequireMachine();
            if (seen.Diagnosis.IsGreen) return await ReadAsync(bench, commit, seen, cancellationToken);
            await log.StepAsync("diagnose", $"{commit.Short} is red as well: {seen.Diagnosis.Cause}", cancellationToken);
            var failure = seen.Diagnosis.Fingerprint ?? Fingerprint.Of(seen.Diagnosis.Cause);
            failures[failure] = failures.GetValueOrDefault(failure) + 1;
            if (failures[failure] == MostAlike) break;
        }

        return null;
    }

    private async Task<GreenVersion?> ReadAsync(Workbench bench, CommitId commit, Examination seen, CancellationToken cancellationToken)
    {
        await log.StepAsync("diagnose", $"{commit.Short} is green: what has changed since is looked at first", cancellationToken);
        return await CommittedSources.ReadAsync(bench, commit, seen.Observation.Manifest, cancellationToken) is { } sources
            ? new GreenVersion(commit, sources)
            : null;
    }

    /// <summary>The modules of a target are built anew as well: who asks the compiler later must not be told of those of another version.</summary>
    private static async Task ReturnAsync(Workbench bench, CommitId commit, CancellationToken cancellationToken)
    {
        await bench.Warm.CheckoutAsync(commit, cancellationToken);
        await bench.Examiner.CompileAsync(bench.PlaceIn(bench.Warm, "green-back"), cancellationToken);
    }
}
