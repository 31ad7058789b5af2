using Deployer.Kernel;

namespace Deployer.Repair.Gate;

/// <summary>Remembers which trees were built and tested in the clean slot, so that none is built twice with the same tools.</summary>
internal interface IVerifiedTrees
{
    /// <summary>What was seen of a tree; null when it was never passed with these tools.</summary>
    /// <param name="tree">The repository's tree.</param>
    /// <param name="toolchain">The tools, one line.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<GateEvidence?> RecallAsync(CommitId tree, string toolchain, CancellationToken cancellationToken);

    /// <summary>Keeps what was seen of a tree that passed with all its tests.</summary>
    Task KeepAsync(CommitId tree, GateCase request, GateEvidence evidence, CancellationToken cancellationToken);
}
