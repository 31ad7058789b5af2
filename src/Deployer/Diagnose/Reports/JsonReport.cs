using Deployer.Diagnose.Fingerprints;

namespace Deployer.Diagnose.Reports;

/// <summary>The document `codex-deployer/analysis/1`. Its keys are promised: add to them, change none.</summary>
/// <param name="output">Where to.</param>
/// <param name="report">What to tell.</param>
internal sealed class JsonReport(TextWriter output, LogReport report)
{
    private Diagnosis Diagnosis => report.Diagnosis;

    public void Write()
    {
        using var json = new JsonText(output);
        json.Object(null, () =>
        {
            json.Text("schema", "codex-deployer/analysis/1");
            json.Text("outcome", Names.Of(Diagnosis.Outcome));
            json.Text("failureClass", Names.Of(Diagnosis.FailureClass));
            json.Text("fingerprint", Diagnosis.Fingerprint?.Value);
            json.Text("fingerprintRecipe", FailureRecipe.RecipeVersion);
            json.Text("cause", TextOrNull(Diagnosis.Cause));
            json.Text("evidence", Diagnosis.Evidence);
            json.Text("advice", Diagnosis.Advice);
            json.Text("next", NextStep.Of(report));
            json.Number("rootCause", Diagnosis.RootCause);
            WriteCounts(json);
            json.Array("diagnostics", Diagnosis.Diagnostics, item => WriteDiagnostic(json, item));
            json.Array("tests", Diagnosis.Tests, test => WriteTest(json, test));
            json.Array("cycles", report.Analysis.Cycles, cycle => WriteCycle(json, cycle));
        });
    }

    private void WriteCounts(JsonText json) => json.Object("counts", () =>
    {
        var counts = report.Analysis.Counts;
        json.Number("errors", counts.Errors);
        json.Number("warnings", counts.Warnings);
        json.Number("notes", counts.Notes);
        json.Number("testsRun", counts.TestsRun);
        json.Number("testsFailed", counts.TestsFailed);
        json.Number("omitted", counts.Omitted);
    });

    private static void WriteDiagnostic(JsonText json, Diagnostic item)
    {
        WritePlaced(json, item);
        json.Text("id", item.Id);
        json.Text("target", item.Target);
        json.Number("occurrences", item.Occurrences);
        json.Text("sourceLine", item.SourceLine);
        json.Number("logLine", item.LogLine);
        json.Flag("consequence", item.IsConsequence);
        WriteGenerated(json, item.Generated);
        json.Array("notes", item.Notes, note =>
        {
            WritePlaced(json, note);
            WriteFixIts(json, note);
        });
        WriteFixIts(json, item);
    }

    private static void WritePlaced(JsonText json, Diagnostic item)
    {
        json.Text("severity", Names.Of(item.Severity));
        json.Text("file", item.File);
        json.Number("line", item.Line);
        json.Number("column", item.Column);
        json.Text("message", item.Message);
    }

    private static void WriteGenerated(JsonText json, GeneratedFile? generated)
    {
        if (generated is null)
        {
            json.Null("generated");
            return;
        }

        json.Object("generated", () =>
        {
            json.Text("reason", generated.Reason);
            json.Text("generator", generated.Generator);
        });
    }

    private static void WriteFixIts(JsonText json, Diagnostic item) => json.Array("fixIts", item.FixIts, fixIt =>
    {
        json.Text("file", fixIt.File);
        json.Number("line", fixIt.Line);
        json.Number("column", fixIt.Column);
        json.Number("startOffset", fixIt.StartOffset);
        json.Number("endOffset", fixIt.EndOffset);
        json.Text("text", fixIt.Text);
    });

    private static void WriteTest(JsonText json, TestResult test)
    {
        json.Text("suite", test.Suite);
        json.Text("name", test.Name);
        json.Text("library", test.Library == TestLibrary.XCTest ? "XCTest" : "SwiftTesting");
        json.Text("outcome", Names.Of(test.Outcome));
        json.Number("seconds", test.Seconds);
        json.Text("message", test.Message);
        json.Text("file", test.File);
        json.Number("line", test.Line);
    }

    private static void WriteCycle(JsonText json, LogCycle cycle)
    {
        json.Number("firstLine", cycle.FirstLine);
        json.Text("outcome", Names.Of(cycle.Diagnosis.Outcome));
        json.Text("failureClass", Names.Of(cycle.Diagnosis.FailureClass));
        json.Text("fingerprint", cycle.Diagnosis.Fingerprint?.Value);
        json.Text("cause", TextOrNull(cycle.Diagnosis.Cause));
    }

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;
}
