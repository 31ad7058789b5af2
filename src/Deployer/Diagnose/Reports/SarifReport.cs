namespace Deployer.Diagnose.Reports;

/// <summary>The report as SARIF 2.1.0, which code hosts and editors read.</summary>
/// <param name="output">Where to.</param>
/// <param name="report">What to tell.</param>
internal sealed class SarifReport(TextWriter output, LogReport report)
{
    private readonly List<string> _rules = [.. report.Diagnosis.Diagnostics.Select(RuleOf).Distinct(StringComparer.Ordinal)];

    public void Write()
    {
        using var json = new JsonText(output);
        json.Object(null, () =>
        {
            json.Text("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            json.Text("version", "2.1.0");
            json.Array("runs", [report], _ => WriteRun(json));
        });
    }

    /// <summary>The compiler's identifier or group, else the phase.</summary>
    public static string RuleOf(Diagnostic item) => string.IsNullOrEmpty(item.Id) ? Names.Of(item.Phase) : item.Id;

    private void WriteRun(JsonText json)
    {
        json.Object("tool", () => json.Object("driver", () => WriteDriver(json)));
        // That the log was read, not that what it tells went well: that is in the properties.
        json.Array("invocations", [report], _ => json.Flag("executionSuccessful", value: true));
        json.Text("columnKind", "utf16CodeUnits");
        json.Object("originalUriBaseIds", () => json.Object(
            SarifPlaces.Root,
            () => json.Object("description", () => json.Text("text", "The root of the repository, or of the package when the repository is not at hand."))));
        json.Object("properties", () =>
        {
            json.Text("outcome", Names.Of(report.Diagnosis.Outcome));
            json.Text("failureClass", Names.Of(report.Diagnosis.FailureClass));
            json.Text("fingerprint", report.Diagnosis.Fingerprint?.Value);
        });
        var results = new SarifResults(json, report, _rules);
        json.Array("results", report.Diagnosis.Diagnostics, results.Write);
    }

    private void WriteDriver(JsonText json)
    {
        json.Text("name", "Codex-Deployer");
        json.Text("version", report.ToolVersion);
        json.Array("rules", _rules, rule =>
        {
            json.Text("id", rule);
            json.Object("shortDescription", () => json.Text("text", rule.Replace('_', ' ')));
        });
    }
}
