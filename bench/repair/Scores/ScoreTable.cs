using System.Globalization;
using System.Text;
using Deployer.RepairBench.Agents;
using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Scores;

/// <summary>Results as tables for people.</summary>
internal static class ScoreTable
{
    private static readonly IReadOnlyList<(string Name, Func<Tally, string> Value)> Columns =
    [
        ("cases", tally => Number(tally.Faulty)),
        ("repaired", tally => tally.RepairedShare is { } share ? $"{Number(tally.Repaired)} ({Percent(share)})" : ""),
        ("exact", tally => Number(tally.Exact)),
        ("wrong", tally => Number(tally.Wrong)),
        ("hidden red", tally => Number(tally.HiddenRed)),
        ("reverted", tally => Number(tally.Reverted)),
        ("no answer", tally => Number(tally.NoAnswer)),
        ("only shown", tally => Number(tally.Proposed)),
        ("left alone", tally => tally.Sound == 0 ? "" : $"{Number(tally.RightlyLeft)} of {Number(tally.Sound)}"),
        ("rightly named", tally => tally.Sound == 0 ? "" : Number(tally.RightlyNamed)),
        ("harm", tally => tally.Sound == 0 ? "" : Number(tally.Harm)),
        ("builds", tally => Number(tally.Builds)),
        ("tokens", tally => Number(tally.Tokens)),
        ("s from red, median", tally => Seconds(tally.FromRed(0.5))),
        ("90 %", tally => Seconds(tally.FromRed(0.9))),
    ];

    /// <summary>All agents; each history apart; then one agent's classes, and the means that it used.</summary>
    /// <param name="results">All results.</param>
    /// <param name="subject">The agent whose classes are listed.</param>
    public static string Of(IReadOnlyList<CaseResult> results, string subject)
    {
        var own = results.Where(result => result.Agent == subject).ToList();
        var text = new StringBuilder();
        Append(text, "agent", ByAgent(results));
        text.AppendLine("Repaired, each class weighted equally: "
            + string.Join(", ", ByAgent(results).Select(agent => $"{agent.Name} {(new Tally(agent.Results).ByClass is { } share ? Percent(share) : "-")}")) + ".").AppendLine();
        foreach (var history in Enum.GetValues<History>())
        {
            Append(text, $"history {history.ToString().ToLowerInvariant()}", ByAgent([.. results.Where(result => result.History == history)]));
        }

        Append(text, $"{subject}, by class", [.. own.GroupBy(result => result.Class).OrderBy(group => group.Key)
            .Select(group => (FaultClasses.Title(group.Key), (IReadOnlyList<CaseResult>)[.. group]))]);
        Append(text, $"{subject}, by what it used", [.. own.GroupBy(result => result.Answer.Fixer ?? "none", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<CaseResult>)[.. group]))]);
        return text.ToString();
    }

    private static IReadOnlyList<(string Name, IReadOnlyList<CaseResult> Results)> ByAgent(IReadOnlyList<CaseResult> results) =>
        [.. AgentNames.All.Select(name => (name, (IReadOnlyList<CaseResult>)[.. results.Where(result => result.Agent == name)])).Where(agent => agent.Item2.Count > 0)];

    private static void Append(StringBuilder text, string head, IReadOnlyList<(string Name, IReadOnlyList<CaseResult> Results)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var tallies = rows.Select(row => (row.Name, Tally: new Tally(row.Results))).ToList();
        var columns = Columns.Where(column => tallies.Exists(row => column.Value(row.Tally) is not ("" or "0")) || column.Name is "wrong" or "hidden red" or "harm" or "tokens").ToList();
        text.AppendLine($"| {head} | {string.Join(" | ", columns.Select(column => column.Name))} |");
        text.AppendLine($"|---|{string.Concat(columns.Select(_ => "---:|"))}");
        foreach (var (name, tally) in tallies)
        {
            text.AppendLine($"| {name} | {string.Join(" | ", columns.Select(column => column.Value(tally)))} |");
        }

        text.AppendLine();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double? value) => value?.ToString("0", CultureInfo.InvariantCulture) ?? "";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
