namespace Deployer.RepairBench.Cases;

/// <summary>What a case's repository tells besides the broken state.</summary>
internal enum History
{
    /// <summary>The broken state is the first commit.</summary>
    None,

    /// <summary>The faulty commit also holds an intended change; its parent is green and older than that change.</summary>
    Mixed,
}
