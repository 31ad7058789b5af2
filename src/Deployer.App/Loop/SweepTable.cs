using Deployer.App.Reading;
using Deployer.Cycle;

namespace Deployer.App.Loop;

/// <summary>Shows what a sweep did: a table for people, a document for programs.</summary>
internal static class SweepTable
{
    /// <summary>The rest is for `why`.</summary>
    private const int LongestCause = 72;

    public static void Show(Call call, IReadOnlyList<ServiceReport> reports)
    {
        if (call.Json)
        {
            call.Terminal.Json(new SweepDocument("codex-deployer/run/1", [.. reports.Select(Describe)]));
            return;
        }

        var table = new TextTable("service", "was", "is", "cause", "fixer", "verified by", "commit");
        foreach (var row in reports.Select(Describe))
        {
            table.Add(
                row.Service,
                row.Was,
                row.Is,
                Shorten(Shown.Line(row.Cause ?? row.Note)),
                Shown.Line(row.Fixer),
                Shown.Line(row.VerifiedBy),
                row.Commit?[..8] ?? "-");
        }

        table.Print(call.Terminal);
    }

    private static string Shorten(string text) => text.Length <= LongestCause ? text : text[..(LongestCause - 1)] + "…";

    private static SweepRow Describe(ServiceReport report)
    {
        var cycle = report.Cycle;
        var mended = cycle is { Outcome: CycleOutcome.Fixed or CycleOutcome.Waiting };
        var was = cycle switch
        {
            { Cause: not null, Outcome: not CycleOutcome.Failed } => "red",
            { Outcome: CycleOutcome.Green } => "green",
            _ => Shown.Name(report.Before.State),
        };
        return new SweepRow(
            report.Name.Value,
            was,
            report.Word,
            cycle?.Cause,
            cycle?.Fixer,
            mended || cycle is { Outcome: CycleOutcome.Green } ? cycle!.Summary ?? Tests(cycle) : null,
            (cycle?.FixCommit ?? report.After.Commit)?.Value,
            report.Note);
    }

    private static string Tests(CycleRecord cycle) => $"{cycle.TestsPassed} of {cycle.TestsRun} tests passed";

    private sealed record SweepDocument(string Schema, IReadOnlyList<SweepRow> Services);

    private sealed record SweepRow(
        string Service, string Was, string Is, string? Cause, string? Fixer, string? VerifiedBy, string? Commit, string Note);
}
