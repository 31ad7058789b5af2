using Deployer.Diagnose;
using Deployer.Kernel;

namespace Deployer.Replay;

/// <summary>One cause of red cycles.</summary>
internal sealed record PastCause
{
    /// <summary>The key that its cycles share; null when they have none.</summary>
    public required Fingerprint? Fingerprint { get; init; }

    public required FailureClass FailureClass { get; init; }

    /// <summary>The line for people, as the newest of its cycles gave it.</summary>
    public required string Cause { get; init; }

    /// <summary>How many cycles were red by it.</summary>
    public required int Cycles { get; init; }

    public required PastPlace FirstSeen { get; init; }

    public required PastPlace LastSeen { get; init; }

    /// <summary>The fixers that recognize it.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>How many errors of its newest cycle are no mere consequences.</summary>
    public required int Errors { get; init; }

    /// <summary>How many of them a fixer recognizes.</summary>
    public required int Recognized { get; init; }
}

/// <summary>Cycles of one folder that followed each other.</summary>
/// <param name="Cycles">How many.</param>
/// <param name="Fingerprint">The failure they share; null when they only share that they are red.</param>
/// <param name="First">Where it begins.</param>
/// <param name="Last">The last of them.</param>
internal sealed record Streak(int Cycles, Fingerprint? Fingerprint, PastPlace First, PastPlace Last);

/// <summary>A failure that went away for another one and came back, which two hands do that undo each other's work.</summary>
/// <param name="Failure">What came back.</param>
/// <param name="Between">What was there meanwhile.</param>
/// <param name="Times">How often.</param>
internal sealed record Oscillation(Fingerprint Failure, Fingerprint Between, int Times);

/// <summary>What a history shows.</summary>
internal sealed record PastFindings
{
    public required int Green { get; init; }

    public required int Red { get; init; }

    /// <summary>Cycles of which the log does not say how they ended.</summary>
    public required int Unknown { get; init; }

    /// <summary>The causes of red cycles, the most frequent first.</summary>
    public required IReadOnlyList<PastCause> Causes { get; init; }

    /// <summary>
    /// Red cycles that failed like the one before them in their folder. The loop builds the same input once, so these builds
    /// are saved if the code was the same, which logs do not say: an upper bound. Failures of the machine are built again and not counted.
    /// </summary>
    public required int AvoidedBuilds { get; init; }

    /// <summary>Red cycles whose first cause a fixer recognizes.</summary>
    public required int Explained { get; init; }

    /// <summary>Those of them in which a fixer recognizes every cause.</summary>
    public required int Covered { get; init; }

    /// <summary>Red cycles in which no fix would have been tried, because the machine or the toolchain failed.</summary>
    public required int OfTheMachine { get; init; }

    /// <summary>The longest run of one failure; null when nothing is red.</summary>
    public Streak? LongestFailure { get; init; }

    /// <summary>The longest run of red cycles; null when nothing is red.</summary>
    public Streak? LongestRed { get; init; }

    /// <summary>The most frequent first.</summary>
    public required IReadOnlyList<Oscillation> Oscillations { get; init; }

    public int Cycles => Green + Red + Unknown;
}
