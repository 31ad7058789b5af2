using System.Diagnostics;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Gate;
using Deployer.Repair.Inbox;

namespace Deployer.Ship;

/// <summary>The only one who publishes code: to the service's branch where policy allows it, else to a branch that waits for a person.</summary>
internal sealed class Shipper(CycleBooks books, Publisher publisher)
{
    /// <summary>How often a branch may move while a fix is verified again.</summary>
    private const int MaxMoves = 3;

    private const int MaxBranchNames = 20;

    public async Task<ShipOutcome> ShipAsync(ShipOrder order, CycleRun run, CancellationToken cancellationToken)
    {
        var refusal = WhyNotOnTheBranch(order);
        return refusal is null
            ? await order.Bench.Mirror.AloneOnAsync(
                order.Work.Source.Options.Branch, () => ShipToBranchAsync(order, run, cancellationToken), cancellationToken)
            : await ShipToFixBranchAsync(order, run, refusal, cancellationToken);
    }

    /// <summary>Why the fix needs a person; null when it may go to the branch.</summary>
    private static string? WhyNotOnTheBranch(ShipOrder order)
    {
        var options = order.Work.Source.Options;
        var description = order.Fix.Description;
        return (options.Ship.PullRequests ?? true, description.Confidence) switch
        {
            (true, _) => "fixes are reviewed here",
            _ when order.Fix.Evidence.Omission is { } omission => $"it is not fully verified: {omission}",
            (_, Confidence.Low) => order.Fix.Evidence.Doubts is [var doubt, ..] ? $"its confidence is low: {Printable.Of(doubt.Reason).TrimEnd('.')}" : "its confidence is low",
            _ when !description.Families.All(options.Fix.PushWithoutReview.Contains) =>
                $"fix.pushWithoutReview does not name {string.Join(", ", description.Families.Except(options.Fix.PushWithoutReview))}",
            _ => null,
        };
    }

    private async Task<ShipOutcome> ShipToBranchAsync(ShipOrder order, CycleRun run, CancellationToken cancellationToken)
    {
        var parent = order.Work.Commit;
        var candidate = order.Fix.Commit;
        var fix = order.Fix;
        var branch = order.Work.Source.Options.Branch;
        for (var moves = 0; moves <= MaxMoves; moves++)
        {
            var commit = await SealAsync(order, fix, (candidate, parent), cancellationToken);
            switch (await PushAsync(order, run, (commit, parent), cancellationToken))
            {
                case PushOutcome.Pushed:
                    await run.StepAsync("ship", $"pushed {commit.Short} to {branch}", cancellationToken);
                    return new ShipOutcome.Shipped(new ShippedFix(fix, order.Failure, commit, branch, null));
                case PushOutcome.Failed failed:
                    return new ShipOutcome.NotShipped($"the fix is verified but could not be pushed: {failed.Reason}");
                case PushOutcome.Rejected rejected when order.Work.Source.IsLiveTreeItself && !await IsMovedByUsAsync(order, parent, cancellationToken):
                    return await ShipToFixBranchAsync(order, run, rejected.Reason, cancellationToken);
            }

            await run.StepAsync("ship", $"{branch} has moved; verifying the fix on top of it", cancellationToken);
            switch (await MoveAsync(order, candidate, cancellationToken))
            {
                case Moved.Verified moved:
                    (parent, candidate, fix) = (moved.Onto, moved.Fix.Commit, moved.Fix);
                    break;
                case Moved.GivenUp gone:
                    return new ShipOutcome.NotShipped(gone.Reason);
            }
        }

        return new ShipOutcome.NotShipped($"{branch} moved {MaxMoves + 1} times while the fix was verified");
    }

    /// <summary>
    /// Pushes when the branch is still where the fix stands. One that was set back or deleted meanwhile would take the push, and
    /// what a person removed would be there again.
    /// </summary>
    private async Task<PushOutcome> PushAsync(
        ShipOrder order, CycleRun run, (CommitId Commit, CommitId Parent) fix, CancellationToken cancellationToken)
    {
        var branch = order.Work.Source.Options.Branch;
        return await order.Bench.Mirror.ReadRemoteAsync(branch, cancellationToken) == fix.Parent
            ? await publisher.PublishAsync(order, run, (fix.Commit, branch), cancellationToken)
            : new PushOutcome.Rejected($"{branch} has moved");
    }

