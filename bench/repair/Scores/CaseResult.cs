using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Scores;

/// <summary>What an agent made of a case.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Agent">Name of the agent.</param>
/// <param name="Class">Class of the fault.</param>
/// <param name="Operators">Names of the operators.</param>
/// <param name="History">What the repository told.</param>
/// <param name="Grade">The verdict.</param>
/// <param name="Answer">What the agent said.</param>
internal sealed record CaseResult(
    string Case, string Agent, int Class, IReadOnlyList<string> Operators, History History, Grade Grade, AgentAnswer Answer)
{
    /// <summary>The classes of failure that fit, when the right answer is to change nothing; else empty.</summary>
    public IReadOnlyList<string> RightClasses { get; init; } = [];

    /// <summary>From its start to its end.</summary>
    public double Seconds { get; init; }

    /// <summary>What making its slot warm, judging it and the rest took.</summary>
    public double SecondsAround { get; init; }

    /// <summary>What it changed, as a unified diff.</summary>
    public string Diff { get; init; } = "";

    /// <summary>The right answer is to change nothing.</summary>
    public bool WantsNoChange => RightClasses.Count > 0;

    /// <summary>It was left alone, and called what it is.</summary>
    public bool RightlyNamed => Grade.Verdict == Verdict.RightlyLeft && Answer.FailureClass is { } told && RightClasses.Contains(told);
}
