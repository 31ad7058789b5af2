using System.Security.Cryptography;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Reflect;
using Deployer.Repair.Gate;
using Deployer.Ship;
using Deployer.Watch;
using Deployer.Workspace;

namespace Deployer.Cycle;

/// <summary>Writes down how cycles begin and end: the service's state, the verdict on its input, and the cycle itself.</summary>
internal sealed class CycleBooks(
    IJournal journal, WorkspaceLayout layout, LogFiles logs, ICycleAudience audience, Workshop workshop, TimeProvider time)
{
    private const string IdLetters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Where flaky tests are kept.</summary>
    public TestWard Ward { get; } = new(journal, time);

    /// <summary>Absolute path of the folder that holds what the runs of unfinished cycles write.</summary>
    public static string RunsFolderOf(WorkspaceLayout layout) => Path.Combine(layout.State, "cycles");

    public async Task<CycleRun> BeginAsync(Work work, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var record = new CycleRecord
        {
            Id = $"{now.UtcDateTime:yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetString(IdLetters, 4)}",
            Service = work.Source.Name,
            Commit = work.Commit,
            Trigger = work.Trigger,
            Started = now,
            LogFile = logs.Create(work.Source.Name, now),
        };
        var folder = Path.Combine(RunsFolderOf(layout), record.Id);
        Directory.CreateDirectory(folder);
        var run = new CycleRun(record, folder, journal, audience, time);
        await run.SaveAsync(record, cancellationToken);
        await journal.UpdateServiceAsync(
            work.Source.Name,
            current => current with { State = ServiceState.Fixing, Serving = current.Trigger, Trigger = TriggerRequest.None },
            cancellationToken);
        return run;
    }

    public void Close(CycleRun run)
    {
        logs.Prune(run.Record.Service, run.Record.LogFile);
        run.Dispose();
        if (Directory.Exists(run.RunsFolder))
        {
            Directory.Delete(run.RunsFolder, recursive: true);
        }
    }

    /// <summary>Green as it came.</summary>
    public async Task<ServiceRecord> GreenAsync(Work work, CycleRun run, Diagnosis green, CancellationToken cancellationToken)
    {
        var mirror = await workshop.OpenMirrorAsync(work.Source, cancellationToken);
        var fixer = await OwnCommits.ReadFixerAsync(mirror, work, cancellationToken);
        var omission = green.Omission is { } left ? $"not fully verified: {left}" : null;
        var told = omission ?? (green.FailureClass == FailureClass.Flaky ? green.Cause : null);
        var verdict = (await JudgeAsync(work, work.Keys.Whole, null, cancellationToken)) with { Cause = told, FailureClass = green.FailureClass };
        return await EndAsync(
            run,
            new Settlement(Ended(run, CycleOutcome.Green, green) with { Summary = told }) { Work = verdict },
            Settle(work, ServiceState.Green, null) with
            {
                LastGreen = work.Commit,
                Inventory = omission is null ? TestInventory.Of(green) : work.Record.Inventory,
                Cause = told,
                FailureClass = green.FailureClass,
                Fixer = fixer ?? (work.Record.State == ServiceState.Green ? work.Record.Fixer : null),
            },
            cancellationToken);
    }

    /// <summary>Red, and nothing that was tried passed.</summary>
    public async Task<ServiceRecord> RedAsync(
        Work work, CycleRun run, (Diagnosis Red, string Reason) found, CancellationToken cancellationToken)
    {
        await run.StepAsync("propose", $"left red: {found.Reason}", cancellationToken);
        var ended = new Settlement(Ended(run, CycleOutcome.Red, found.Red) with { Summary = found.Reason })
        {
            Work = await JudgeAsync(work, work.Keys.Whole, found.Red, cancellationToken),
        };
        return await EndAsync(run, ended, Settle(work, ServiceState.Red, found.Red), cancellationToken);
    }

    /// <summary>Notes that a commit of ours is green, before anything is published: after a crash the remote shows what was done.</summary>
    public async Task NoteVerifiedAsync(Work work, CommitId commit, CancellationToken cancellationToken) =>
        await journal.SaveWorkAsync(
            await JudgeAsync(work, (await KeyOfAsync(work, commit, cancellationToken)).Whole, null, cancellationToken), cancellationToken);

    /// <summary>A verified fix is on the branch.</summary>
    public async Task<ServiceRecord> FixedAsync(Work work, CycleRun run, ShippedFix shipped, CancellationToken cancellationToken)
    {
        var keys = await KeyOfAsync(work, shipped.Commit, cancellationToken);
        var fixedWork = work with { Commit = shipped.Commit, Keys = keys };
        return await EndAsync(
            run,
            new Settlement(Shipped(run, CycleOutcome.Fixed, shipped)) { Feedback = shipped.Answer },
            Settle(fixedWork, ServiceState.Green, null) with
            {
                LastGreen = shipped.Commit,
                Inventory = shipped.Fix.Evidence.Inventory,
                Fixer = shipped.Fix.Description.Fixer,
            },
            cancellationToken);
    }

    /// <summary>A verified fix is on a branch of its own and waits for a person.</summary>
    public async Task<ServiceRecord> WaitingAsync(Work work, CycleRun run, ShippedFix shipped, CancellationToken cancellationToken)
    {
        var failure = shipped.Failure.IsGreen ? null : shipped.Failure;
        var ended = new Settlement(Shipped(run, CycleOutcome.Waiting, shipped))
        {
            Work = failure is null ? null : await JudgeAsync(work, work.Keys.Whole, failure, cancellationToken),
            Feedback = shipped.Answer,
        };
        return await EndAsync(
            run, ended, Settle(work, ServiceState.Waiting, failure) with { WaitingFor = shipped.WaitingFor }, cancellationToken);
    }

    /// <summary>Not the code's fault, or not for this cycle to settle: the same input is looked at again, by and by.</summary>
    public async Task<ServiceRecord> FailAsync(
        Work work, CycleRun run, (Diagnosis Failure, string Reason) found, CancellationToken cancellationToken)
    {
        var failed = new Trouble.Failed(TroubleKind.Machine, found.Reason, AttemptKey.Of(work))
        {
            TooSmall = found.Failure.Lack is Lack.Memory or Lack.Processes ? workshop.Thrift.Machine : null,
        };
        var trouble = Trouble.After(work.Record.Trouble, failed, time.GetUtcNow());
        await run.StepAsync("diagnose", $"given up{(trouble.IsLasting ? "" : " for now")}: {found.Reason}", cancellationToken);
        var settled = found.Failure.IsGreen ? work.Record : Settle(work, ServiceState.Red, found.Failure);
        return await EndAsync(
            run,
            new Settlement(Ended(run, CycleOutcome.Failed, found.Failure) with { Summary = found.Reason }),
            (trouble.IsLasting ? settled : AskedAgain(work, settled)) with { Trouble = trouble },
            cancellationToken);
    }

    /// <summary>Given up in the middle; a cycle whose outcome is settled already keeps it.</summary>
    public async Task CancelAsync(Work work, CycleRun run, string? reason, CancellationToken cancellationToken)
    {
        if (run.Record.Outcome != CycleOutcome.Running)
        {
            Close(run);
            return;
        }

        var summary = reason is null ? "cancelled" : $"cancelled: {reason}";
        var ended = new Settlement(Ended(run, CycleOutcome.Cancelled, null) with { Summary = summary });
        await EndAsync(run, ended, AskedAgain(work, work.Record), cancellationToken);
        Close(run);
    }

    /// <summary>What a person asked for while the cycle ran stays asked for.</summary>
    private Task<ServiceRecord> EndAsync(
        CycleRun run, Settlement settlement, ServiceRecord settled, CancellationToken cancellationToken) =>
        run.SettleAsync(
            settlement with { Quarantine = run.Quarantine },
            current => settled with
            {
                Trigger = current.Trigger > settled.Trigger ? current.Trigger : settled.Trigger,
                Serving = TriggerRequest.None,
                Ledger = settlement.Cycle.Outcome == CycleOutcome.Green ? current.Ledger?.Close(time.GetUtcNow()) : current.Ledger,
                Suspended = current.Suspended,
                State = current.Suspended ? ServiceState.Suspended : settled.State,
            },
            cancellationToken);

    /// <summary>What a person asked for was not done: it stays asked for.</summary>
    private static ServiceRecord AskedAgain(Work work, ServiceRecord settled) => settled with { Trigger = work.Record.Trigger };

    private ServiceRecord Settle(Work work, ServiceState state, Diagnosis? failure) => work.Record with
    {
        State = state,
        Commit = work.Commit,
        SourceKey = work.Keys.Source,
        WorkKey = work.Keys.Whole,
        ReleaseDue = state == ServiceState.Green && work.Record.ReleasedKey != work.Keys.Whole,
        Trigger = TriggerRequest.None,
        Since = work.Record.State == state && work.Record.WorkKey == work.Keys.Whole ? work.Record.Since : time.GetUtcNow(),
        WaitingFor = null,
        Trouble = null,
        Fingerprint = failure?.Fingerprint,
        FailureClass = failure?.FailureClass ?? FailureClass.None,
        Cause = failure?.Cause,
    };

    private CycleRecord Ended(CycleRun run, CycleOutcome outcome, Diagnosis? diagnosis) => run.Record with
    {
        Ended = time.GetUtcNow(),
        Outcome = outcome,
        Fingerprint = diagnosis is { IsGreen: false } ? diagnosis.Fingerprint : null,
        FailureClass = diagnosis?.FailureClass ?? FailureClass.None,
        Cause = diagnosis is { IsGreen: false } ? diagnosis.Cause : null,
        TestsRun = diagnosis?.Tests.Count(test => test.Outcome != TestOutcome.Skipped) ?? 0,
        TestsPassed = diagnosis?.Tests.Count(test => test.Outcome == TestOutcome.Passed) ?? 0,
    };

    private CycleRecord Shipped(CycleRun run, CycleOutcome outcome, ShippedFix shipped) => Ended(run, outcome, shipped.Failure) with
    {
        Fixer = shipped.Fix.Description.Fixer,
        FixCommit = shipped.Commit,
        FixBranch = shipped.Branch,
        Summary = shipped.Fix.Evidence.Summary,
        TestsRun = shipped.Fix.Evidence.TestsRun,
        TestsPassed = shipped.Fix.Evidence.TestsPassed,
    };

    /// <summary>What is known of an input from now on.</summary>
    private async Task<WorkRecord> JudgeAsync(Work work, string key, Diagnosis? red, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = await journal.FindWorkAsync(work.Source.Name, key, cancellationToken);
        return new WorkRecord(
            work.Source.Name,
            key,
            red is null,
            red?.Fingerprint,
            red?.FailureClass ?? FailureClass.None,
            red?.Cause,
            red is null ? null : AttemptKey.MeansOf(work.Source.Options.Fix),
            before?.FirstSeen ?? now,
            now,
            (before?.Count ?? 0) + 1);
    }

    private async Task<WorkKey> KeyOfAsync(Work work, CommitId commit, CancellationToken cancellationToken)
    {
        var mirror = await workshop.OpenMirrorAsync(work.Source, cancellationToken);
        var source = await WorkKeys.ReadSourceAsync(mirror, commit, work.Source.Folder, cancellationToken);
        return work.Keys with { Source = source ?? throw new System.Diagnostics.UnreachableException() };
    }
}
