using Deployer.Cycle;
using Spectre.Console;

namespace Deployer.App.Loop;

/// <summary>Shows what a sweep did: a table for people, a document for programs.</summary>
internal static class SweepTable
{
    private static readonly string[] Columns = ["service", "was", "is", "cause", "fixer", "verified by", "commit"];

    public static void Show(Call call, IReadOnlyList<ServiceReport> reports)
    {
        if (call.Json)
        {
            call.Terminal.Json(new SweepDocument("codex-deployer/run/1", [.. reports.Select(Describe)]));
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in Columns)
            table.AddColumn(column);
        foreach (var row in reports.Select(Describe))
            table.AddRow(new[] { row.Service, row.Was, row.Is, row.Cause ?? row.Note, row.Fixer ?? "", row.VerifiedBy ?? "", row.Commit?[..8] ?? "" }
                .Select(Markup.Escape).ToArray());
        call.Terminal.Table(table);
    }

    private static SweepRow Describe(ServiceReport report)
    {
        var cycle = report.Cycle;
        var mended = cycle is { Outcome: CycleOutcome.Fixed or CycleOutcome.Waiting };
        var was = cycle switch
        {
            { Cause: not null } => "red",
            { Outcome: CycleOutcome.Green or CycleOutcome.Fixed or CycleOutcome.Waiting } => "green",
            _ => Word(report.Before.State),
        };
        return new SweepRow(
            report.Name.Value,
            was,
            report.Reached ? Word(report.After.State) : "unreachable",
            cycle?.Cause,
            cycle?.Fixer,
            mended || cycle is { Outcome: CycleOutcome.Green } ? cycle!.Summary ?? Tests(cycle) : null,
            (cycle?.FixCommit ?? report.After.Commit)?.Value,
            report.Note);
    }

    private static string Tests(CycleRecord cycle) => $"{cycle.TestsPassed} of {cycle.TestsRun} tests passed";

    private static string Word(ServiceState state) => state.ToString().ToLowerInvariant();

    private sealed record SweepDocument(string Schema, IReadOnlyList<SweepRow> Services);

    private sealed record SweepRow(
        string Service, string Was, string Is, string? Cause, string? Fixer, string? VerifiedBy, string? Commit, string Note);
}
