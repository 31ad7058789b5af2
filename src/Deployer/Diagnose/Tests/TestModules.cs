using System.Text.RegularExpressions;
using Deployer.Kernel;

namespace Deployer.Diagnose.Tests;

/// <summary>Knows in which test targets a class is: XCTest on Linux prints the class alone.</summary>
internal sealed partial class TestModules
{
    private const int MaxBytes = 2 * 1024 * 1024;

    private readonly PackagePaths paths;
    private readonly Lazy<ILookup<string, TestSources.Source>> types;

    public TestModules(PackagePaths paths, TestSources sources)
    {
        this.paths = paths;
        types = new(() => sources.All.Where(source => source.IsTest)
            .SelectMany(source => TypeName().Matches(TextOf(source)).Select(match => new TypePlace(match.Groups[1].Value, source)))
            .ToLookup(place => place.Type, place => place.Source, StringComparer.Ordinal));
    }

    /// <summary>The modules that may hold the test: none when its class is unknown.</summary>
    public IReadOnlyList<string> Candidates(string type, string method)
    {
        var files = types.Value[type.Split('.')[^1]].ToList();
        var modules = Modules(files);
        if (modules.Count < 2)
        {
            return modules;
        }

        var having = Modules(files.Where(file => TextOf(file).Contains($"func {method}(", StringComparison.Ordinal)));
        return having.Count > 0 ? having : modules;
    }

    private static List<string> Modules(IEnumerable<TestSources.Source> files) =>
        [.. files.Select(file => file.Target).Distinct(StringComparer.Ordinal)];

    private string TextOf(TestSources.Source source)
    {
        try
        {
            var file = Path.Combine(paths.Folder ?? "/", source.File);
            return RegularFile.Holds(file, MaxBytes) ? File.ReadAllText(file) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private sealed record TypePlace(string Type, TestSources.Source Source);

    [GeneratedRegex(@"\b(?:class|extension)[ \t]+([\p{L}_][\p{L}\p{Nd}_]*)")]
    private static partial Regex TypeName();
}
