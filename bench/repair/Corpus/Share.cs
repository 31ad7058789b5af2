namespace Deployer.RepairBench.Corpus;

/// <summary>What something may be used for. Rules and engine are made with one half, the published figure comes from the other.</summary>
internal enum Share
{
    /// <summary>May be looked at while rules are written.</summary>
    Development,

    /// <summary>Only for the published figure.</summary>
    HeldOut,
}
