namespace Deployer.Diagnose.Cycles;

/// <summary>Joins what the cycles of a log said: equal diagnostics folded, the different ones counted.</summary>
internal sealed class CycleTotals
{
    /// <summary>Of diagnostics that are listed.</summary>
    public const int MaxListed = Folding.MaxKept;

    private readonly Folding folding = new();
    private int omittedErrors;
    private int omittedWarnings;
    private int omittedNotes;

    /// <summary>Adds a cycle and what of it was read and not kept.</summary>
    public void Add(Diagnosis diagnosis, int warnings, int notes)
    {
        var before = folding.Notes;
        foreach (var item in diagnosis.Diagnostics)
        {
            folding.Add(item);
            foreach (var note in item.Notes)
            {
                folding.CountNote(DiagnosticKey.Of(note));
            }
        }

        omittedErrors += diagnosis.OmittedErrors;
        omittedWarnings += Math.Max(warnings - diagnosis.WarningCount, 0);
        omittedNotes += Math.Max(notes - (folding.Notes - before), 0);
    }

    /// <summary>The deciding cycle's diagnosis with what the whole log said: its errors, those of other cycles, then all others.</summary>
    public (Diagnosis Diagnosis, LogCounts Counts) Join(Diagnosis deciding)
    {
        Dictionary<ulong, Diagnostic> folded = [];
        foreach (var item in folding.Items)
        {
            folded.TryAdd(DiagnosticKey.Of(item), item);
        }

        List<Diagnostic> first = [.. deciding.Errors.Select(error => error with { Occurrences = Occurrences(error) })];
        var known = first.Select(DiagnosticKey.Of).ToHashSet();
        var rest = folding.Items.Where(item => !known.Contains(DiagnosticKey.Of(item))).OrderBy(item => item.Severity == Severity.Error ? 0 : 1);
        List<Diagnostic> all = [.. first, .. rest];
        var counts = new LogCounts(
            folding.Errors + omittedErrors,
            folding.Warnings + omittedWarnings,
            folding.Notes + omittedNotes,
            deciding.Tests.Count(test => test.Outcome != TestOutcome.Skipped),
            deciding.Tests.Count(test => test.Outcome == TestOutcome.Failed),
            Math.Max(all.Count - MaxListed, 0) + folding.OmittedErrors + folding.OmittedOthers + omittedErrors + omittedWarnings);
        return (deciding with { Diagnostics = [.. all.Take(MaxListed)] }, counts);

        int Occurrences(Diagnostic error) => folded.TryGetValue(DiagnosticKey.Of(error), out var whole) ? whole.Occurrences : error.Occurrences;
    }
}
