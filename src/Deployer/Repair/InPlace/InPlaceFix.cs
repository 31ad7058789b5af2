using System.Diagnostics;
using Deployer.Build;
using Deployer.Build.Dependencies;
using Deployer.Cycle;
using Deployer.Diagnose;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Processes.Sandbox;
using Deployer.Repair.Fixers;
using Deployer.Repair.Gate;
using Deployer.Repair.History;
using Deployer.Repair.Memory;
using Deployer.Workspace;

namespace Deployer.Repair.InPlace;

/// <summary>What came of mending a folder in place.</summary>
/// <param name="Fingerprint">Of the failure; null when it was green.</param>
/// <param name="Cause">The failure in one line; empty when it was green.</param>
internal abstract record InPlaceOutcome(Fingerprint? Fingerprint, string Cause)
{
    public sealed record AlreadyGreen(Diagnosis Seen) : InPlaceOutcome(null, "");

    /// <summary>The diff is relative to the repository; applied unless it was only asked for.</summary>
    public sealed record Fixed(Fingerprint? Failure, string Reason, VerifiedFix Fix, string Diff) : InPlaceOutcome(Failure, Reason);

    public sealed record NotFixed(Fingerprint? Failure, string Reason, string Why) : InPlaceOutcome(Failure, Reason);

    /// <summary>Of the failure as it came; null when it was green.</summary>
    public FailureClass? FailureClass { get; init; }
}

/// <summary>Mends a package right where it is. Everything is tried on a copy; the folder is written to once, at the end.</summary>
internal sealed class InPlaceFix(GitProgram git, Examiner examiner, ICycleLog log, TimeProvider time)
{
    /// <summary>What the package's code may reach besides its copy; null: whatever this user may.</summary>
    public Confinement? Confinement { get; init; }

    /// <summary>Who proposes fixes, in the order in which they are asked.</summary>
    public IReadOnlyList<IFixer> Fixers { get; init; } = FixerSet.Standard;

    /// <summary>Knows the last green version; null: nobody does.</summary>
    public IGreenHistory? History { get; init; }

    /// <summary>Keeps the fixes that were applied; null: nobody does.</summary>
    public IFixMemory? Memory { get; init; }

    /// <summary>Told of the places at which a kill must do no harm.</summary>
    public ICrashPoints CrashPoints { get; init; } = NoCrashPoints.Instance;

    /// <summary>Where its dependencies come from when it has no network; null: the tools fetch them themselves.</summary>
    public DependencyAccess? Dependencies { get; init; }

    /// <param name="target">What is mended.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="cancellationToken">Stops it; the folder is then as before.</param>
    public async Task<InPlaceOutcome> RunAsync(FixTarget target, FixOptions options, CancellationToken cancellationToken)
    {
        var mirror = await Mirror.OpenAsync(git, target.State.Mirror, new Remote(target.Repository, null), cancellationToken);
        var snapshot = await mirror.SnapshotAsync(target.Repository, cancellationToken);
        var bench = await OpenAsync(mirror, target, cancellationToken);
        await bench.Warm.CheckoutAsync(snapshot, cancellationToken);
        await log.StepAsync("build", "building and testing a copy", cancellationToken);
        var seen = await examiner.ExamineAsync(bench.PlaceIn(bench.Warm, "look"), cancellationToken);
        if (seen.Diagnosis is { IsGreen: true, FailureClass: not FailureClass.Flaky })
        {
            return new InPlaceOutcome.AlreadyGreen(seen.Diagnosis);
        }

        await log.StepAsync("diagnose", seen.Diagnosis.Cause, cancellationToken);
        var request = new RepairCase(snapshot, seen, options, TestInventory.Of(seen.Diagnosis));
        try
        {
            return await MendAsync(request, bench, target, cancellationToken) with { FailureClass = seen.Diagnosis.FailureClass };
        }
        catch (MachineException error)
        {
            return new InPlaceOutcome.NotFixed(seen.Diagnosis.Fingerprint, seen.Diagnosis.Cause, $"the machine failed meanwhile: {error.Message}")
            {
                FailureClass = FailureClass.Infrastructure,
            };
        }
    }

