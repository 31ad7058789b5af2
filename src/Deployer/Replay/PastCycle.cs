using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Replay;

/// <summary>Where in a history something stands.</summary>
/// <param name="File">The log, relative to the history's folder.</param>
/// <param name="Line">Where the cycle begins in it, from 1.</param>
/// <param name="Time">As the file's name says, taken for UTC; null when it says nothing.</param>
internal sealed record PastPlace(string File, int Line, DateTimeOffset? Time);

/// <summary>One cycle that a log tells of.</summary>
internal sealed record PastCycle
{
    public required PastPlace Place { get; init; }

    public required RunOutcome Outcome { get; init; }

    public FailureClass FailureClass { get; init; }

    /// <summary>The build-level key; null when it is not red.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>One line for people, without secrets; empty when it is not red.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The fixers that recognize its first cause, in the order in which they are asked.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>How many errors it has that are no mere consequences.</summary>
    public int Causes { get; init; }

    /// <summary>How many of them a fixer recognizes.</summary>
    public int Recognized { get; init; }

    public bool IsRed => Outcome == RunOutcome.Failed;

    /// <summary>The machine or the toolchain failed: the loop tries no fix then, and builds again.</summary>
    public bool IsOfTheMachine => IsRed && FailureClass is FailureClass.Infrastructure or FailureClass.Toolchain;

    /// <summary>The logs of one folder are one service's history.</summary>
    public string Series => Path.GetDirectoryName(Place.File) ?? "";

    /// <summary>True when both are red for the same reason.</summary>
    public bool FailsLike(PastCycle other) => IsRed && other.IsRed && Fingerprint is not null && Fingerprint == other.Fingerprint;
}
