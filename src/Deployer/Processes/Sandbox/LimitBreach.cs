namespace Deployer.Processes.Sandbox;

/// <summary>What a confined program used too much of.</summary>
internal enum LimitKind
{
    Memory,
    Processes,
    Disk,
}

/// <summary>A limit that a confined program ran into, so that how it ended says nothing of its code.</summary>
/// <param name="Kind">What it used too much of.</param>
/// <param name="Message">For people, to follow a subject: `used more than limits.memory = 8 GB`.</param>
internal sealed record LimitBreach(LimitKind Kind, string Message);
