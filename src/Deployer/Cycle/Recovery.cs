using System.Text.Json;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>
/// Clears up after a crash: finds out which pushes were done, and ends the cycles that were cut off. What was not done is done
/// again by the next look, which finds the same input unjudged.
/// </summary>
internal sealed class Recovery(WorkspaceLayout layout, IJournal journal, Workshop workshop, TimeProvider time)
{
    private const int MaxCycles = 1000;

    /// <summary>How many cycles had been cut off.</summary>
    public async Task<int> RecoverAsync(IReadOnlyList<ServiceSource> sources, CancellationToken cancellationToken)
    {
        var landed = new Dictionary<string, Push>(StringComparer.Ordinal);
        foreach (var effect in await journal.ListOpenEffectsAsync(cancellationToken))
        {
            var push = effect.Kind == "push" ? Push.Read(effect) : null;
            var done = push is not null && await HasLandedAsync(push, sources, cancellationToken);
            if (done)
            {
                landed[effect.CycleId] = push!;
            }

            var outcome = push is null ? "cut off; repeated when it is due" : done ? "pushed, seen after a crash" : "cut off; not pushed";
            await journal.SaveEffectAsync(effect with { Outcome = outcome }, cancellationToken);
        }

        var cutOff = (await journal.ListCyclesAsync(service: null, MaxCycles, cancellationToken))
            .Where(cycle => cycle.Outcome == CycleOutcome.Running)
            .ToList();
        foreach (var cycle in cutOff)
        {
            await EndAsync(cycle, landed.GetValueOrDefault(cycle.Id), cancellationToken);
        }

        FolderTree.Remove(CycleBooks.RunsFolderOf(layout));
        return cutOff.Count;
    }

    private async Task EndAsync(CycleRecord cycle, Push? push, CancellationToken cancellationToken)
    {
        var ended = cycle with { Ended = time.GetUtcNow() };
        await journal.SaveCycleAsync(
            push is null
                ? ended with { Outcome = CycleOutcome.Cancelled, Summary = "cut off by a crash" }
                : ended with
                {
                    Outcome = push.Branch.StartsWith("codex/", StringComparison.Ordinal) ? CycleOutcome.Waiting : CycleOutcome.Fixed,
                    Fixer = push.Fixer,
                    FixCommit = push.Commit,
                    FixBranch = push.Branch,
                    Summary = "the fix was pushed just before a crash",
                },
            cancellationToken);
        if (await journal.FindServiceAsync(cycle.Service, cancellationToken) is { State: ServiceState.Fixing } service)
        {
            await journal.SaveServiceAsync(service with { State = ServiceState.Unknown }, cancellationToken);
        }
    }

    private async Task<bool> HasLandedAsync(Push push, IReadOnlyList<ServiceSource> sources, CancellationToken cancellationToken)
    {
        if (sources.FirstOrDefault(source => source.Name == push.Service) is not { } source)
        {
            return false;
        }

        try
        {
            var mirror = await workshop.OpenMirrorAsync(source, cancellationToken);
            return await mirror.FetchAsync(push.Branch, cancellationToken) is { } tip
                && await mirror.IsAncestorAsync(push.Commit, tip, cancellationToken);
        }
        catch (MachineException)
        {
            return false;
        }
    }

    private sealed record Push(ServiceName Service, string Branch, CommitId Commit, string Fixer)
    {
        public static Push? Read(EffectRecord effect) =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(effect.Intent) is { } details
            && details.TryGetValue("branch", out var branch)
            && CommitId.TryParse(details.GetValueOrDefault("commit"), out var commit)
                ? new Push(effect.Service, branch, commit, details.GetValueOrDefault("fixer", ""))
                : null;
    }
}
