using System.Text.Json;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair.Gate;
using Deployer.Ship;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>
/// Clears up after a crash: finds out which pushes were done, finishes what belongs to them, and ends the cycles that were cut
/// off. What was not done is done again by the next look, which finds the same input unjudged.
/// </summary>
internal sealed class Recovery(IJournal journal, Workshop workshop, Publisher publisher, TimeProvider time)
{
    private const int MaxCycles = 1000;

    /// <summary>Of all services, once, before anything runs: how many cycles had been cut off.</summary>
    public async Task<int> RecoverAsync(IReadOnlyList<ServiceSource> sources, CancellationToken cancellationToken)
    {
        var cutOff = (await journal.ListCyclesAsync(service: null, MaxCycles, cancellationToken))
            .Where(cycle => cycle.Outcome == CycleOutcome.Running)
            .ToList();
        foreach (var source in sources)
        {
            await ResumeEffectsAsync(source, cancellationToken);
        }

        foreach (var cycle in cutOff)
        {
            await EndAsync(cycle, sources.FirstOrDefault(source => source.Name == cycle.Service), cancellationToken);
        }

        return cutOff.Count;
    }

    /// <summary>
    /// Of one service, while none of its cycles runs: what a full disk or a remote that is away kept from being settled. A push
    /// stays open while its remote cannot be asked.
    /// </summary>
    public async Task ResumeAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        await ResumeEffectsAsync(source, cancellationToken);
        if (await journal.FindServiceAsync(source.Name, cancellationToken) is { State: ServiceState.Fixing })
        {
            foreach (var cycle in await journal.ListCyclesAsync(source.Name, MaxCycles, cancellationToken))
            {
                await EndAsync(cycle, source, cancellationToken);
            }
        }
    }

    /// <summary>Ends a cycle that was cut off, unless it has been settled meanwhile.</summary>
    private async Task EndAsync(CycleRecord cycle, ServiceSource? source, CancellationToken cancellationToken)
    {
        if (cycle.Outcome == CycleOutcome.Running
            && (source is null || await ResumePushesAsync(cycle, source, cancellationToken))
            && await journal.FindCycleAsync(cycle.Id, cancellationToken) is { Outcome: CycleOutcome.Running } running)
        {
            var ended = running with { Ended = time.GetUtcNow(), Outcome = CycleOutcome.Cancelled, Summary = "cut off by a crash" };
            await journal.SettleAsync(new Settlement(ended), Unfixed, cancellationToken);
        }
    }

    /// <summary>
    /// A push whose outcome was noted while its cycle was not settled yet counts like one that is found on the remote. False when
    /// the remote cannot be asked.
    /// </summary>
    private async Task<bool> ResumePushesAsync(CycleRecord cycle, ServiceSource source, CancellationToken cancellationToken)
    {
        foreach (var effect in await journal.ListEffectsAsync(cycle.Id, cancellationToken))
        {
            if (effect.Outcome == PushIntent.Pushed && PushIntent.Read(effect) is { } push
                && await ResumeAsync(source, (effect, push), cancellationToken) is null)
            {
                return false;
            }
        }

        return true;
    }

    private async Task ResumeEffectsAsync(ServiceSource source, CancellationToken cancellationToken)
    {
        var open = await journal.ListOpenEffectsAsync(cancellationToken);
        foreach (var effect in open.Where(effect => effect.Service == source.Name))
        {
            var outcome = PushIntent.Read(effect) is { } push
                ? await ResumeAsync(source, (effect, push), cancellationToken)
                : "cut off; repeated when it is due";
            if (outcome is not null)
            {
                await journal.SaveEffectAsync(effect with { Outcome = outcome }, cancellationToken);
            }
        }
    }

    private static ServiceRecord Unfixed(ServiceRecord service) =>
        service.State == ServiceState.Fixing ? service with { State = ServiceState.Unknown } : service;

    /// <summary>What became of a push; null when the remote cannot be asked.</summary>
    private async Task<string?> ResumeAsync(
        ServiceSource source, (EffectRecord Effect, PushIntent Push) cut, CancellationToken cancellationToken)
    {
        try
        {
            var mirror = await workshop.OpenMirrorAsync(source, cancellationToken);
            if (await mirror.FetchAsync(cut.Push.Branch, cancellationToken) is not { } tip
                || !await mirror.HasCommitAsync(cut.Push.Commit, cancellationToken)
                || !await mirror.IsAncestorAsync(cut.Push.Commit, tip, cancellationToken))
            {
                return "cut off; not pushed";
            }

            if (cut.Push.Branch == source.Options.Branch)
            {
                await publisher.CatchUpAsync(source, mirror, cut.Push.Commit, cancellationToken);
            }

            await SettleAsync(source.Name, cut, await RecallAsync(source.Name, mirror, cut.Push.Commit, cancellationToken), cancellationToken);
            return "pushed, seen after a crash";
        }
        catch (MachineException)
        {
            return null;
        }
    }

    /// <summary>Ends the cycle that made the push as it would have ended.</summary>
    private async Task SettleAsync(
        ServiceName service, (EffectRecord Effect, PushIntent Push) cut, GateEvidence? evidence, CancellationToken cancellationToken)
    {
        if (await journal.FindCycleAsync(cut.Effect.CycleId, cancellationToken) is not { } cycle
            || cycle.Outcome is not (CycleOutcome.Running or CycleOutcome.Cancelled))
        {
            return;
        }

        var waits = cut.Push.Branch.StartsWith("codex/", StringComparison.Ordinal);
        var ended = cycle with
        {
            Ended = time.GetUtcNow(),
            Outcome = waits ? CycleOutcome.Waiting : CycleOutcome.Fixed,
            Fixer = cut.Push.Fixer,
            FixCommit = cut.Push.Commit,
            FixBranch = cut.Push.Branch,
            Summary = evidence?.Summary ?? "the fix was pushed just before a crash",
            TestsRun = evidence?.TestsRun ?? 0,
            TestsPassed = evidence?.TestsPassed ?? 0,
        };
        var isNewest = (await journal.ListCyclesAsync(service, 1, cancellationToken)) is [var newest] && newest.Id == cycle.Id;
        var settlement = new Settlement(ended) { Feedback = Answer(service, cut.Push, ended.Summary) };
        await journal.SettleAsync(settlement, current => Unfixed(Keep(current)), cancellationToken);

        // The next look finds the commit judged green, but no longer the tests that made it so.
        ServiceRecord Keep(ServiceRecord current) =>
            evidence is not null && !waits && isNewest ? current with { Inventory = evidence.Inventory } : current;
    }

    private FeedbackRecord? Answer(ServiceName service, PushIntent push, string? evidence) => push.Proposal is not { } proposal
        ? null
        : new FeedbackRecord(proposal.Sha256, proposal.File, "applied", $"{push.Branch}: {evidence}", push.Commit, time.GetUtcNow())
        {
            Service = service,
        };

    private async Task<GateEvidence?> RecallAsync(
        ServiceName service, Mirror mirror, CommitId commit, CancellationToken cancellationToken) =>
        await mirror.FindTreeAsync(commit, ".", cancellationToken) is { } tree
        && await journal.FindVerifiedTreeAsync(service, tree, cancellationToken) is { } verified
            ? JsonSerializer.Deserialize<GateEvidence>(verified.Evidence)
            : null;
}
