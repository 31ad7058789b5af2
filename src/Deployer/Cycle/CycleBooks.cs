using System.Security.Cryptography;
using Deployer.Diagnose;
using Deployer.Kernel;
using Deployer.Reflect;
using Deployer.Repair.Fixers;
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
            work.Source.Name, current => current with { State = ServiceState.Fixing, Trigger = TriggerRequest.None }, cancellationToken);
        return run;
    }

    public void Close(CycleRun run)
    {
        logs.Prune(run.Record.Service);
        if (Directory.Exists(run.RunsFolder))
        {
            Directory.Delete(run.RunsFolder, recursive: true);
        }
    }

    /// <summary>Green as it came.</summary>
    public async Task<ServiceRecord> GreenAsync(Work work, CycleRun run, Diagnosis green, CancellationToken cancellationToken)
    {
        await SaveWorkAsync(work, work.Keys.Whole, null, cancellationToken);
        var omission = green.Omission is { } left ? $"not fully verified: {left}" : null;
        await run.SaveAsync(Ended(run, CycleOutcome.Green, green) with { Summary = omission }, cancellationToken);
        return await SaveServiceAsync(
            Settle(work, ServiceState.Green, null) with
            {
                LastGreen = work.Commit,
                Inventory = omission is null ? TestInventory.Of(green) : work.Record.Inventory,
                Cause = omission,
                Fixer = work.Record.State == ServiceState.Green ? work.Record.Fixer : null,
            },
            cancellationToken);
    }

    /// <summary>Red, and nothing that was tried passed.</summary>
    public async Task<ServiceRecord> RedAsync(
        Work work, CycleRun run, (Diagnosis Red, string Reason) found, CancellationToken cancellationToken)
    {
        await SaveWorkAsync(work, work.Keys.Whole, found.Red, cancellationToken);
        await run.StepAsync("propose", $"left red: {found.Reason}", cancellationToken);
        await run.SaveAsync(Ended(run, CycleOutcome.Red, found.Red) with { Summary = found.Reason }, cancellationToken);
        return await SaveServiceAsync(Settle(work, ServiceState.Red, found.Red), cancellationToken);
    }

    /// <summary>Notes that a commit of ours is green, before anything is published: after a crash the remote shows what was done.</summary>
    public async Task NoteVerifiedAsync(Work work, CommitId commit, CancellationToken cancellationToken) =>
        await SaveWorkAsync(work, (await KeyOfAsync(work, commit, cancellationToken)).Whole, null, cancellationToken);

    /// <summary>A verified fix is on the branch.</summary>
    public async Task<ServiceRecord> FixedAsync(Work work, CycleRun run, ShippedFix shipped, CancellationToken cancellationToken)
    {
        await run.SaveAsync(Shipped(run, CycleOutcome.Fixed, shipped), cancellationToken);
        var keys = await KeyOfAsync(work, shipped.Commit, cancellationToken);
        var fixedWork = work with { Commit = shipped.Commit, Keys = keys };
        return await SaveServiceAsync(
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
        await run.SaveAsync(Shipped(run, CycleOutcome.Waiting, shipped), cancellationToken);
        var failure = shipped.Failure.IsGreen ? null : shipped.Failure;
        if (failure is not null)
        {
            await SaveWorkAsync(work, work.Keys.Whole, failure, cancellationToken);
        }

        return await SaveServiceAsync(
            Settle(work, ServiceState.Waiting, failure) with { WaitingFor = shipped.WaitingFor }, cancellationToken);
    }

    /// <summary>Not the code's fault, or not for this cycle to settle: the same input is looked at again.</summary>
    public async Task<ServiceRecord> FailAsync(
        Work work, CycleRun run, (Diagnosis Failure, string Reason) found, CancellationToken cancellationToken)
    {
        await run.StepAsync("diagnose", $"given up for now: {found.Reason}", cancellationToken);
        await run.SaveAsync(Ended(run, CycleOutcome.Failed, found.Failure) with { Summary = found.Reason }, cancellationToken);
        return await SaveServiceAsync(
            AskedAgain(work, found.Failure.IsGreen ? work.Record : Settle(work, ServiceState.Red, found.Failure)), cancellationToken);
    }

    /// <summary>Given up in the middle; a cycle whose outcome is settled already keeps it.</summary>
    public async Task CancelAsync(Work work, CycleRun run, CancellationToken cancellationToken)
    {
        if (run.Record.Outcome != CycleOutcome.Running)
        {
            Close(run);
            return;
        }

        await run.SaveAsync(Ended(run, CycleOutcome.Cancelled, null) with { Summary = "cancelled" }, cancellationToken);
        await SaveServiceAsync(AskedAgain(work, work.Record), cancellationToken);
        Close(run);
    }

    /// <summary>What a person asked for while the cycle ran stays asked for.</summary>
    private Task<ServiceRecord> SaveServiceAsync(ServiceRecord settled, CancellationToken cancellationToken) =>
        journal.UpdateServiceAsync(
            settled.Name,
            current => settled with
            {
                Trigger = current.Trigger > settled.Trigger ? current.Trigger : settled.Trigger,
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
        Fingerprint = failure?.Fingerprint,
        FailureClass = failure?.FailureClass ?? FailureClass.None,
        Cause = failure?.Cause,
    };

    private CycleRecord Ended(CycleRun run, CycleOutcome outcome, Diagnosis? diagnosis) => run.Record with
    {
        Ended = time.GetUtcNow(),
        Outcome = outcome,
        Fingerprint = diagnosis?.Fingerprint,
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

    private async Task SaveWorkAsync(Work work, string key, Diagnosis? red, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = await journal.FindWorkAsync(work.Source.Name, key, cancellationToken);
        var record = new WorkRecord(
            work.Source.Name,
            key,
            red is null,
            red?.Fingerprint,
            red?.FailureClass ?? FailureClass.None,
            red?.Cause,
            red is null ? null : FixerSet.Version,
            before?.FirstSeen ?? now,
            now,
            (before?.Count ?? 0) + 1);
        await journal.SaveWorkAsync(record, cancellationToken);
    }

    private async Task<WorkKey> KeyOfAsync(Work work, CommitId commit, CancellationToken cancellationToken)
    {
        var mirror = await workshop.OpenMirrorAsync(work.Source, cancellationToken);
        var source = await WorkKeys.ReadSourceAsync(mirror, commit, work.Source.Folder, cancellationToken);
        return work.Keys with { Source = source ?? throw new System.Diagnostics.UnreachableException() };
    }
}
