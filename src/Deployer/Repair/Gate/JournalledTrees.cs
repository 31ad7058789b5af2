using System.Text.Json;
using Deployer.Cycle;
using Deployer.Kernel;

namespace Deployer.Repair.Gate;

/// <summary>Keeps verified trees in the journal.</summary>
internal sealed class JournalledTrees(ServiceName service, IJournal journal, TimeProvider time) : IVerifiedTrees
{
    public async Task<GateEvidence?> RecallAsync(CommitId tree, string toolchain, CancellationToken cancellationToken) =>
        await journal.FindVerifiedTreeAsync(service, tree, cancellationToken) is { } verified
        && JsonSerializer.Deserialize<GateEvidence>(verified.Evidence) is { } evidence
        && evidence.Toolchain == toolchain
            ? evidence
            : null;

    public Task KeepAsync(CommitId tree, GateCase request, GateEvidence evidence, CancellationToken cancellationToken) => journal.SaveVerifiedTreeAsync(
        new VerifiedTree(service, tree, string.Join('+', request.Families), JsonSerializer.Serialize(evidence), time.GetUtcNow()), cancellationToken);
}
