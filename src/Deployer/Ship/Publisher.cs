using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair.Gate;
using Deployer.Watch;

namespace Deployer.Ship;

/// <summary>Hands a commit to the remote, once, and brings the workspace's own checkout up to it.</summary>
internal sealed class Publisher(Effects effects, GitProgram git, ICrashPoints points)
{
    public async Task<PushOutcome> PublishAsync(
        ShipOrder order, CycleRun run, (CommitId Commit, string Branch) target, CancellationToken cancellationToken)
    {
        var source = order.Work.Source;
        if (await SecretCheck.JudgeAsync(order.Bench.Mirror, order.Work.Commit, target.Commit, cancellationToken) is Check.Refused secret)
        {
            return new PushOutcome.Failed(secret.Reason);
        }

        var push = new PushIntent(target.Branch, target.Commit, order.Fix.Description.Fixer) { Feedback = order.Feedback };
        var intent = new EffectIntent(run.Record.Id, source.Name, PushIntent.Kind, push.Describe());
        var (outcome, caughtUp) = await run.PublishAsync(
            () => effects.RunAsync(
                intent, _ => ActAsync(order, target, cancellationToken), done => Describe(done.Outcome), cancellationToken),
            done => done.Outcome is PushOutcome.Pushed,
            cancellationToken);
        if (caughtUp is not null)
        {
            await run.StepAsync("ship", $"workspace checkout: {caughtUp}", cancellationToken);
        }

        return outcome;
    }

    /// <summary>Brings the workspace's own checkout up to a commit that is on the service's branch; null when there is none to bring.</summary>
    public async Task<string?> CatchUpAsync(ServiceSource source, Mirror mirror, CommitId commit, CancellationToken cancellationToken) =>
        source is { LiveTree: { } live, IsLiveTreeItself: false }
            ? Describe(await ForwardAsync(source, mirror, (live, commit), cancellationToken))
            : null;

    private async Task<(PushOutcome Outcome, string? CaughtUp)> ActAsync(
        ShipOrder order, (CommitId Commit, string Branch) target, CancellationToken cancellationToken)
    {
        var (source, mirror) = (order.Work.Source, order.Bench.Mirror);
        if (!source.IsLiveTreeItself || target.Branch != source.Options.Branch)
        {
            var pushed = await mirror.PushAsync(target.Commit, target.Branch, null, cancellationToken);
            points.Pass("push: on the remote");
            return pushed is PushOutcome.Pushed && target.Branch == source.Options.Branch
                ? (pushed, await CatchUpAsync(source, mirror, target.Commit, cancellationToken))
                : (pushed, null);
        }

        var taken = await ForwardAsync(source, mirror, (source.Remote.Url, target.Commit), cancellationToken);
        return (taken is LiveTreeOutcome.Untouched ? new PushOutcome.Rejected(Describe(taken)) : new PushOutcome.Pushed(), null);
    }

    private Task<LiveTreeOutcome> ForwardAsync(
        ServiceSource source, Mirror mirror, (string Folder, CommitId Commit) target, CancellationToken cancellationToken) =>
        new LiveTree(git, target.Folder).FastForwardAsync(mirror, target.Commit, source.Options.Branch, cancellationToken);

    private static string Describe(LiveTreeOutcome outcome) => outcome switch
    {
        LiveTreeOutcome.Forwarded => "fast-forwarded",
        LiveTreeOutcome.AlreadyThere => "up to date",
        LiveTreeOutcome.Untouched untouched => untouched.Reason,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Describe(PushOutcome outcome) => outcome switch
    {
        PushOutcome.Pushed => PushIntent.Pushed,
        PushOutcome.Rejected rejected => $"rejected: {rejected.Reason}",
        PushOutcome.Failed failed => $"failed: {failed.Reason}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
