using System.Text.Json;
using Deployer.Diagnose;
using Deployer.Diagnose.Reports;
using Xunit;
using static Deployer.Tests.Diagnose.Reports.SampleLogs;

namespace Deployer.Tests.Diagnose.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void Every_key_that_is_promised_is_there()
    {
        var document = Document(Of([Cause], FailureClass.Code, Failed("S", "t", "wrong")));

        Assert.Equal("codex-deployer/analysis/1", document.GetProperty("schema").GetString());
        AssertKeys(document, "schema", "outcome", "failureClass", "fingerprint", "rootCause", "diagnostics", "tests", "counts");
        AssertKeys(
            document.GetProperty("diagnostics")[0],
            "severity", "file", "line", "column", "message", "id", "target", "occurrences", "notes", "fixIts");
        AssertKeys(document.GetProperty("tests")[0], "suite", "name", "library", "outcome", "seconds", "message", "file", "line");
        AssertKeys(document.GetProperty("counts"), "errors", "warnings", "notes", "testsRun", "testsFailed", "omitted");
        AssertKeys(document.GetProperty("cycles")[0], "firstLine", "outcome", "failureClass", "fingerprint", "cause");
    }

    [Fact]
    public void Values_are_those_of_the_analysis()
    {
        var document = Document(Of([Cause], FailureClass.Code, Failed("S", "t") with { Outcome = TestOutcome.KnownIssue, Library = TestLibrary.SwiftTesting }));
        var diagnostic = document.GetProperty("diagnostics")[0];

        Assert.Equal("failed", document.GetProperty("outcome").GetString());
        Assert.Equal("code", document.GetProperty("failureClass").GetString());
        Assert.Equal(Key.Value, document.GetProperty("fingerprint").GetString());
        Assert.Equal(0, document.GetProperty("rootCause").GetInt32());
        Assert.Equal("error", diagnostic.GetProperty("severity").GetString());
        Assert.Equal((17, 13, 3), (Number(diagnostic, "line"), Number(diagnostic, "column"), Number(diagnostic, "occurrences")));
        Assert.Equal("try ", diagnostic.GetProperty("notes")[0].GetProperty("fixIts")[0].GetProperty("text").GetString());
        Assert.Equal("knownIssue", document.GetProperty("tests")[0].GetProperty("outcome").GetString());
        Assert.Equal("SwiftTesting", document.GetProperty("tests")[0].GetProperty("library").GetString());
        Assert.Equal(0.002, document.GetProperty("tests")[0].GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void What_is_absent_is_null()
    {
        var document = Document(Of([new Diagnostic { Severity = Severity.Remark, Phase = Phase.Compile, Message = "m" }], FailureClass.None));

        Assert.All(["fingerprint", "rootCause", "cause", "evidence", "advice"], key => Assert.Equal(JsonValueKind.Null, document.GetProperty(key).ValueKind));
        Assert.All(
            ["file", "line", "column", "id", "target", "sourceLine", "logLine", "generated"],
            key => Assert.Equal(JsonValueKind.Null, document.GetProperty("diagnostics")[0].GetProperty(key).ValueKind));
    }

    [Fact]
    public void Many_diagnostics_are_written_piece_by_piece()
    {
        using var output = new LongestWrite();

        new JsonReport(output, Report(Of([.. Enumerable.Range(1, 10_000).Select(line => Error($"wrong {line} \e\uD800 \"日本\"", "A.swift", line))], FailureClass.Code))).Write();

        Assert.Equal(10_000, JsonDocument.Parse(output.ToString()).RootElement.GetProperty("diagnostics").GetArrayLength());
        Assert.InRange(output.Longest, 1, 100_000);
    }

    private static JsonElement Document(LogAnalysis analysis) =>
        JsonDocument.Parse(Written(output => new JsonReport(output, Report(analysis)).Write())).RootElement;

    private static int Number(JsonElement element, string key) => element.GetProperty(key).GetInt32();

    private static void AssertKeys(JsonElement element, params string[] keys) =>
        Assert.Empty(keys.Except(element.EnumerateObject().Select(property => property.Name)));

    private sealed class LongestWrite : StringWriter
    {
        public int Longest { get; private set; }

        public override void Write(string? value)
        {
            Longest = Math.Max(Longest, value?.Length ?? 0);
            base.Write(value);
        }
    }
}
