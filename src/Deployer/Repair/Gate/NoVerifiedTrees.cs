using Deployer.Kernel;

namespace Deployer.Repair.Gate;

/// <summary>Remembers nothing: every tree is built.</summary>
internal sealed class NoVerifiedTrees : IVerifiedTrees
{
    public static NoVerifiedTrees Instance { get; } = new();

    public Task<GateEvidence?> RecallAsync(CommitId tree, string toolchain, CancellationToken cancellationToken) => Task.FromResult<GateEvidence?>(null);

    public Task KeepAsync(CommitId tree, GateCase request, GateEvidence evidence, CancellationToken cancellationToken) => Task.CompletedTask;
}
