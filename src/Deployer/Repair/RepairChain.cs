using System.Diagnostics;
using Deployer.Build;
using Deployer.Cycle;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Repair.Fixers;
using Deployer.Repair.Gate;
using Deployer.Repair.History;
using Deployer.Repair.Minimise;

namespace Deployer.Repair;

/// <summary>
/// Tries what the fixers propose in the warm slot, keeps what makes progress, and asks the gate once everything is green.
/// </summary>
internal sealed class RepairChain(Workbench bench, IReadOnlyList<IFixer> fixers, IGate gate, ICycleLog log, TimeProvider time)
{
    /// <summary>Fix-it rounds, rules and failed candidates together; far more than any real chain takes.</summary>
    private const int MaxRounds = 40;

    private int _examinations;

    /// <summary>Knows the last green version; null: nobody does.</summary>
    public IGreenHistory? History { get; init; }

    public async Task<RepairOutcome> RepairAsync(RepairCase failure, CancellationToken cancellationToken)
    {
        if (failure.FailedBefore > 0 && failure.FailedBefore >= failure.Options.Attempts)
        {
            return new RepairOutcome.NotFixed(
                $"{failure.FailedBefore} candidates for this failure failed in earlier cycles, which is the limit");
        }

        var evidence = new ChainEvidence(bench, failure.Base, History, log);
        var state = new ChainState(failure, await TreeOfAsync(failure.Base, cancellationToken), evidence);
        for (var round = 0; round < MaxRounds && state.FailedAttempts < failure.Options.Attempts; round++)
        {
            if (await NextAsync(state, cancellationToken) is not { } candidate)
            {
                return new RepairOutcome.NotFixed(state.Tried == 0 ? NobodyKnows(state) : "nothing more to try");
            }

            var started = time.GetTimestamp();
            var trial = await TryAsync(state, candidate, cancellationToken);
            evidence.Built = trial is Trial.NoProgress or Trial.MadeProgress ? trial.Commit : null;
            await NoteAsync(state, candidate, trial, time.GetElapsedTime(started), cancellationToken);
            if (state.Take(candidate, trial) is { } fix)
            {
                return new RepairOutcome.Fixed(fix);
            }

            if (state.WhyGivenUp is { } reason)
            {
                return new RepairOutcome.NotFixed(reason);
            }
        }

        return new RepairOutcome.NotFixed($"{state.FailedAttempts} candidates failed, which is the limit");
    }

    private string NobodyKnows(ChainState state) =>
        $"{(fixers.Count == 1 ? fixers[0].Name : $"each of the {fixers.Count} fixers")} was asked: none proposes a change for a failure of class "
        + state.Diagnosis.FailureClass.ToString().ToLowerInvariant()
        + (FailingTarget.GeneratorToMend(state.Diagnosis) is { } generator ? $"; {generator}" : "");

    private async Task<Candidate?> NextAsync(ChainState state, CancellationToken cancellationToken)
    {
        await bench.Warm.ResetAsync(state.Current, cancellationToken);
        state.Evidence.Current = state.Current;
        var context = new RepairContext(bench.FolderIn(bench.Warm), state.Diagnosis, state.Manifest) { Evidence = state.Evidence };
        foreach (var fixer in fixers)
        {
            foreach (var candidate in await state.AskOnceAsync(fixer, context, cancellationToken))
            {
                if (state.IsNew(candidate))
                {
                    await log.StepAsync("propose", $"{candidate.Fixer}: {candidate.Summary}", cancellationToken);
                    return candidate;
                }
            }
        }

        return null;
    }

