using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.Build.Dependencies;

/// <summary>One dependency that `Package.resolved` pins to a commit.</summary>
internal sealed record PackagePin(DependencyUrl Url, CommitId Commit);

/// <summary>What `Package.resolved` says must be there. The file is a stranger's: what cannot be read in it is left to SwiftPM.</summary>
internal static class PackagePins
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxPins = 500;

    /// <summary>The pinned dependencies of a package that can be mirrored, at most 500.</summary>
    public static async Task<IReadOnlyList<PackagePin>> ReadAsync(string packageFolder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(packageFolder, "Package.resolved");
        return RegularFile.Holds(file, MaxBytes) ? Parse(await File.ReadAllBytesAsync(file, cancellationToken)) : [];
    }

    /// <summary>Reads the versions 2 and 3 of the file, and 1, which wraps it in `object` and says `repositoryURL`.</summary>
    public static IReadOnlyList<PackagePin> Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var pins = Find(root, "pins") ?? (Find(root, "object") is { } wrapped ? Find(wrapped, "pins") : null);
            return pins is { ValueKind: JsonValueKind.Array } list
                ? [.. list.EnumerateArray().Take(MaxPins).Select(ReadPin).OfType<PackagePin>()]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static PackagePin? ReadPin(JsonElement pin) =>
        (Text(pin, "location") ?? Text(pin, "repositoryURL")) is { } location
        && DependencyUrl.Parse(location) is { } url
        && Find(pin, "state") is { } state
        && CommitId.TryParse(Text(state, "revision"), out var commit)
            ? new(url, commit)
            : null;

    private static string? Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
