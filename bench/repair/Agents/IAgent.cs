using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Agents;

/// <summary>Who repairs, or pretends to.</summary>
internal interface IAgent
{
    /// <summary>Lower case, words joined by dashes.</summary>
    string Name { get; }

    /// <summary>Changes the files of the repository, or leaves them.</summary>
    Task<AgentAnswer> RepairAsync(CaseRepository repository, CancellationToken cancellationToken);
}

/// <summary>What an agent says of its work.</summary>
internal sealed record AgentAnswer
{
    /// <summary>Which of its means it used; null when none.</summary>
    public string? Fixer { get; init; }

    /// <summary>high, medium or low; null when it does not say.</summary>
    public string? Confidence { get; init; }

    /// <summary>The class of failure it saw; null when it does not say.</summary>
    public string? FailureClass { get; init; }

    /// <summary>Candidates it tried.</summary>
    public int Attempts { get; init; }

    /// <summary>From knowing that it is red to the end, in seconds; null when it does not say.</summary>
    public double? SecondsFromRed { get; init; }
}