    private async Task<InPlaceOutcome> MendAsync(
        RepairCase request, Workbench bench, FixTarget target, CancellationToken cancellationToken)
    {
        var diagnosis = request.Red.Diagnosis;
        if (diagnosis.FailureClass == FailureClass.Flaky)
        {
            return new InPlaceOutcome.NotFixed(diagnosis.Fingerprint, diagnosis.Cause, ServiceCycle.FlakeReason);
        }

        if (diagnosis.IsOfMachine)
        {
            return new InPlaceOutcome.NotFixed(diagnosis.Fingerprint, diagnosis.Cause, "the machine failed, not the code");
        }

        var chain = new RepairChain(bench, Fixers, new CleanSlotGate(bench), log, time) { History = History };
        switch (await chain.RepairAsync(request, cancellationToken))
        {
            case RepairOutcome.NotFixed left:
                return new InPlaceOutcome.NotFixed(diagnosis.Fingerprint, diagnosis.Cause, left.Reason);
            case RepairOutcome.Fixed { Fix: var fix }:
                var diff = await bench.Mirror.DiffAsync(request.Base, fix.Commit, ".", cancellationToken);
                if (fix.Evidence.Omission is { } omission)
                {
                    return new InPlaceOutcome.NotFixed(
                        diagnosis.Fingerprint, diagnosis.Cause, $"the machine could not run all tests ({omission}); a proposal:\n{diff}");
                }

                return fix.Description.Confidence == Confidence.Low
                    ? new InPlaceOutcome.NotFixed(diagnosis.Fingerprint, diagnosis.Cause, $"only a guess was found; {(fix.Evidence.LookAt is { Length: > 0 } doubts ? $"{doubts} A" : "a")} proposal:\n{diff}")
                    : await FinishAsync(request, (bench, fix, diff), target, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<InPlaceOutcome> FinishAsync(
        RepairCase request, (Workbench Bench, VerifiedFix Fix, string Diff) found, FixTarget target, CancellationToken cancellationToken)
    {
        var diagnosis = request.Red.Diagnosis;
        if (target.DryRun)
        {
            return new InPlaceOutcome.Fixed(diagnosis.Fingerprint, diagnosis.Cause, found.Fix, found.Diff);
        }

        var changes = await ListAsync(found.Bench.Mirror, request.Base, found.Fix.Commit, cancellationToken);
        if (new PendingFix(target.State.Pending, CrashPoints).Apply(target.Repository, changes) != PendingOutcome.Applied)
        {
            return new InPlaceOutcome.NotFixed(
                diagnosis.Fingerprint, diagnosis.Cause, "a file that the fix changes was edited meanwhile; nothing was changed");
        }

        await Lesson.KeepAsync(Memory, found.Bench, found.Fix, time.GetUtcNow(), cancellationToken);
        return new InPlaceOutcome.Fixed(diagnosis.Fingerprint, diagnosis.Cause, found.Fix, found.Diff);
    }

    private static async Task<IReadOnlyList<FileChange>> ListAsync(
        Mirror mirror, CommitId before, CommitId after, CancellationToken cancellationToken)
    {
        var changes = new List<FileChange>();
        foreach (var change in await mirror.ListChangesAsync(before, after, cancellationToken))
        {
            changes.Add(new FileChange(
                change.Path,
                await mirror.ReadFileAsync(before, change.Path, cancellationToken),
                await mirror.ReadFileAsync(after, change.Path, cancellationToken)));
        }

        return changes;
    }

    private async Task<Workbench> OpenAsync(Mirror mirror, FixTarget target, CancellationToken cancellationToken)
    {
        var state = target.State;
        File.WriteAllText(state.Log, "");
        return new Workbench(
            mirror,
            await Slot.OpenAsync(mirror, state.Warm, cancellationToken),
            await Slot.OpenAsync(mirror, state.Clean, cancellationToken),
            examiner)
        {
            Package = target.Package,
            RunsFolder = state.Runs,
            FollowFile = state.Log,
            Confinement = Confinement,
            Dependencies = Dependencies,
        };
    }
}
