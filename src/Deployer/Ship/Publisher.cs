using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Ship;

/// <summary>Hands a commit to the remote, once, and brings the workspace's own checkout up to it.</summary>
internal sealed class Publisher(Effects effects, GitProgram git)
{
    public async Task<PushOutcome> PublishAsync(
        ShipOrder order, CycleRun run, (CommitId Commit, string Branch) target, CancellationToken cancellationToken)
    {
        var source = order.Work.Source;
        var intent = new EffectIntent(
            run.Record.Id,
            source.Name,
            "push",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["branch"] = target.Branch,
                ["commit"] = target.Commit.Value,
                ["fixer"] = order.Fix.Description.Fixer,
            });
        var outcome = await run.PublishAsync(
            () => effects.RunAsync(intent, _ => ActAsync(order, target, cancellationToken), Describe, cancellationToken),
            outcome => outcome is PushOutcome.Pushed,
            cancellationToken);
        if (outcome is PushOutcome.Pushed && source.LiveTree is { } live && target.Branch == source.Options.Branch
            && !source.IsLiveTreeItself)
        {
            var caughtUp = await ForwardAsync(order, live, target.Commit, cancellationToken);
            await run.StepAsync("ship", $"workspace checkout: {Describe(caughtUp)}", cancellationToken);
        }

        return outcome;
    }

    private async Task<PushOutcome> ActAsync(
        ShipOrder order, (CommitId Commit, string Branch) target, CancellationToken cancellationToken)
    {
        var source = order.Work.Source;
        if (!source.IsLiveTreeItself || target.Branch != source.Options.Branch)
        {
            return await order.Bench.Mirror.PushAsync(target.Commit, target.Branch, null, cancellationToken);
        }

        var taken = await ForwardAsync(order, source.Remote.Url, target.Commit, cancellationToken);
        return taken is LiveTreeOutcome.Untouched ? new PushOutcome.Rejected(Describe(taken)) : new PushOutcome.Pushed();
    }

    private Task<LiveTreeOutcome> ForwardAsync(ShipOrder order, string folder, CommitId commit, CancellationToken cancellationToken) =>
        new LiveTree(git, folder).FastForwardAsync(order.Bench.Mirror, commit, order.Work.Source.Options.Branch, cancellationToken);

    private static string Describe(LiveTreeOutcome outcome) => outcome switch
    {
        LiveTreeOutcome.Forwarded => "fast-forwarded",
        LiveTreeOutcome.AlreadyThere => "up to date",
        LiveTreeOutcome.Untouched untouched => untouched.Reason,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Describe(PushOutcome outcome) => outcome switch
    {
        PushOutcome.Pushed => "pushed",
        PushOutcome.Rejected rejected => $"rejected: {rejected.Reason}",
        PushOutcome.Failed failed => $"failed: {failed.Reason}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
