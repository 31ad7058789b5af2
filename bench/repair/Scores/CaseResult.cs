using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Scores;

/// <summary>What an agent made of a case.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Agent">Name of the agent.</param>
/// <param name="Class">Class of the fault.</param>
/// <param name="Operators">Names of the operators.</param>
/// <param name="History">`none` or `mixed`.</param>
/// <param name="Grade">The verdict.</param>
/// <param name="Answer">What the agent said.</param>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Diff">What it changed, as a unified diff.</param>
internal sealed record CaseResult(
    string Case, string Agent, int Class, IReadOnlyList<string> Operators, string History, Grade Grade, AgentAnswer Answer, double Seconds, string Diff);
