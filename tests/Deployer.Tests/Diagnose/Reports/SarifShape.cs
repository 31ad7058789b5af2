using System.Text.Json;

namespace Deployer.Tests.Diagnose.Reports;

/// <summary>
/// What the standard demands of those objects of SARIF 2.1.0 that our report writes: their properties, which of them are
/// required (`!`), of what type, and that there are no others.
/// </summary>
internal static class SarifShape
{
    private static readonly Dictionary<string, string[]> _objects = new(StringComparer.Ordinal)
    {
        ["sarifLog"] = ["$schema:uri", "version!:=2.1.0", "runs!:run[]"],
        ["run"] =
        [
            "tool!:tool", "invocations:invocation[]", "columnKind:=utf16CodeUnits|unicodeCodePoints",
            "originalUriBaseIds:{artifactLocation}", "properties:bag", "results:result[]",
        ],
        ["tool"] = ["driver!:toolComponent"],
        ["toolComponent"] = ["name!:string", "version:string", "rules:reportingDescriptor[]"],
        ["reportingDescriptor"] = ["id!:string", "shortDescription:multiformatMessageString"],
        ["multiformatMessageString"] = ["text!:string"],
        ["invocation"] = ["executionSuccessful!:boolean"],
        ["artifactLocation"] = ["uri:uri", "uriBaseId:string", "description:message"],
        ["message"] = ["text!:string"],
        ["result"] =
        [
            "ruleId:string", "ruleIndex:count", "level:=none|note|warning|error", "message!:message", "locations:location[]",
            "relatedLocations:location[]", "fixes:fix[]", "partialFingerprints:{string}", "rank:percent", "properties:bag",
        ],
        ["location"] = ["physicalLocation:physicalLocation", "message:message"],
        ["physicalLocation"] = ["artifactLocation!:artifactLocation", "region:region", "contextRegion:region"],
        ["region"] =
        [
            "startLine:number1", "startColumn:number1", "endLine:number1", "endColumn:number1", "byteOffset:count",
            "byteLength:count", "snippet:artifactContent",
        ],
        ["artifactContent"] = ["text:string"],
        ["fix"] = ["description:message", "artifactChanges!:artifactChange[1]"],
        ["artifactChange"] = ["artifactLocation!:artifactLocation", "replacements!:replacement[1]"],
        ["replacement"] = ["deletedRegion!:region", "insertedContent:artifactContent"],
    };

    /// <summary>What is wrong with a document; nothing when it is a SARIF log.</summary>
    public static IEnumerable<string> Violations(string document)
    {
        using var parsed = JsonDocument.Parse(document);
        return [.. OfValue(parsed.RootElement, "sarifLog", "$")];
    }

    private static IEnumerable<string> OfValue(JsonElement value, string type, string path)
    {
        if (type.EndsWith(']'))
            return OfArray(value, type, path);
        if (type.StartsWith('{'))
            return value.ValueKind == JsonValueKind.Object
                ? value.EnumerateObject().SelectMany(entry => OfValue(entry.Value, type[1..^1], $"{path}.{entry.Name}"))
                : [$"{path} is no object"];
        if (_objects.TryGetValue(type, out var properties))
            return OfObject(value, properties, path);
        return Is(value, type) ? [] : [$"{path} is no {type}: {value.GetRawText()}"];
    }

    private static IEnumerable<string> OfArray(JsonElement value, string type, string path)
    {
        var item = type[..type.IndexOf('[')];
        if (value.ValueKind != JsonValueKind.Array)
            return [$"{path} is no array"];
        return type.EndsWith("[1]", StringComparison.Ordinal) && value.GetArrayLength() == 0
            ? [$"{path} is empty"]
            : value.EnumerateArray().SelectMany((entry, index) => OfValue(entry, item, $"{path}[{index}]"));
    }

    private static IEnumerable<string> OfObject(JsonElement value, string[] properties, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [$"{path} is no object"];
        var known = properties.Select(property => property.Split(':', 2)).ToDictionary(parts => parts[0].TrimEnd('!'), parts => parts);
        var names = value.EnumerateObject().Select(property => property.Name).ToList();
        return known.Values
            .Where(parts => parts[0].EndsWith('!') && !names.Contains(parts[0].TrimEnd('!')))
            .Select(parts => $"{path} has no {parts[0]}")
            .Concat(names.Where(name => !known.ContainsKey(name)).Select(name => $"{path} has an unknown {name}"))
            .Concat(names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"{path} has {group.Key} twice"))
            .Concat(value.EnumerateObject()
                .Where(property => known.ContainsKey(property.Name))
                .SelectMany(property => OfValue(property.Value, known[property.Name][1], $"{path}.{property.Name}")));
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "uri" => value.ValueKind == JsonValueKind.String && Uri.IsWellFormedUriString(value.GetString(), UriKind.RelativeOrAbsolute),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "count" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0,
        "number1" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 1,
        "percent" => value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 100,
        "bag" => value.ValueKind == JsonValueKind.Object,
        _ when type.StartsWith('=') => value.ValueKind == JsonValueKind.String && type[1..].Split('|').Contains(value.GetString()),
        _ => throw new InvalidOperationException($"There is no type {type}."),
    };
}
