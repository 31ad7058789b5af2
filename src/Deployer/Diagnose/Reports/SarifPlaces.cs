using System.Text;

namespace Deployer.Diagnose.Reports;

/// <summary>Writes files and places in them for SARIF, into the object that is open.</summary>
/// <param name="json">Where to.</param>
/// <param name="report">Knows where the package lies.</param>
internal sealed class SarifPlaces(JsonText json, LogReport report)
{
    /// <summary>The folder that relative paths are relative to.</summary>
    public const string Root = "SRCROOT";

    private readonly PackageSources _sources = new(report.PackageFolder);

    public static bool HasPlace(Diagnostic item) => !string.IsNullOrEmpty(item.File);

    /// <summary>The physical location of a diagnostic that has one.</summary>
    public void Write(Diagnostic item) => json.Object("physicalLocation", () =>
    {
        WriteFile("artifactLocation", item.File!);
        if (item.Line is not (> 0 and var line))
            return;
        var source = _sources.LineOf(item);
        json.Object("region", () =>
        {
            json.Number("startLine", line);
            if (item.Column is > 0 and var column)
                json.Number("startColumn", Utf16Column(source, column));
        });
        if (source is null)
            return;
        json.Object("contextRegion", () =>
        {
            json.Number("startLine", line);
            json.Object("snippet", () => json.Text("text", source));
        });
    });

    public void WriteFile(string name, string file) => json.Object(name, () =>
    {
        var path = report.InRepository(file);
        var encoded = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        if (path.StartsWith('/'))
        {
            json.Text("uri", $"file://{encoded}");
            return;
        }

        json.Text("uri", encoded);
        json.Text("uriBaseId", Root);
    });

    /// <summary>One edit. What reaches beyond a known line is given in bytes, as the compiler gives it.</summary>
    public void WriteReplacement(FixIt fixIt, Diagnostic owner)
    {
        var source = owner.File == fixIt.File && owner.Line == fixIt.Line ? _sources.LineOf(owner) : null;
        var length = fixIt.EndOffset - fixIt.StartOffset;
        var endsOnLine = length == 0 || (source is not null && fixIt.Column - 1 + length <= Encoding.UTF8.GetByteCount(source));
        json.Object("deletedRegion", () =>
        {
            if (endsOnLine)
            {
                json.Number("startLine", fixIt.Line);
                json.Number("startColumn", Utf16Column(source, fixIt.Column));
                json.Number("endLine", fixIt.Line);
                json.Number("endColumn", Utf16Column(source, fixIt.Column + length));
            }
            else
            {
                json.Number("byteOffset", fixIt.StartOffset);
                json.Number("byteLength", length);
            }
        });
        json.Object("insertedContent", () => json.Text("text", fixIt.Text));
    }

    /// <summary>The compiler counts bytes of UTF-8; they are the same as long as the line is ASCII, which is assumed of an unknown one.</summary>
    private static int Utf16Column(string? line, int column)
    {
        if (line is null)
            return column;
        var (bytes, units) = (0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes >= column - 1)
                return units + 1;
            bytes += rune.Utf8SequenceLength;
            units += rune.Utf16SequenceLength;
        }

        return units + 1 + Math.Max(0, column - 1 - bytes);
    }
}
