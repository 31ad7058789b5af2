using System.Diagnostics;
using Deployer.Build;
using Deployer.Diagnose;
using Deployer.Repair.Gate.Manifests;
using Deployer.Repair.Gate.Proof;
using Deployer.Repair.Gate.Tampering;

namespace Deployer.Repair.Gate;

/// <summary>
/// Passes a fix when its changes are allowed and its tree, checked out fresh and built from nothing, is green in two test runs,
/// with every test that was there before.
/// </summary>
internal sealed class CleanSlotGate(Workbench bench) : IGate
{
    /// <summary>The cheap ones first.</summary>
    public static IReadOnlyList<IGuard> Guards { get; } =
        [new DiffPolicy(), new SecretCheck(), new TamperGuard(), new ManifestGuard(), new SizeCheck(), new StrongCheck()];

    private int _asked;

    /// <summary>What was built and tested before.</summary>
    public IVerifiedTrees Trees { get; init; } = NoVerifiedTrees.Instance;

    public async Task<Verdict> VerifyAsync(GateCase request, CancellationToken cancellationToken)
    {
        var changes = await bench.Mirror.ListChangesAsync(request.Base, request.Candidate, cancellationToken);
        var question = new GateQuestion(request, bench, changes);
        var doubts = new List<Doubt>();
        foreach (var guard in Guards)
        {
            switch (await guard.JudgeAsync(question, cancellationToken))
            {
                case Check.Refused refused:
                    return Verdict.Refused.Of(refused);
                case Check.Doubted doubted:
                    doubts.AddRange(doubted.Doubts);
                    break;
            }
        }

        if (doubts.Find(doubt => doubt.Rule == "expectation-changed") is { } changed && doubts.Exists(doubt => doubt.Rule == "tests-changed-needlessly"))
        {
            return Verdict.Refused.Of(new Check.Refused("assertion-weakened", $"{changed.Reason} The tests as they were pass as well.", "the same assertion, or a stricter one"));
        }

        return await ProveAsync(question, cancellationToken) switch
        {
            Verdict.Passed passed => new Verdict.Passed(passed.Evidence with { Doubts = [.. doubts, .. passed.Evidence.Doubts] }),
            var refused => refused,
        };
    }

    /// <summary>Builds and tests the tree unless it was seen to be well before; whether its tests are all there depends on what it is compared with.</summary>
    private async Task<Verdict> ProveAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        var tree = await bench.Mirror.FindTreeAsync(question.Case.Candidate, ".", cancellationToken) ?? throw new UnreachableException();
        var toolchain = (await bench.Examiner.IdentifyToolchainAsync(cancellationToken)).Split('\n')[0];
        if (await Trees.RecallAsync(tree, toolchain, cancellationToken) is { } known)
        {
            var expected = InventoryCheck.With(question.Case.Inventory, question.Case.Failure.Tests);
            return InventoryCheck.Judge(expected, known.Inventory) is Check.Refused refused ? Verdict.Refused.Of(refused) : new Verdict.Passed(known);
        }

        var verdict = await BuildAndTestAsync(question, cancellationToken);
        if (verdict is Verdict.Passed { Evidence: { Omission: null } evidence })
        {
            await Trees.KeepAsync(tree, question.Case, evidence, cancellationToken);
        }

        return verdict;
    }

    private async Task<Verdict> BuildAndTestAsync(GateQuestion question, CancellationToken cancellationToken)
    {
        var request = question.Case;
        await bench.Clean.CheckoutAsync(request.Candidate, cancellationToken);
        await bench.Clean.RemoveBuildAsync(cancellationToken);
        var run = $"gate-{++_asked:00}";
        var first = (await bench.Examiner.ExamineAsync(bench.PlaceIn(bench.Clean, $"{run}-first"), cancellationToken)).RequireMachine();
        if (Judge(request, first) is { } refusal)
        {
            return refusal;
        }

        var second = await bench.Examiner.RetestAsync(bench.PlaceIn(bench.Clean, $"{run}-second"), first, cancellationToken);
        second.RequireMachine();
        if (Judge(request, second) is { } late)
        {
            return late;
        }

        return await WarningCheck.JudgeAsync(question, first.Diagnosis, cancellationToken) switch
        {
            Check.Refused noisy => Verdict.Refused.Of(noisy),
            Check.Doubted doubted => new Verdict.Passed(await CollectAsync(first, second, cancellationToken) with { Doubts = doubted.Doubts }),
            _ => new Verdict.Passed(await CollectAsync(first, second, cancellationToken)),
        };
    }

    private static Verdict.Refused? Judge(GateCase request, Examination examination) => examination.Diagnosis switch
    {
        { IsGreen: false, Fingerprint: { } found } same when found == request.Failure.Fingerprint =>
            new Verdict.Refused("still-failing", $"in the clean slot the failure is still there: {same.Cause}"),
        { IsGreen: false } other => new Verdict.Refused("new-failure", $"in the clean slot something else fails: {other.Cause}"),
        var green => InventoryCheck.Judge(Expected(request.Inventory, green), green.Omission is null ? request.Failure.Tests : [], green.Tests) is Check.Refused refused
            ? Verdict.Refused.Of(refused)
            : null,
    };

    /// <summary>A shortened run leaves tests out, which is told as what it is; those that it runs must still be well.</summary>
    private static IReadOnlyDictionary<string, TestOutcome> Expected(IReadOnlyDictionary<string, TestOutcome> inventory, Diagnosis green)
    {
        if (green.Omission is null || !green.Tests.Any(test => test.Outcome != TestOutcome.Skipped))
        {
            return inventory;
        }

        var seen = green.Tests.Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        return inventory.Where(test => seen.Contains(test.Key)).ToDictionary(StringComparer.Ordinal);
    }

    private async Task<GateEvidence> CollectAsync(Examination first, Examination second, CancellationToken cancellationToken)
    {
        var toolchain = await bench.Examiner.IdentifyToolchainAsync(cancellationToken);
        var passedTwice = Passed(first).Intersect(Passed(second), StringComparer.Ordinal).Count();
        return new GateEvidence(
            toolchain.Split('\n')[0],
            first.BuildTime.TotalSeconds,
            first.Diagnosis.Tests.Count(test => test.Outcome != TestOutcome.Skipped),
            passedTwice,
            first.Diagnosis.WarningCount,
            TestInventory.Of(first.Diagnosis))
        {
            Omission = first.Diagnosis.Omission,
            Flaky = [.. first.Diagnosis.Flaky.Concat(second.Diagnosis.Flaky).Select(test => test.Name).Distinct(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Passed(Examination examination) =>
        examination.Diagnosis.Tests.Where(test => test.Outcome == TestOutcome.Passed).Select(test => test.Id);
}
