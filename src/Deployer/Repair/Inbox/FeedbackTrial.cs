using System.Diagnostics;
using Deployer.Git;
using Deployer.Repair.Gate;

namespace Deployer.Repair.Inbox;

/// <summary>Tries a proposal of a person once: it must apply, leave everything green, and pass the gate.</summary>
internal sealed class FeedbackTrial(Workbench bench, IGate gate)
{
    /// <param name="request">What the gate will be asked; its candidate is replaced by the one made here.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="cancellationToken">Stops the trial.</param>
    public async Task<Trial> TryAsync(GateCase request, Candidate proposal, CancellationToken cancellationToken)
    {
        await bench.Warm.CheckoutAsync(request.Base, cancellationToken);
        var applied = await bench.Warm.ApplyAsync(proposal.Patch, bench.Package, cancellationToken);
        if (applied is not ApplyOutcome.Applied { Commit: var commit })
        {
            return new Trial.DoesNotApply(((ApplyOutcome.DoesNotApply)applied).Reason);
        }

        var seen = (await bench.Examiner.ExamineAsync(bench.PlaceIn(bench.Warm, "feedback"), cancellationToken)).RequireMachine();
        if (!seen.Diagnosis.IsGreen)
        {
            return new Trial.NoProgress(commit, seen.Diagnosis.Cause);
        }

        var complete = await ChangelogEntry.CompleteAsync(bench, (request.Base, commit), proposal.Summary, cancellationToken);
        var testFolders = seen.Observation.Manifest?.TestFolders ?? [];
        return await AskGateAsync(request with { Candidate = complete, TestFolders = testFolders }, proposal, cancellationToken);
    }

    private async Task<Trial> AskGateAsync(GateCase request, Candidate proposal, CancellationToken cancellationToken) =>
        await gate.VerifyAsync(request, cancellationToken) switch
        {
            Verdict.Passed passed => new Trial.PassedGate(
                request.Candidate, new VerifiedFix(FixDescription.Of([proposal]), request, passed.Evidence)),
            Verdict.Refused refused => new Trial.RefusedByGate(request.Candidate, $"{refused.Rule}: {refused.Reason}"),
            _ => throw new UnreachableException(),
        };
}
