using System.Globalization;
using System.Text;
using Deployer.RepairBench.Grading;

namespace Deployer.RepairBench.Scores;

/// <summary>Results as tables for people.</summary>
internal static class ScoreTable
{
    private const int FirstBehaviourClass = 51;

    /// <summary>One row for each agent, then one for each class of faults.</summary>
    /// <param name="results">All results.</param>
    /// <param name="subject">The agent whose classes are listed.</param>
    public static string Of(IReadOnlyList<CaseResult> results, string subject)
    {
        var text = new StringBuilder()
            .AppendLine("| agent | cases | repaired | by class, weighted equally | exact | wrong | reverted | no answer | rightly left | harm | seconds, median | from red |")
            .AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var agent in results.GroupBy(result => result.Agent, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.AppendLine(Row(agent.Key, [.. agent], ByClass([.. agent])));
        }

        text.AppendLine()
            .AppendLine("| class | cases | repaired | | exact | wrong | reverted | no answer | rightly left | harm | seconds, median | from red |")
            .AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var group in results.Where(result => result.Agent == subject).GroupBy(result => result.Class).OrderBy(group => group.Key))
        {
            text.AppendLine(Row(group.Key.ToString(CultureInfo.InvariantCulture), [.. group], ""));
        }

        return text.ToString();
    }

    /// <summary>Share of repaired cases over classes 1 to 50, each class weighted equally.</summary>
    private static string ByClass(IReadOnlyList<CaseResult> results)
    {
        var classes = results.Where(result => result.Class < FirstBehaviourClass).GroupBy(result => result.Class).ToList();
        return classes.Count == 0
            ? ""
            : Percent(classes.Average(group => group.Count(result => result.Grade.Verdict == Verdict.Repaired) / (double)group.Count()));
    }

    private static string Row(string name, IReadOnlyList<CaseResult> results, string byClass)
    {
        var counts = new[] { Verdict.Wrong, Verdict.Reverted, Verdict.NoAnswer, Verdict.RightlyLeft, Verdict.Harm }
            .Select(verdict => results.Count(result => result.Grade.Verdict == verdict).ToString(CultureInfo.InvariantCulture));
        var repaired = results.Count(result => result.Grade.Verdict == Verdict.Repaired);
        var exact = results.Count(result => result.Grade.Exact);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {results.Count} | {repaired} ({Percent(repaired / (double)results.Count)}) | {byClass} | {exact} | {string.Join(" | ", counts)} "
            + $"| {Median(results.Select(result => (double?)result.Seconds))} | {Median(results.Where(result => result.Grade.Verdict == Verdict.Repaired).Select(result => result.Answer.SecondsFromRed))} |");
    }

    private static string Median(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().Order().ToList();
        return known.Count == 0 ? "" : known[known.Count / 2].ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
