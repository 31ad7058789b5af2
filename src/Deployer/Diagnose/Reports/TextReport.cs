namespace Deployer.Diagnose.Reports;

/// <summary>The report for people: the cause first, then what else there is, then what to do.</summary>
/// <param name="output">Where to.</param>
/// <param name="report">What to tell.</param>
/// <param name="look">Colours and width.</param>
internal sealed class TextReport(TextWriter output, LogReport report, TextLook look)
{
    private const int MaxCauses = 10;
    private const int MaxFiles = 6;
    private const int MaxTests = 50;
    private const int MaxTestLines = 6;
    private const int MaxCycles = 20;

    private readonly DiagnosticText _diagnostics = new(output, new PackageSources(report.PackageFolder), look);

    private Diagnosis Diagnosis => report.Diagnosis;

    /// <summary>Then the failed tests are the errors.</summary>
    private bool IsOfTests => report.FailedTests.Count > 0 && Diagnosis.FailureClass is FailureClass.Test or FailureClass.Crash or FailureClass.Hang;

    private int Most => look.Verbose ? int.MaxValue : MaxCauses;

    public void Write()
    {
        output.WriteLine(Headline());
        if (report.Root is { } root)
        {
            output.WriteLine();
            _diagnostics.WriteFull(root);
        }

        WriteCauses();
        WriteConsequences();
        WriteTests();
        WriteWarnings();
        WriteFacts();
    }

    private string Headline()
    {
        var outcome = look.Ink.Of(Diagnosis.Outcome, Names.Of(Diagnosis.Outcome));
        var kind = Diagnosis.FailureClass == FailureClass.None ? "" : $": {Names.Of(Diagnosis.FailureClass)}";
        var counts = report.Analysis.Counts;
        string?[] parts =
        [
            counts.Errors > 0 && !IsOfTests ? Names.Count(counts.Errors, "error") : null,
            counts.Warnings > 0 ? Names.Count(counts.Warnings, "warning") : null,
            counts.TestsRun == 0 ? null
                : counts.TestsFailed > 0 ? $"{counts.TestsFailed} of {Names.Count(counts.TestsRun, "test")} failed"
                : Names.Count(counts.TestsRun, "test"),
        ];
        var listed = string.Join(", ", parts.OfType<string>());
        var why = Diagnosis.Outcome == RunOutcome.Unknown && report.Root is null ? $" ({Unknown()})" : "";
        return $"{outcome}{kind}{(listed.Length == 0 ? "" : $" ({listed})")}{why}";
    }

    private string Unknown() =>
        Diagnosis.Cause.Length > 0 ? Visible.Line(Diagnosis.Cause) : "nothing in the log says how it ended";

    private void WriteCauses()
    {
        if (report.Causes.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(look.Ink.Bold("Further causes:"));
        foreach (var cause in report.Causes.Take(Most))
            _diagnostics.WriteLine(cause, "  ");
        var more = Math.Max(0, report.Causes.Count - Most) + Diagnosis.OmittedErrors;
        if (more > 0)
            output.WriteLine($"  and {more} more");
    }

    private void WriteConsequences()
    {
        if (report.Consequences.Count == 0)
            return;
        output.WriteLine();
        if (look.Verbose)
        {
            output.WriteLine(look.Ink.Bold("What follows from it:"));
            foreach (var consequence in report.Consequences)
                _diagnostics.WriteLine(consequence, "  ");
            return;
        }

        var files = report.Consequences
            .GroupBy(error => error.File)
            .OrderByDescending(file => file.Count())
            .ThenBy(file => file.Key, StringComparer.Ordinal)
            .ToList();
        var named = files.Where(file => file.Key is not null).Take(MaxFiles).Select(file => $"{Visible.Line(file.Key!)} ({file.Count()})");
        var rest = files.Count > MaxFiles ? ", …" : "";
        var verb = report.Consequences.Count == 1 ? "follows" : "follow";
        var where = string.Join(", ", named);
        output.WriteLine($"{Names.Count(report.Consequences.Count, "further error")} {verb} from it{(where.Length == 0 ? "." : $": {where}{rest}")}");
    }

    private void WriteTests()
    {
        var failed = report.OtherFailedTests;
        if (failed.Count == 0)
            return;
        output.WriteLine();
        var most = look.Verbose ? int.MaxValue : MaxTests;
        output.WriteLine(look.Ink.Bold(failed.Count == report.FailedTests.Count ? "Failed tests:" : "Other failed tests:"));
        foreach (var suite in failed.Take(most).GroupBy(test => test.Suite, StringComparer.Ordinal))
        {
            var indent = suite.Key.Length == 0 ? "  " : "    ";
            if (suite.Key.Length > 0)
                output.WriteLine($"  {Visible.Line(suite.Key)}");
            foreach (var test in suite)
                WriteTest(test, indent);
        }

        if (failed.Count > most)
            output.WriteLine($"  and {failed.Count - most} more");
    }

    private void WriteTest(TestResult test, string indent)
    {
        var place = test.File is null ? "" : $" ({Visible.Line(test.File)}{(test.Line is null ? "" : $":{test.Line}")})";
        output.WriteLine($"{indent}{look.Ink.Red(Visible.Line(test.Name))}{look.Ink.Faint(place)}");
        foreach (var line in test.Message is null ? [] : Visible.Lines(test.Message, MaxTestLines))
            output.WriteLine($"{indent}  {line}");
    }

    private void WriteWarnings()
    {
        if (report.Warnings.Count == 0)
            return;
        output.WriteLine();
        if (!look.Verbose)
        {
            output.WriteLine($"{Names.Count(report.Warnings.Count + Diagnosis.OmittedOthers, "warning")} (--verbose lists them)");
            return;
        }

        output.WriteLine(look.Ink.Bold("Warnings:"));
        foreach (var warning in report.Warnings)
            _diagnostics.WriteLine(warning, "  ");
    }

    private void WriteFacts()
    {
        output.WriteLine();
        Fact("evidence", report.Evidence);
        Fact("advice", Diagnosis.Advice);
        Fact("next", NextStep.Of(report));
        Fact("fingerprint", Diagnosis.Fingerprint?.Value);
        var earlier = report.EarlierCycles.ToList();
        if (earlier.Count == 0)
            return;
        output.WriteLine($"Earlier in this log ({Names.Count(earlier.Count, "cycle")}):");
        foreach (var cycle in earlier.TakeLast(MaxCycles))
        {
            var cause = cycle.Diagnosis.Cause.Length == 0 ? "" : $": {Visible.Line(cycle.Diagnosis.Cause, 200)}";
            output.WriteLine($"  line {cycle.FirstLine}: {Names.Of(cycle.Diagnosis.Outcome)}{cause}");
        }
    }

    private void Fact(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            output.WriteLine($"{$"{name}:",-13}{Visible.Line(value)}");
    }
}
