using System.Text.Json;

namespace Deployer.Repair.Gate.Manifests;

/// <summary>A setting of a target.</summary>
/// <param name="Tool">`swift`, `c`, `cxx` or `linker`.</param>
/// <param name="Kind">For example `define` or `unsafeFlags`.</param>
/// <param name="Values">Its arguments.</param>
/// <param name="Condition">When it holds, as JSON; empty: always.</param>
internal sealed record BuildSetting(string Tool, string Kind, IReadOnlyList<string> Values, string Condition)
{
    public string Text => $"{Kind}({string.Join(", ", Values)})";

    /// <summary>True when it does all that the other does.</summary>
    public bool Covers(BuildSetting other) =>
        Tool == other.Tool && Kind == other.Kind && Values.SequenceEqual(other.Values) && (Condition.Length == 0 || Condition == other.Condition);
}

/// <summary>A target as it is declared.</summary>
/// <param name="Name">Its module.</param>
/// <param name="Type">`regular`, `executable`, `test`, `system`, `binary`, `plugin` or `macro`.</param>
/// <param name="Path">Its folder, as given; null when it is found by its name.</param>
internal sealed record DumpedTarget(string Name, string Type, string? Path)
{
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The only files and folders that belong to it; null: all of its folder.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    public IReadOnlyList<string> Resources { get; init; } = [];

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public IReadOnlyList<BuildSetting> Settings { get; init; } = [];

    public bool IsTest => Type == "test";
}

/// <summary>A product.</summary>
internal sealed record DumpedProduct(string Name, string Type, IReadOnlyList<string> Targets);

/// <summary>A package that another depends on.</summary>
/// <param name="Identity">What the manifest's other parts call it.</param>
/// <param name="Kind">`fileSystem`, `sourceControl` or `registry`.</param>
/// <param name="Location">Its address or absolute path.</param>
/// <param name="Requirement">`range`, `exact`, `branch` or `revision`; empty for a path.</param>
/// <param name="Lowest">The version, branch or revision asked for; of a range its lower bound.</param>
internal sealed record DumpedDependency(string Identity, string Kind, string Location, string Requirement, string Lowest);

/// <summary>All of a manifest that decides what is built and tested, as `swift package dump-package` tells it.</summary>
internal sealed record ManifestDump
{
    private const int MaxItems = 10_000;

    public required string ToolsVersion { get; init; }

    /// <summary>The language modes of the whole package; empty: those of the tools version.</summary>
    public required IReadOnlyList<string> LanguageModes { get; init; }

    public required IReadOnlyList<DumpedTarget> Targets { get; init; }

    public required IReadOnlyList<DumpedProduct> Products { get; init; }

    public required IReadOnlyList<DumpedDependency> Dependencies { get; init; }

    /// <summary>Null when the text is something else.</summary>
    public static ManifestDump? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new ManifestDump
            {
                ToolsVersion = root.GetProperty("toolsVersion").GetProperty("_version").GetString() ?? "",
                LanguageModes = Strings(root, "swiftLanguageVersions") ?? [],
                Targets = [.. Items(root, "targets").Select(TargetOf)],
                Products = [.. Items(root, "products").Select(product =>
                    new DumpedProduct(Text(product, "name"), FirstName(product.GetProperty("type")), Strings(product, "targets") ?? []))],
                Dependencies = [.. Items(root, "dependencies").SelectMany(DependenciesOf)],
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DumpedTarget TargetOf(JsonElement target) => new(Text(target, "name"), Text(target, "type"), TextOrNull(target, "path")?.TrimEnd('/'))
    {
        Exclude = Strings(target, "exclude") ?? [],
        Sources = Strings(target, "sources"),
        Resources = [.. Items(target, "resources").Select(resource => $"{Text(resource, "path")} ({FirstName(resource.GetProperty("rule"))})")],
        Dependencies = [.. Items(target, "dependencies").Select(dependency => dependency.EnumerateObject().First().Value[0].GetString() ?? "")],
        Settings = [.. Items(target, "settings").Select(SettingOf)],
    };

    private static BuildSetting SettingOf(JsonElement setting)
    {
        var kind = setting.GetProperty("kind").EnumerateObject().First();
        var condition = setting.TryGetProperty("condition", out var when) && when.ValueKind != JsonValueKind.Null ? when.GetRawText() : "";
        return new BuildSetting(Text(setting, "tool"), kind.Name, [.. Leaves(kind.Value).Take(MaxItems)], condition);
    }

    private static IEnumerable<DumpedDependency> DependenciesOf(JsonElement dependency)
    {
        var kind = dependency.EnumerateObject().First();
        foreach (var entry in kind.Value.EnumerateArray())
        {
            var location = entry.TryGetProperty("location", out var given) ? Leaves(given).FirstOrDefault() ?? "" : TextOrNull(entry, "path") ?? "";
            var requirement = entry.TryGetProperty("requirement", out var asked) ? asked.EnumerateObject().First() : default;
            yield return new DumpedDependency(
                Text(entry, "identity"),
                kind.Name,
                location,
                requirement.Value.ValueKind == JsonValueKind.Undefined ? "" : requirement.Name,
                requirement.Value.ValueKind == JsonValueKind.Undefined ? "" : Leaves(requirement.Value).FirstOrDefault() ?? "");
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(MaxItems) : [];

    private static IReadOnlyList<string>? Strings(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. Leaves(list).Take(MaxItems)] : null;

    private static string Text(JsonElement parent, string name) => TextOrNull(parent, name) ?? "";

    private static string? TextOrNull(JsonElement parent, string name) => parent.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string FirstName(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().FirstOrDefault().Name ?? "" : element.GetString() ?? "";

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString() ?? ""],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value)),
        _ => [],
    };
}
