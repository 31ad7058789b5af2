using System.Globalization;
using System.Text;
using System.Text.Json;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;
using Deployer.RepairBench.Runs;

namespace Deployer.RepairBench.Scores;

/// <summary>What is published of a set.</summary>
/// <param name="set">Its share and seed.</param>
/// <param name="results">All results.</param>
/// <param name="note">Under what they came about.</param>
internal sealed class BenchReport(string set, IReadOnlyList<CaseResult> results, RunNote note)
{
    public string Tables() => ScoreTable.Of(results, AgentNames.Product) + Conditions();

    /// <summary>The section of the page.</summary>
    public string Section() => $"## repair, {set}\n\n{Tables().TrimEnd()}";

    /// <summary>One document: the conditions first, then each result on a line of its own, without its diff.</summary>
    public string Json()
    {
        var dash = set.LastIndexOf('-');
        var head = JsonSerializer.Serialize(new { Schema = "codex-deployer/repair-bench/1", Share = set[..dash], Seed = set[(dash + 1)..], note }, CaseStore.Json);
        var text = new StringBuilder(head, 0, head.Length - 1, head.Length * 2).Append(",\n\"results\":[");
        var ordered = results.OrderBy(result => result.Case, StringComparer.Ordinal).ThenBy(result => result.Agent, StringComparer.Ordinal).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(JsonSerializer.Serialize(Row.Of(ordered[i]), CaseStore.Json));
        }

        return text.Append("\n]}\n").ToString();
    }

    private string Conditions()
    {
        var text = new StringBuilder();
        var trouble = results.Count(result => result.Answer.Trouble is not null || (result.Answer.FailureClass == "infrastructure" && !result.WantsNoChange));
        var cases = results.Select(result => result.Case).Distinct(StringComparer.Ordinal).Count();
        text.AppendLine(CultureInfo.InvariantCulture, $"{cases} cases, {results.Count} runs, {trouble} of them ended in an error of the agent or the machine. In no repository was a hidden test, an operator's name or a good state found.")
            .AppendLine(Repeated()).AppendLine();
        if (note.From is { } from && note.To is { } to)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}, {note.Seconds / 3600:0.0} hours at work. {string.Join("; ", note.Hardware)}. {string.Join("; ", note.Toolchains)}. Product at {string.Join(", ", note.Commits)}. Load before each run: {note.LeastLoad:0.0} to {note.MostLoad:0.0}.");
        }

        return text.ToString();
    }

    private string Repeated()
    {
        if (note.Repeats.Count == 0)
        {
            return "Nothing was run again.";
        }

        var other = note.Repeats.Where(repeat => !repeat.Same).ToList();
        var cases = note.Repeats.Select(repeat => repeat.Case).Distinct(StringComparer.Ordinal).Count();
        return string.Create(CultureInfo.InvariantCulture, $"Run again from nothing: {cases} cases, {note.Repeats.Count} comparisons, {other.Count} came to something else")
            + (other.Count == 0 ? "." : ": " + string.Join("; ", other.Select(repeat => $"{repeat.Case} by {repeat.Agent}: {repeat.First}, then {repeat.Second}")) + ".");
    }

    private sealed record Row(
        string Case,
        string Agent,
        int Class,
        History History,
        Grading.Verdict Verdict,
        string Reason,
        bool Exact,
        bool HiddenRed,
        string? Fixer,
        string? Confidence,
        string? FailureClass,
        bool RightlyNamed,
        bool OnlyProposed,
        int Attempts,
        int Builds,
        long Tokens,
        double Seconds,
        double? SecondsFromRed)
    {
        public static Row Of(CaseResult result) => new(
            result.Case,
            result.Agent,
            result.Class,
            result.History,
            result.Grade.Verdict,
            result.Grade.Reason,
            result.Grade.Exact,
            result.Grade.HiddenRed,
            result.Answer.Fixer,
            result.Answer.Confidence,
            result.Answer.FailureClass,
            result.RightlyNamed,
            result.Answer.OnlyProposed,
            result.Answer.Attempts,
            result.Answer.Builds,
            result.Answer.Tokens,
            Math.Round(result.Seconds, 1),
            result.Answer.SecondsFromRed is { } seconds ? Math.Round(seconds, 1) : null);
    }
}
