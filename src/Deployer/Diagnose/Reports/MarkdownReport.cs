namespace Deployer.Diagnose.Reports;

/// <summary>The report as Markdown: for a pull request, a job's summary, a file beside the log. Its size is bounded.</summary>
/// <param name="output">Where to.</param>
/// <param name="report">What to tell.</param>
internal sealed class MarkdownReport(TextWriter output, LogReport report)
{
    private const int MaxRows = 50;
    private const int MaxNotes = 10;
    private const int MaxMessageLines = 30;
    private const int Width = 120;

    private readonly PackageSources _sources = new(report.PackageFolder);

    private Diagnosis Diagnosis => report.Diagnosis;

    public void Write()
    {
        output.WriteLine($"# {Heading()}");
        WriteRoot();
        WriteErrors("Further causes", report.Causes, folded: false);
        WriteTests();
        WriteErrors("What follows from it", report.Consequences, folded: true);
        WriteErrors("Warnings", report.Warnings, folded: true);
        WriteWhatToDo();
        WriteEnvironment();
    }

    private string Heading() => Diagnosis.Outcome switch
    {
        RunOutcome.Succeeded => "Succeeded",
        RunOutcome.Failed => $"Failed: {Names.Of(Diagnosis.FailureClass)}",
        _ => "Outcome unknown",
    };

    private void WriteRoot()
    {
        if (report.Root is not { } root)
        {
            if (Diagnosis.Cause.Length > 0)
                Paragraph(MarkdownText.Code(Diagnosis.Cause));
            return;
        }

        Paragraph("## Cause");
        Block(Visible.Lines(root.Message, MaxMessageLines), "text");
        if (root.File is not null)
            Paragraph($"{MarkdownText.Code(DiagnosticText.PlaceOf(root))}{Facts(root)}");
        if (root.Line is { } number && _sources.LineOf(root) is { } line)
            Block(Quote(number, SourceQuote.Of(line, root.Column, Width)), "text");
        if (root.Generated is { } generated)
            Paragraph($"The file is generated: {MarkdownText.Code(generated.Reason)} {MarkdownText.Code(generated.Generator)}".TrimEnd());
        if (root.Notes.Count == 0)
            return;
        output.WriteLine();
        foreach (var note in root.Notes.Take(MaxNotes))
            output.WriteLine($"- {Names.Of(note.Severity)}: {MarkdownText.Code(note.Message)} {MarkdownText.Code(DiagnosticText.PlaceOf(note))}".TrimEnd());
    }

    private static string Facts(Diagnostic root)
    {
        var target = root.Target is null ? "" : $", target {MarkdownText.Code(root.Target)}";
        var id = root.Id is null ? "" : $", {MarkdownText.Code(root.Id)}";
        return $"{target}{id}{(root.Occurrences > 1 ? $", printed {root.Occurrences} times" : "")}";
    }

    private static string[] Quote(int number, SourceQuote quote)
    {
        var gutter = $"{number} | ";
        var line = gutter + quote.Text;
        return quote.Caret is { } caret ? [line, $"{new string(' ', gutter.Length - 2)}| {new string(' ', caret)}^"] : [line];
    }

    private void WriteErrors(string title, IReadOnlyList<Diagnostic> items, bool folded)
    {
        if (items.Count == 0)
            return;
        Begin($"{title} ({items.Count})", folded);
        output.WriteLine();
        output.WriteLine("| place | message | times |");
        output.WriteLine("|---|---|---:|");
        foreach (var item in items.Take(MaxRows))
            output.WriteLine($"| {MarkdownText.Cell(DiagnosticText.PlaceOf(item))} | {MarkdownText.Cell(item.Message)} | {item.Occurrences} |");
        End(items.Count, folded);
    }

    private void WriteTests()
    {
        if (report.FailedTests.Count == 0)
            return;
        Begin($"Failed tests ({report.FailedTests.Count} of {report.Analysis.Counts.TestsRun})", folded: false);
        output.WriteLine();
        output.WriteLine("| test | place | message |");
        output.WriteLine("|---|---|---|");
        foreach (var test in report.FailedTests.Take(MaxRows))
        {
            var place = test.Line is null ? test.File : $"{test.File}:{test.Line}";
            output.WriteLine($"| {MarkdownText.Cell(test.Id)} | {MarkdownText.Cell(place)} | {MarkdownText.Cell(test.Message)} |");
        }

        End(report.FailedTests.Count, folded: false);
    }

    private void WriteWhatToDo()
    {
        string?[] lines = [Diagnosis.Advice, NextStep.Of(report)];
        if (lines.OfType<string>().Any())
            Paragraph("## What to do");
        foreach (var line in lines.OfType<string>())
            Paragraph(MarkdownText.Prose(line));
        if (report.Evidence is { } evidence)
            Paragraph($"Evidence: {MarkdownText.Code(evidence, 1_000)}");
    }

    private void WriteEnvironment()
    {
        Begin("Environment", folded: true);
        output.WriteLine();
        output.WriteLine($"- log: {MarkdownText.Code(report.LogName)}");
        if (report.Analysis.PackageFolder is { } folder)
            output.WriteLine($"- package: {MarkdownText.Code(folder)}");
        if (Diagnosis.Fingerprint is { } fingerprint)
            output.WriteLine($"- fingerprint: `{fingerprint.Value}`");
        var counts = report.Analysis.Counts;
        output.WriteLine($"- {Names.Count(counts.Errors, "error")}, {Names.Count(counts.Warnings, "warning")}, {Names.Count(counts.TestsRun, "test")} run, {counts.TestsFailed} failed");
        foreach (var cycle in report.EarlierCycles.TakeLast(MaxRows))
            output.WriteLine($"- earlier, from line {cycle.FirstLine}: {Names.Of(cycle.Diagnosis.Outcome)} {MarkdownText.Code(cycle.Diagnosis.Cause)}".TrimEnd());
        output.WriteLine($"- codex-deployer {report.ToolVersion}");
        End(0, folded: true);
    }

    private void Begin(string title, bool folded)
    {
        output.WriteLine();
        output.WriteLine(folded ? $"<details><summary>{title}</summary>" : $"## {title}");
    }

    private void End(int count, bool folded)
    {
        if (count > MaxRows)
            Paragraph($"and {count - MaxRows} more");
        if (folded)
            Paragraph("</details>");
    }

    private void Paragraph(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    private void Block(IReadOnlyList<string> lines, string language)
    {
        output.WriteLine();
        foreach (var line in MarkdownText.Block(lines, language))
            output.WriteLine(line);
    }
}
