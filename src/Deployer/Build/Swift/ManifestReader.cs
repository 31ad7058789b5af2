using System.Security.Cryptography;
using System.Text.Json;
using Deployer.Kernel;

namespace Deployer.Build.Swift;

/// <summary>Reads a package's manifest by the toolchain, once for each content.</summary>
internal sealed class ManifestReader(SwiftProgram swift, ToolchainCache cache)
{
    private const long MaxManifestBytes = 16 * 1024 * 1024;

    /// <summary>The manifest; null when the toolchain cannot read it.</summary>
    public async Task<SwiftManifest?> ReadAsync(BuildPlace place, CancellationToken cancellationToken) =>
        await DumpAsync(place, cancellationToken) is { } json ? Parse(json) : null;

    /// <summary>The output of `swift package dump-package`; null when the toolchain cannot read the manifest.</summary>
    public async Task<string?> DumpAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var packageFolder = place.PackageFolder;
        var question = $"manifest {await swift.ReadVersionAsync(cancellationToken)} {await HashAsync(packageFolder, cancellationToken)}";
        async Task<string?> Ask(CancellationToken token)
        {
            var result = await swift.AskAsync(["package", "dump-package"], place, token);
            return result.Succeeded ? result.OutputText : null;
        }

        return await cache.GetAsync(question, Ask, cancellationToken);
    }

    /// <summary>Reads the output of `swift package dump-package`; null when it is something else.</summary>
    public static SwiftManifest? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new SwiftManifest(
                root.GetProperty("name").GetString() ?? "",
                root.GetProperty("toolsVersion").GetProperty("_version").GetString() ?? "",
                [.. root.GetProperty("targets").EnumerateArray().Select(ParseTarget)],
                [.. ParsePathDependencies(root)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static SwiftTarget ParseTarget(JsonElement target)
    {
        var name = target.GetProperty("name").GetString() ?? "";
        var type = target.GetProperty("type").GetString() ?? "";
        var folder = target.TryGetProperty("path", out var path) && path.GetString() is { } given
            ? given.TrimEnd('/')
            : $"{(type is "test" ? "Tests" : type is "plugin" ? "Plugins" : "Sources")}/{name}";
        return new SwiftTarget(name, type, folder, [.. target.GetProperty("dependencies").EnumerateArray().Select(ParseDependency)]);
    }

    /// <summary>A dependency is `{"byName": [name, …]}`, `{"target": [name, …]}` or `{"product": [name, package, …]}`.</summary>
    private static string ParseDependency(JsonElement dependency) =>
        dependency.EnumerateObject().First().Value[0].GetString() ?? "";

    private static IEnumerable<string> ParsePathDependencies(JsonElement root)
    {
        foreach (var dependency in root.GetProperty("dependencies").EnumerateArray())
        {
            if (dependency.TryGetProperty("fileSystem", out var entries))
            {
                foreach (var entry in entries.EnumerateArray())
                {
                    yield return entry.GetProperty("path").GetString() ?? "";
                }
            }
        }
    }

    /// <summary>Of the manifests and the names of the target folders, which the answer may depend on.</summary>
    private static async Task<string> HashAsync(string packageFolder, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(packageFolder));
        foreach (var file in Directory.EnumerateFiles(packageFolder, "Package*.swift").Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            if (RegularFile.Holds(file, MaxManifestBytes))
            {
                hash.AppendData(await File.ReadAllBytesAsync(file, cancellationToken));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
