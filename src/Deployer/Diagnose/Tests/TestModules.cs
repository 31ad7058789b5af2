using System.Text.RegularExpressions;

namespace Deployer.Diagnose.Tests;

/// <summary>Knows in which test target a class is: XCTest on Linux prints the class alone.</summary>
internal sealed partial class TestModules(PackagePaths paths, TargetOrder targets)
{
    private const int MaxFiles = 5_000;
    private const int MaxBytes = 2 * 1024 * 1024;

    private readonly Lazy<Dictionary<string, string>> modules = new(() => Scan(paths, targets));

    /// <summary>`Module.Class`; the class alone when its target is unknown.</summary>
    public string Qualify(string type) => modules.Value.TryGetValue(type.Split('.')[^1], out var module) ? $"{module}.{type}" : type;

    private static Dictionary<string, string> Scan(PackagePaths paths, TargetOrder targets)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var target in targets.Targets.Where(target => target.IsTest && paths.Folder is not null))
        {
            var folder = Path.Combine(paths.Folder!, target.Folder);
            foreach (var type in Sources(folder).SelectMany(Classes))
            {
                found.TryAdd(type, target.Name);
            }
        }

        return found;
    }

    private static IEnumerable<string> Sources(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder)
            .EnumerateFiles("*.swift", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 20 })
            .Where(file => file.Length is > 0 and <= MaxBytes)
            .Take(MaxFiles)
            .Select(file => file.FullName)
            .Order(StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> Classes(string file)
    {
        try
        {
            return [.. ClassName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"\bclass[ \t]+([\p{L}_][\p{L}\p{Nd}_]*)")]
    private static partial Regex ClassName();
}
