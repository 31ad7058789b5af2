using System.Diagnostics;
using Deployer.Build;
using Deployer.Build.Dependencies;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair;
using Deployer.Repair.Gate;
using Deployer.Repair.History;
using Deployer.Repair.Inbox;
using Deployer.Repair.Memory;
using Deployer.Ship;
using Deployer.Watch;

namespace Deployer.Cycle;

/// <summary>Mends a red commit and publishes what the gate passed; tries what people propose the same way.</summary>
internal sealed class Mender(
    CycleBooks books, Shipper shipper, InboxFolder inbox, IReadOnlyList<IFixer> fixers, IJournal journal, TimeProvider time)
{
    /// <summary>Keeps the fixes that were shipped; null: nobody does.</summary>
    public IFixMemory? Memory { get; init; }

    /// <summary>How often a proposal may fail for what it asks of others, before it counts as tried; the waits between are those of all failures of the machine.</summary>
    private const int MostRefusals = 3;

    /// <summary>Mends what was seen to be red; the service's state afterwards.</summary>
    public async Task<ServiceRecord> MendAsync(
        Work work, CycleRun run, (Workbench Bench, Examination Seen) red, CancellationToken cancellationToken)
    {
        var failure = red.Seen.Diagnosis.Fingerprint ?? Fingerprint.Of(red.Seen.Diagnosis.Cause);
        var account = new LedgerLog(work, failure, run, journal);
        var ledger = await account.OpenAsync(time.GetUtcNow(), cancellationToken);
        if (ledger.WhyStopped(failure, work.Keys.Source) is { } stopped)
        {
            return await books.RedAsync(work, run, (red.Seen.Diagnosis, stopped), cancellationToken);
        }

        var gate = GateOf(work, red.Bench);
        var history = new LastGreen(work.Record.LastGreen, red.Seen.Observation.Manifest);
        var chain = new RepairChain(red.Bench, fixers, gate, account, time) { History = history };
        var request = new RepairCase(work.Commit, red.Seen, work.Source.Options.Fix, InventoryOf(work, red.Seen))
        {
            FailedBefore = ledger.FailedFor(failure),
        };
        switch (await chain.RepairAsync(request, cancellationToken))
        {
            case RepairOutcome.NotFixed left:
                return await books.RedAsync(work, run, (red.Seen.Diagnosis, left.Reason), cancellationToken);
            case RepairOutcome.Fixed { Fix: var fix }:
                var order = new ShipOrder(work, fix, red.Seen.Diagnosis, red.Bench, gate)
                {
                    CycleId = run.Record.Id,
                    Topic = failure,
                };
                var service = await ShipAsync(order, run, cancellationToken);
                if (run.Record.Outcome == CycleOutcome.Fixed)
                {
                    await account.ShipAsync(fix.Description.Fixer, time.GetUtcNow(), cancellationToken);
                }

                return service;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Tries the proposals that wait, until one is published; the service's state then, or null when none was.</summary>
    public async Task<ServiceRecord?> TryFeedbackAsync(
        Work work, CycleRun run, (Workbench Bench, Examination Seen) tip, CancellationToken cancellationToken)
    {
        foreach (var feedback in work.Feedback)
        {
            await run.StepAsync("propose", $"feedback {Path.GetFileName(feedback.File)}", cancellationToken);
            if (await FindAppliedAsync(work, tip.Bench, feedback, cancellationToken) is { } applied)
            {
                await inbox.AcceptAsync(feedback, applied, "on the branch already", cancellationToken);
            }
            else if (await TryBoundedAsync(work, run, (tip.Bench, tip.Seen, feedback), cancellationToken) is { } service)
            {
                return service;
            }
        }

        return null;
    }

    /// <summary>What is refused or too much again and again, only because of this proposal, is rejected: it would be tried for ever.</summary>
    private async Task<ServiceRecord?> TryBoundedAsync(
        Work work,
        CycleRun run,
        (Workbench Bench, Examination Seen, PendingFeedback Feedback) given,
        CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(work, run, given, cancellationToken);
        }
        catch (MachineException error) when (error.Code is OfflineResolution.Refused or Examination.TooMuch)
        {
            var note = $"feedback-refusals/{given.Feedback.Proposal.Id}";
            var refusals = (int.TryParse(await journal.FindNoteAsync(note, cancellationToken), out var before) ? before : 0) + 1;
            await journal.SaveNoteAsync(note, $"{refusals}", cancellationToken);
            if (refusals < MostRefusals)
            {
                throw;
            }

            var reason = $"tried {refusals} times, each time: {error.Message}";
            await run.StepAsync("propose", $"feedback {Path.GetFileName(given.Feedback.File)} is rejected: {reason}", cancellationToken);
            await inbox.RejectAsync(given.Feedback, reason, cancellationToken);
            return null;
        }
    }

    private async Task<ServiceRecord?> TryAsync(
        Work work,
        CycleRun run,
        (Workbench Bench, Examination Seen, PendingFeedback Feedback) given,
        CancellationToken cancellationToken)
    {
        var (bench, seen, feedback) = given;
        var gate = GateOf(work, bench);
        var request = new GateCase(work.Commit, work.Commit, seen.Diagnosis)
        {
            Families = ["feedback"],
            Inventory = InventoryOf(work, seen),
            Options = work.Source.Options.Fix,
        };
        var started = time.GetTimestamp();
        var candidate = feedback.Proposal.ToCandidate();
        var trial = await new FeedbackTrial(bench, gate).TryAsync(request, candidate, cancellationToken);
        var diff = trial.Commit is { } tried ? await bench.Mirror.DiffAsync(work.Commit, tried, bench.Package, cancellationToken) : "";
        var attempt = new AttemptRecord(
            candidate.Fixer, trial.Verdict, trial.Reason, "medium", diff, time.GetElapsedTime(started).TotalSeconds);
        await run.AttemptAsync(attempt, cancellationToken);
        if (trial is not Trial.PassedGate { Fix: var fix })
        {
            await inbox.RejectAsync(feedback, $"{trial.Verdict}: {trial.Reason}{MadeFor(work, feedback, trial)}", cancellationToken);
            return null;
        }

        var order = new ShipOrder(work, fix, seen.Diagnosis, bench, gate)
        {
            CycleId = run.Record.Id,
            Topic = TopicOf(feedback),
            Feedback = feedback,
        };
        return await ShipAsync(order, run, cancellationToken);
    }

    /// <summary>Says when a proposal does not apply because it was made for another commit.</summary>
    private static string MadeFor(Work work, PendingFeedback feedback, Trial trial) =>
        trial is Trial.DoesNotApply && feedback.Proposal.Base is { } made && !work.Commit.Value.StartsWith(made, StringComparison.Ordinal)
            ? $". It was made for {made}, but {work.Source.Options.Branch} is at {work.Commit.Short}"
            : "";

    /// <summary>The commit by which a proposal was pushed and, for a crash, not answered; null when it was not.</summary>
    private static Task<CommitId?> FindAppliedAsync(
        Work work, Workbench bench, PendingFeedback feedback, CancellationToken cancellationToken)
    {
        var topic = TopicOf(feedback).Value;
        return OwnCommits.FindAsync(
            bench.Mirror, work, message => CommitTrailers.Read(message, CommitTrailers.Fingerprint) == topic, cancellationToken);
    }

    /// <summary>The tests that a fix must leave in place: those of the last green commit, else those that ran on the red one.</summary>
    private static IReadOnlyDictionary<string, TestOutcome> InventoryOf(Work work, Examination seen) =>
        work.Record.Inventory.Count > 0 ? work.Record.Inventory : TestInventory.Of(seen.Diagnosis);

    private static Fingerprint TopicOf(PendingFeedback feedback) => new(feedback.Proposal.PatchId[..32]);

    private async Task<ServiceRecord> ShipAsync(ShipOrder order, CycleRun run, CancellationToken cancellationToken) =>
        await shipper.ShipAsync(order, run, cancellationToken) switch
        {
            ShipOutcome.Shipped { Fix: var shipped } => await SettleAsync(order, run, Answered(order, shipped), cancellationToken),
            ShipOutcome.NotShipped left => await books.FailAsync(order.Work, run, (order.Failure, left.Reason), cancellationToken),
            _ => throw new UnreachableException(),
        };

    private async Task<ServiceRecord> SettleAsync(
        ShipOrder order, CycleRun run, ShippedFix shipped, CancellationToken cancellationToken)
    {
        var service = shipped.WaitingFor is null
            ? await books.FixedAsync(order.Work, run, shipped, cancellationToken)
            : await books.WaitingAsync(order.Work, run, shipped, cancellationToken);
        await Lesson.KeepAsync(Memory, order.Bench, shipped.Fix, time.GetUtcNow(), cancellationToken);
        if (order.Feedback is { } feedback && shipped.Answer is { } answer)
        {
            await inbox.AnswerAsync(feedback, answer, cancellationToken);
        }

        return service;
    }

    /// <summary>A proposal that is out is answered in the step that settles its cycle: never tried again, whenever the program ends.</summary>
    private ShippedFix Answered(ShipOrder order, ShippedFix shipped) =>
        shipped with { Answer = order.Answer($"{shipped.Branch}: {shipped.Fix.Evidence.Summary}", shipped.Commit, time.GetUtcNow()) };

    private CleanSlotGate GateOf(Work work, Workbench bench) => new(bench) { Trees = new JournalledTrees(work.Source.Name, journal, time) };
}
