namespace Deployer.Processes.Sandbox;

/// <summary>What this machine can do to confine a program.</summary>
internal sealed record SandboxAbilities
{
    /// <summary>Null when programs cannot be confined.</summary>
    public Bubblewrap? Bubblewrap { get; init; }

    /// <summary>Why programs cannot be confined; null when they can.</summary>
    public SandboxFault? Fault { get; init; }

    /// <summary>Where control groups can be made; null when limits are set for each process alone.</summary>
    public LimitGroups? Groups { get; init; }

    /// <summary>Why no control group can be made; null when they can.</summary>
    public SandboxFault? GroupFault { get; init; }

    public bool CanConfine => Bubblewrap is not null && Fault is null;
}

/// <summary>Something that this machine lacks.</summary>
/// <param name="Problem">What, for people.</param>
/// <param name="Mend">What to do about it.</param>
internal sealed record SandboxFault(string Problem, string Mend);