    /// <summary>
    /// True when the branch is ahead by commits of ours alone, of other services of the same repository. Of all other reasons a
    /// person is asked who works in the checkout.
    /// </summary>
    private static async Task<bool> IsMovedByUsAsync(ShipOrder order, CommitId parent, CancellationToken cancellationToken)
    {
        var mirror = order.Bench.Mirror;
        if (await mirror.FetchAsync(order.Work.Source.Options.Branch, cancellationToken) is not { } tip || tip == parent
            || !await mirror.IsAncestorAsync(parent, tip, cancellationToken))
        {
            return false;
        }

        foreach (var commit in await mirror.ListCommitsAsync(parent, tip, cancellationToken))
        {
            if (CommitTrailers.Read(await mirror.ReadMessageAsync(commit, cancellationToken), CommitTrailers.Cycle) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the fix onto the branch as it is now, and asks the gate again.</summary>
    private static async Task<Moved> MoveAsync(ShipOrder order, CommitId candidate, CancellationToken cancellationToken)
    {
        var bench = order.Bench;
        var branch = order.Work.Source.Options.Branch;
        if (await bench.Mirror.FetchAsync(branch, cancellationToken) is not { } tip)
        {
            return new Moved.GivenUp($"the branch '{branch}' is gone");
        }

        var picked = await bench.Warm.CherryPickAsync(candidate, tip, cancellationToken);
        if (picked is not ApplyOutcome.Applied { Commit: var rebased })
        {
            return new Moved.GivenUp($"the fix does not apply to the moved branch: {((ApplyOutcome.DoesNotApply)picked).Reason}");
        }

        var request = order.Fix.Case with { Base = tip, Candidate = rebased };
        return await order.Gate.VerifyAsync(request, cancellationToken) switch
        {
            Verdict.Passed passed => new Moved.Verified(tip, order.Fix with { Case = request, Evidence = passed.Evidence }),
            Verdict.Refused refused => new Moved.GivenUp($"on the moved branch the fix is refused: {refused.Reason}"),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<ShipOutcome> ShipToFixBranchAsync(
        ShipOrder order, CycleRun run, string why, CancellationToken cancellationToken)
    {
        var commit = await SealAsync(order, order.Fix, (order.Fix.Commit, order.Work.Commit), cancellationToken);
        var stem = $"codex/{order.Work.Source.Name}/{order.Topic.Short}";
        for (var number = 1; number <= MaxBranchNames; number++)
        {
            var branch = number == 1 ? stem : $"{stem}-{number}";
            var shipped = new ShippedFix(order.Fix, order.Failure, commit, branch, $"the merge of {branch} ({why})");
            if (await order.Bench.Mirror.ReadRemoteAsync(branch, cancellationToken) is { } taken)
            {
                await order.Bench.Mirror.FetchAsync(branch, cancellationToken);
                if (await IsSameFixAsync(order.Bench.Mirror, taken, commit, cancellationToken))
                {
                    return new ShipOutcome.Shipped(shipped with { Commit = taken });
                }

                continue;
            }

            var pushed = await publisher.PublishAsync(order, run, (commit, branch), cancellationToken);
            if (pushed is PushOutcome.Pushed)
            {
                await run.StepAsync("ship", $"pushed {commit.Short} to {branch}: {why}", cancellationToken);
                return new ShipOutcome.Shipped(shipped);
            }

            if (pushed is PushOutcome.Failed failed)
            {
                return new ShipOutcome.NotShipped($"the fix is verified but could not be pushed: {failed.Reason}");
            }
        }

        return new ShipOutcome.NotShipped($"{MaxBranchNames} branches named {stem} exist already; delete those that are done");
    }

    private static async Task<bool> IsSameFixAsync(Mirror mirror, CommitId one, CommitId other, CancellationToken cancellationToken) =>
        await mirror.FindTreeAsync(one, ".", cancellationToken) == await mirror.FindTreeAsync(other, ".", cancellationToken);

    /// <summary>The commit that is published: the verified tree with its final message.</summary>
    private async Task<CommitId> SealAsync(
        ShipOrder order, VerifiedFix fix, (CommitId Verified, CommitId Parent) commits, CancellationToken cancellationToken)
    {
        var mirror = order.Bench.Mirror;
        var tree = await AnswerAsync(order, fix, commits.Verified, cancellationToken)
            ?? await mirror.FindTreeAsync(commits.Verified, ".", cancellationToken)
            ?? throw new UnreachableException();
        var message = CommitMessage.For(fix, order.CycleId, order.Work.Source.Name, order.Topic);
        var commit = await mirror.CommitTreeAsync(tree, commits.Parent, message, cancellationToken);
        if (fix.Evidence.Omission is null)
        {
            await books.NoteVerifiedAsync(order.Work, commit, cancellationToken);
        }

        return commit;
    }

    /// <summary>The verified tree with the answer to the feedback file that it holds; null when it holds none. The answer tells no time: the same fix is the same tree.</summary>
    private static async Task<CommitId?> AnswerAsync(ShipOrder order, VerifiedFix fix, CommitId verified, CancellationToken cancellationToken)
    {
        var mirror = order.Bench.Mirror;
        if (order.Feedback?.Origin is not { } origin || order.Work.Source.LiveTree is null
            || order.Answer(fix.Evidence.Summary, null, default) is not { } answer
            || await mirror.FindAsync(verified, origin.Path, cancellationToken) is not { } entry || entry.Id != origin.Blob)
        {
            return null;
        }

        var files = await GitInbox.FilesAsync(mirror, origin, answer, cancellationToken);
        return await mirror.WriteTreeAsync(verified, files, [origin.Path], cancellationToken);
    }

    private abstract record Moved
    {
        private Moved()
        {
        }

        public sealed record Verified(CommitId Onto, VerifiedFix Fix) : Moved;

        public sealed record GivenUp(string Reason) : Moved;
    }
}
