using Deployer.Diagnose.Text;

namespace Deployer.Diagnose.Cycles;

/// <summary>Concludes cycles as they end, and keeps of all but the one that decides only what tells them apart.</summary>
internal sealed class CycleList(CycleConclusion conclusion)
{
    private const int MaxCycles = 10_000;
    private const int MaxKeptErrors = 20;

    private readonly List<LogCycle> cycles = [];
    private readonly CycleTotals totals = new();
    private Diagnosis? deciding;

    /// <summary>A test run builds once more before its tests: that continues the green build above it.</summary>
    private bool isBuiltOnly;

    /// <summary>A cycle that ended, and the line of the log it began at.</summary>
    public void Add(RunLog run, int firstLine)
    {
        var diagnosis = conclusion.Of(run);
        totals.Add(diagnosis, run.Build.WarningCount, run.Build.NoteCount);
        if (isBuiltOnly && run.Build.Outcome == RunOutcome.Succeeded)
        {
            cycles[^1] = cycles[^1] with { Diagnosis = Brief(diagnosis) };
        }
        else if (cycles.Count < MaxCycles)
        {
            cycles.Add(new LogCycle(firstLine, Brief(diagnosis)));
        }

        isBuiltOnly = diagnosis.Outcome == RunOutcome.Succeeded && !run.Tests.HasTests;

        // One that came to nothing, for example because the log ends in it, says nothing against the one before.
        if (deciding is null || diagnosis.Outcome != RunOutcome.Unknown)
        {
            deciding = diagnosis;
        }
    }

    public LogAnalysis ToAnalysis()
    {
        var (diagnosis, counts) = totals.Join(deciding!);
        return new LogAnalysis { Diagnosis = diagnosis, Cycles = cycles, Counts = counts, PackageFolder = conclusion.PackageFolder };
    }

    private static Diagnosis Brief(Diagnosis diagnosis) => diagnosis with
    {
        Diagnostics = [.. diagnosis.Errors.Take(MaxKeptErrors)],
        Failures = [.. diagnosis.Failures.Take(MaxKeptErrors)],
        Tests = [],
    };
}
