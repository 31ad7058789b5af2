using System.Globalization;
using Deployer.Diagnose.Reduce;
using Deployer.Replay;

namespace Deployer.App.Reading;

/// <summary>What a folder of logs shows, for people.</summary>
internal static class ReplayText
{
    private const int MaxCauses = 20;
    private const int MaxUnreadable = 10;
    private const int MaxCause = 160;

    /// <summary>What the loop would have done, in one sentence.</summary>
    public static string Summary(PastFindings found) => found.Cycles == 0
        ? "No build was found in these logs."
        : string.Create(CultureInfo.InvariantCulture, $"Of {Count(found.Cycles, "build")} the loop would have left out up to {found.AvoidedBuilds} as known failures")
            + (found.Red == 0 ? "; none was red." : $"; {Explained(found)}.");

    public static void Print(Terminal terminal, ReplayDocument document)
    {
        PrintCauses(terminal, document);
        terminal.Result(Totals(document));
        terminal.Result($"avoided: up to {Count(document.Avoided.Builds, "build")}, {document.Avoided.Assumption}");
        if (document.LongestFailure is { Cycles: > 1 } same)
            terminal.Result($"longest run of one failure: {Describe(same)}, fingerprint {same.Fingerprint![..8]}");
        if (document.LongestRed is { Cycles: > 1 } red)
            terminal.Result($"longest red run: {Describe(red)}");
        if (document.Oscillations is [var first, ..])
            terminal.Result($"back and forth: {first.Fingerprint[..8]} returned after {first.Between[..8]}, {Count(first.Times, "time")}; {Count(document.Oscillations.Sum(one => one.Times), "return")} in all");
        foreach (var file in document.Unreadable.Take(MaxUnreadable))
            terminal.Result($"not read: {VisibleText.LineOf(file.File)}: {VisibleText.LineOf(file.Reason)}");
        if (document.Files.Unreadable > MaxUnreadable)
            terminal.Result($"not read: {document.Files.Unreadable - MaxUnreadable} more");
        if (document.Files.Cut)
            terminal.Warning($"only {HistoryFolder.MaxFiles} files were looked at; there are more.");
        terminal.Result(document.Summary);
    }

    private static void PrintCauses(Terminal terminal, ReplayDocument document)
    {
        if (document.Causes.Count == 0)
            return;
        var table = new TextTable("cycles", "class", "fingerprint", "rule", "first seen", "last seen", "cause");
        foreach (var cause in document.Causes.Take(MaxCauses))
        {
            table.Add(
                cause.Cycles.ToString(CultureInfo.InvariantCulture),
                cause.FailureClass,
                cause.Fingerprint?[..8] ?? "-",
                cause.Rules is [var rule, ..] ? $"{rule} ({cause.Recognized} of {cause.Errors})" : "-",
                Seen(cause.FirstSeen),
                Seen(cause.LastSeen),
                Cut(cause.Cause));
        }

        table.Print(terminal);
        var hidden = document.Causes.Count - MaxCauses + document.OmittedCauses;
        if (hidden > 0)
            terminal.Result($"and {Count(hidden, "cause")} more; --json lists them");
        terminal.Result("");
    }

    private static string Totals(ReplayDocument document) =>
        $"{Count(document.Cycles.Total, "cycle")} in {Count(document.Files.Read, "log")}: {document.Cycles.Green} green, {document.Cycles.Red} red, "
        + $"{document.Cycles.Unknown} unknown; {Count(document.Causes.Count + document.OmittedCauses, "cause")}";

    private static string Explained(PastFindings found)
    {
        var share = string.Create(CultureInfo.InvariantCulture, $"{100.0 * found.Explained / found.Red:0} %");
        return $"a rule recognizes the first cause of {found.Explained} of {Count(found.Red, "red cycle")} ({share})"
            + (found.OfTheMachine == 0 ? "" : $", and {found.OfTheMachine} were the machine's or the toolchain's, where no fix is tried");
    }

    private static string Describe(ReplayDocument.StreakEntry streak) =>
        $"{Count(streak.Cycles, "cycle")}, from {Seen(streak.First)} to {Seen(streak.Last)}";

    private static string Seen(ReplayDocument.PlaceEntry place) =>
        place.Time is { } time ? $"{time:yyyy-MM-dd HH:mm}" : Cut($"{VisibleText.LineOf(place.File)}{(place.Line > 1 ? $":{place.Line}" : "")}");

    private static string Cut(string text) => text.Length <= MaxCause ? text : $"{text.AsSpan(0, MaxCause)}\u2026";

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
