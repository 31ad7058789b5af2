using System.Text.Json;
using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Repair.Gate;

/// <summary>Writes down what the gate passed with all tests, and does not ask again about a tree that the same tools have passed before.</summary>
internal sealed class JournalledGate(IGate inner, Workbench bench, ServiceName service, IJournal journal, TimeProvider time) : IGate
{
    public async Task<Verdict> VerifyAsync(GateCase request, CancellationToken cancellationToken)
    {
        if (await bench.Mirror.FindTreeAsync(request.Candidate, ".", cancellationToken) is not { } tree)
        {
            return await inner.VerifyAsync(request, cancellationToken);
        }

        if (await RecallAsync(tree, cancellationToken) is { } remembered)
        {
            return new Verdict.Passed(remembered);
        }

        var verdict = await inner.VerifyAsync(request, cancellationToken);
        if (verdict is Verdict.Passed { Evidence.Omission: null } passed)
        {
            var evidence = JsonSerializer.Serialize(passed.Evidence);
            var verified = new VerifiedTree(service, tree, string.Join('+', request.Families), evidence, time.GetUtcNow());
            await journal.SaveVerifiedTreeAsync(verified, cancellationToken);
        }

        return verdict;
    }

    private async Task<GateEvidence?> RecallAsync(CommitId tree, CancellationToken cancellationToken)
    {
        var toolchain = (await bench.Examiner.IdentifyToolchainAsync(cancellationToken)).Split('\n')[0];
        return await journal.FindVerifiedTreeAsync(service, tree, cancellationToken) is { } verified
            && JsonSerializer.Deserialize<GateEvidence>(verified.Evidence) is { } evidence
            && evidence.Toolchain == toolchain
                ? evidence
                : null;
    }
}
