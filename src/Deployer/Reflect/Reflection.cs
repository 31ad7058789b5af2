using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Deployer.Cycle;

namespace Deployer.Reflect;

/// <summary>Words what a cycle came to: for people first, and as JSON at the end.</summary>
internal static class Reflection
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(CycleRecord cycle, IReadOnlyList<CycleStep> steps, IReadOnlyList<AttemptRecord> attempts)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {cycle.Service}: {Headline(cycle)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Cycle {cycle.Id}, commit {cycle.Commit}, started by {cycle.Trigger}.\n");
        if (cycle.Cause is { } cause)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nCause: {cause}\n");
        }

        text.Append("\n## Steps\n\n");
        foreach (var step in steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {step.At.UtcDateTime:HH:mm:ss} {step.Stage}: {step.Text.ReplaceLineEndings(" ")}\n");
        }

        foreach (var attempt in attempts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Tried: {attempt.Fixer}, {attempt.Verdict}\n\n{attempt.Reason}\n");
            text.Append(Indent(attempt.Diff));
        }

        var record = JsonSerializer.Serialize(Describe(cycle), Json);
        return text.Append(CultureInfo.InvariantCulture, $"\n## Record\n\n{Indent(record)}").ToString();
    }

    private static string Headline(CycleRecord cycle) => cycle.Outcome switch
    {
        CycleOutcome.Green => "green",
        CycleOutcome.Fixed => $"was red, fixed by {cycle.Fixer}",
        CycleOutcome.Waiting => $"a fix by {cycle.Fixer} waits on {cycle.FixBranch}",
        CycleOutcome.Red => "red, nothing that was tried passed",
        CycleOutcome.Cancelled => "cancelled",
        CycleOutcome.Failed => "not finished",
        CycleOutcome.Running => "running",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static object Describe(CycleRecord cycle) => new
    {
        schema = "codex-deployer/reflection/1",
        cycle.Id,
        service = cycle.Service.Value,
        commit = cycle.Commit.Value,
        cycle.Trigger,
        cycle.Started,
        cycle.Ended,
        cycle.Outcome,
        fingerprint = cycle.Fingerprint?.Value,
        cycle.FailureClass,
        cycle.Cause,
        cycle.Fixer,
        fixCommit = cycle.FixCommit?.Value,
        cycle.FixBranch,
        cycle.Summary,
        cycle.TestsRun,
        cycle.TestsPassed,
    };

    /// <summary>As a code block: no text of a repository can end it.</summary>
    private static string Indent(string text) =>
        text.Length == 0 ? "" : "\n" + string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"    {line}\n"));
}
