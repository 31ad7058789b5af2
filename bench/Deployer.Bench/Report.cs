using System.Globalization;
using System.Text;

namespace Deployer.Bench;

/// <summary>A bench's section of the page.</summary>
internal static class Report
{
    public static string Section(IBench bench, IReadOnlyList<Row> rows, string load)
    {
        var text = new StringBuilder()
            .AppendLine($"## {bench.Name}").AppendLine()
            .AppendLine(bench.Question).AppendLine()
            .AppendLine("| what | median | smallest | largest | ratio | promise |")
            .AppendLine("|---|---:|---:|---:|---:|---|");
        foreach (var row in rows)
        {
            var ratio = row.Median / rows[0].Median;
            text.AppendLine(
                $"| {row.What} | {Time(row.Median)} | {Time(row.Samples.Min())} | {Time(row.Samples.Max())} "
                + $"| {ratio.ToString("0.00", CultureInfo.InvariantCulture)} | {Promise(row)} |");
        }

        return text.AppendLine().Append($"{Runs(rows[^1].Samples.Count)}. {Machine.Describe()}. Load before: {load}.").ToString();
    }

    private static string Runs(int count) => count == 1 ? "One run" : $"{count} runs each";

    private static string Promise(Row row)
    {
        if (row.Limit is not { } limit)
        {
            return "";
        }

        var measured = row.Over is null ? Time(row.Measured) : $"+{Time(row.Measured)}";
        return $"{measured} of at most {Time(limit)}: {(row.Holds ? "holds" : "broken")}";
    }

    private static string Time(TimeSpan time) => time.TotalSeconds < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
