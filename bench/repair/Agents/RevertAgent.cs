using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Agents;

/// <summary>A control: takes the whole commit back, where there is one before it.</summary>
internal sealed class RevertAgent : IAgent
{
    public string Name => AgentNames.Revert;

    public async Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken)
    {
        if (await repository.HasParentAsync(cancellationToken))
        {
            await repository.GitAsync(["read-tree", "-u", "--reset", "HEAD~1"], cancellationToken);
        }

        return new AgentAnswer();
    }
}
