using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Agents;

/// <summary>Who repairs, or pretends to.</summary>
internal interface IAgent
{
    /// <summary>Lower case, words joined by dashes.</summary>
    string Name { get; }

    /// <summary>True when it keeps a state of its own between its runs, which is then made to be that of a warm slot.</summary>
    bool StartsWarm => false;

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

    /// <summary>It saw nothing red.</summary>
    public bool SawGreen { get; init; }

    /// <summary>It found what passes its own judge, and showed it without applying it.</summary>
    public bool OnlyProposed { get; init; }

    /// <summary>Candidates it tried.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it built or tested, the first look included.</summary>
    public int Builds { get; init; }

    /// <summary>Tokens of language models.</summary>
    public long Tokens { get; init; }

    /// <summary>From knowing that it is red to the end, in seconds; null when it does not say.</summary>
    public double? SecondsFromRed { get; init; }

    /// <summary>The last of what it told while it worked; it stays beside the case and is not published.</summary>
    public string Told { get; init; } = "";

    /// <summary>Why it ended otherwise than it should; null when it did not.</summary>
    public string? Trouble { get; init; }
}