    private async Task<Trial> TryAsync(ChainState state, Candidate candidate, CancellationToken cancellationToken)
    {
        var applied = await bench.Warm.ApplyAsync(candidate.Patch, bench.Package, cancellationToken);
        if (applied is not ApplyOutcome.Applied { Commit: var commit })
        {
            return new Trial.DoesNotApply(((ApplyOutcome.DoesNotApply)applied).Reason);
        }

        var tree = await TreeOfAsync(commit, cancellationToken);
        if (state.WasAt(tree))
        {
            return new Trial.GoesBack(commit);
        }

        var run = $"try-{++_examinations:00}";
        var examination = (await bench.Examiner.ExamineAsync(bench.PlaceIn(bench.Warm, run), cancellationToken)).RequireMachine();
        if (examination.Diagnosis.IsGreen)
        {
            return await AskGateAsync(state, candidate, (commit, examination), cancellationToken);
        }

        var edited = await ListEditedAsync(state.Current, commit, cancellationToken);
        return Progress.IsMade(state.Diagnosis, examination.Diagnosis, candidate, edited)
            ? new Trial.MadeProgress(commit, tree, examination)
            : new Trial.NoProgress(commit, examination.Diagnosis.Cause);
    }

    private async Task<Trial> AskGateAsync(
        ChainState state, Candidate candidate, (CommitId Commit, Examination Seen) green, CancellationToken cancellationToken)
    {
        var needed = await new Minimiser(bench, log).MinimiseAsync(
            state.Base, (green.Commit, state.StepsWith(candidate)), green.Seen, cancellationToken);
        await log.StepAsync("gate", "green in the warm slot; asking the clean one", cancellationToken);
        var description = FixDescription.Of(needed.Steps);
        var commit = await ChangelogEntry.CompleteAsync(bench, (state.Base, needed.Commit), description.Subject, cancellationToken);
        var request = state.Ask(commit, description);
        return await gate.VerifyAsync(request, cancellationToken) switch
        {
            Verdict.Passed passed => new Trial.PassedGate(
                commit, new VerifiedFix(await RaiseAsync(description, state, commit, cancellationToken), request, passed.Evidence)),
            Verdict.Refused refused => new Trial.RefusedByGate(commit, $"{refused.Rule}: {refused.Reason}"),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What only brings back what was green is no guess, whoever proposed it.</summary>
    private async Task<FixDescription> RaiseAsync(
        FixDescription description, ChainState state, CommitId commit, CancellationToken cancellationToken) =>
        description.Confidence == Confidence.Low
        && await state.Evidence.FindGreenAsync(cancellationToken) is { } green
        && await Restoration.IsAllAsync(bench, (state.Base, commit), green, cancellationToken)
            ? description with
            {
                Confidence = Confidence.Medium,
                Reason = $"{description.Reason}\nIt was so in {green.Commit.Short}, which was green.",
            }
            : description;

    private async Task<CommitId> TreeOfAsync(CommitId commit, CancellationToken cancellationToken) =>
        await bench.Mirror.FindTreeAsync(commit, ".", cancellationToken) ?? throw new UnreachableException();

    private async Task<IReadOnlySet<string>> ListEditedAsync(CommitId from, CommitId to, CancellationToken cancellationToken)
    {
        var prefix = bench.Package == "." ? "" : bench.Package.TrimEnd('/') + "/";
        var changes = await bench.Mirror.ListChangesAsync(from, to, cancellationToken);
        return changes
            .Where(change => change.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(change => change.Path[prefix.Length..])
            .ToHashSet(StringComparer.Ordinal);
    }

    private async Task NoteAsync(
        ChainState state, Candidate candidate, Trial trial, TimeSpan took, CancellationToken cancellationToken)
    {
        var from = trial is Trial.PassedGate or Trial.RefusedByGate ? state.Base : state.Current;
        var diff = trial.Commit is { } commit ? await bench.Mirror.DiffAsync(from, commit, bench.Package, cancellationToken) : "";
        var attempt = new AttemptRecord(
            candidate.Fixer, trial.Verdict, trial.Reason, candidate.Confidence.ToString().ToLowerInvariant(), diff, took.TotalSeconds);
        await log.AttemptAsync(attempt, cancellationToken);
    }
}
