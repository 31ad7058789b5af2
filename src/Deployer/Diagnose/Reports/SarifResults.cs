namespace Deployer.Diagnose.Reports;

/// <summary>Writes diagnostics as SARIF results, into the object that is open.</summary>
internal sealed class SarifResults
{
    private const double RankOfRoot = 100;
    private const double RankOfError = 60;
    private const double RankOfConsequence = 20;
    private const double RankOfOthers = 5;

    private readonly JsonText _json;
    private readonly LogReport _report;
    private readonly Dictionary<string, int> _rules;
    private readonly Dictionary<(string?, int?, int?, string), FailureKeys> _keys = [];
    private readonly SarifPlaces _places;

    public SarifResults(JsonText json, LogReport report, IReadOnlyList<string> rules)
    {
        _json = json;
        _report = report;
        _rules = rules.Index().ToDictionary(rule => rule.Item, rule => rule.Index, StringComparer.Ordinal);
        _places = new SarifPlaces(json, report);
        foreach (var failure in report.Diagnosis.Failures)
            _keys.TryAdd(KeyOf(failure.Diagnostic), failure.Keys);
    }

    public void Write(Diagnostic item)
    {
        var rule = SarifReport.RuleOf(item);
        _json.Text("ruleId", rule);
        _json.Number("ruleIndex", _rules[rule]);
        _json.Text("level", Level(item.Severity));
        WriteMessage("message", item.Message);
        if (SarifPlaces.HasPlace(item))
            _json.Array("locations", [item], _places.Write);
        var notes = item.Notes.Where(SarifPlaces.HasPlace).ToList();
        if (notes.Count > 0)
            _json.Array("relatedLocations", notes, note =>
            {
                _places.Write(note);
                WriteMessage("message", note.Message);
            });
        WriteFixes(item);
        WriteKeys(item);
        _json.Number("rank", Rank(item));
        _json.Object("properties", () =>
        {
            _json.Number("occurrences", item.Occurrences);
            _json.Flag("consequence", item.IsConsequence);
            _json.Text("target", item.Target);
            _json.Number("logLine", item.LogLine);
        });
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private double Rank(Diagnostic item) => item switch
    {
        _ when ReferenceEquals(item, _report.Root) => RankOfRoot,
        { Severity: not Severity.Error } => RankOfOthers,
        { IsConsequence: true } => RankOfConsequence,
        _ => RankOfError,
    };

    private void WriteMessage(string name, string text) =>
        _json.Object(name, () => _json.Text("text", text.Length == 0 ? "(no message)" : text));

    /// <summary>Its own fix-its belong together; those of each note are another way to mend it.</summary>
    private void WriteFixes(Diagnostic item)
    {
        var fixes = item.Notes.Prepend(item).Where(IsUsable).ToList();
        if (fixes.Count == 0)
            return;
        _json.Array("fixes", fixes, fix =>
        {
            WriteMessage("description", fix.Message);
            _json.Array("artifactChanges", fix.FixIts.GroupBy(fixIt => fixIt.File, StringComparer.Ordinal), file =>
            {
                _places.WriteFile("artifactLocation", file.Key);
                _json.Array("replacements", file, fixIt => _places.WriteReplacement(fixIt, item));
            });
        });
    }

    /// <summary>A placeholder is for an editor, where a person fills it in.</summary>
    private static bool IsUsable(Diagnostic item) => item.FixIts.Count > 0 && item.FixIts.All(fixIt =>
        fixIt is { File.Length: > 0, Line: > 0, Column: > 0 }
        && fixIt.StartOffset >= 0
        && fixIt.EndOffset >= fixIt.StartOffset
        && !fixIt.Text.Contains("<#", StringComparison.Ordinal));

    private void WriteKeys(Diagnostic item)
    {
        if (!_keys.TryGetValue(KeyOf(item), out var keys))
            return;
        _json.Object("partialFingerprints", () =>
        {
            _json.Text("codexDeployerExact/v1", keys.Exact.Value);
            _json.Text("codexDeployerFamily/v1", keys.Family.Value);
        });
    }

    private static (string?, int?, int?, string) KeyOf(Diagnostic item) => (item.File, item.Line, item.Column, item.Message);
}
