using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Agents;

/// <summary>A control: changes nothing.</summary>
internal sealed class NothingAgent : IAgent
{
    public string Name => AgentNames.Nothing;

    public Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken) => Task.FromResult(new AgentAnswer());
}
