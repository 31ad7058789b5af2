using Deployer.Build.Swift;
using Deployer.Repair.Fixers.ModuleImport;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>An import that may bring a name into sight.</summary>
/// <param name="Import">Of what.</param>
/// <param name="Doubt">0 for the module that declares the name.</param>
internal sealed record ModuleInReach(WantedImport Import, double Doubt);

/// <summary>Finds modules that may have a name which a file does not see.</summary>
internal sealed class ModulesInReach(SearchScene scene, SwiftOutline file)
{
    private const double Before = 0.1;
    private const double Neighbour = 0.5;
    private const int MostNeighbours = 3;

    private readonly string _path = file.Source.File.Path;

    /// <summary>Those that declare it, those that the file imported before, and those that files import which use it as well.</summary>
    public IEnumerable<ModuleInReach> For(string name, string? owner)
    {
        var target = scene.Sources.TargetOf(_path);
        return [.. target is null ? [] : Declaring(target, name, owner), .. target is null ? [] : Left(target), .. OfGreen(), .. IsDeclaredHere(name, owner) ? [] : OfNeighbours(name)];
    }

    private IEnumerable<ModuleInReach> Declaring(SwiftTarget target, string name, string? owner)
    {
        foreach (var module in scene.Sources.DependenciesOf(target))
        {
            var found = scene.Sources.FilesOf(module).SelectMany(other => other.Declarations)
                .Where(one => one.Name == name && !one.IsLocal && !one.IsPrivate && one.Keyword != "extension")
                .Where(one => owner is null ? one.Parent is null : owner.Length == 0 || one.Parent?.Name == owner).ToList();
            var isSeen = found.Exists(one => AccessLevels.Of(one) >= AccessLevel.Public);
            if (isSeen || module.Name == name) yield return new ModuleInReach(new WantedImport(module.Name, target.IsTest && TestsUseTestable(target, module)), 0);
            else if (found.Count > 0 && target.IsTest) yield return new ModuleInReach(new WantedImport(module.Name, true), 0);
        }
    }

    /// <summary>A file that moved between targets needs the one that it came from, where the new one depends on it.</summary>
    private IEnumerable<ModuleInReach> Left(SwiftTarget target)
    {
        if (scene.Green is not { } green || GreenDifference.OldPathOf(green, scene.Sources, _path) is not { } old) return [];
        return scene.Sources.TargetOf(old) is { } left && left.Name != target.Name && target.Dependencies.Contains(left.Name)
            ? [new ModuleInReach(new WantedImport(left.Name, target.IsTest), Before)]
            : [];
    }

    private IEnumerable<ModuleInReach> OfGreen() =>
        scene.Green is { } green && GreenDifference.OldPathOf(green, scene.Sources, _path) is { } old && green.Sources.File(old) is { } before
            ? ImportsOf(before).Select(import => new ModuleInReach(import, Before))
            : [];

    /// <summary>Whether the module has the name, or the type that lacks it, so that no import helps.</summary>
    private bool IsDeclaredHere(string name, string? owner) => scene.Sources.Module(_path).SelectMany(other => other.Declarations)
        .Any(found => found.Keyword != "extension" && found.Parent is null && found.Name == (owner is null or "" ? name : owner));

    /// <summary>The imports that files of the module have in common which use the name, the most frequent first.</summary>
    private IEnumerable<ModuleInReach> OfNeighbours(string name) => scene.Sources.Module(_path)
        .Where(other => other != file && other.Source.Tokens.Any(token => token.IsWord(name)))
        .SelectMany(ImportsOf).GroupBy(import => import)
        .OrderByDescending(group => group.Count()).Take(MostNeighbours)
        .Select((group, rank) => new ModuleInReach(group.Key, Neighbour + rank * Neighbour / 2));

    private static IEnumerable<WantedImport> ImportsOf(SwiftOutline other)
    {
        var section = new ImportSection(other.Source);
        return section.Imports.Where(import => import.IsOnLinux)
            .Select(import => new WantedImport(import.Module, other.Source.File.Text[import.Start..import.End].Contains("@testable", StringComparison.Ordinal)))
            .Distinct();
    }

    private bool TestsUseTestable(SwiftTarget target, SwiftTarget module) =>
        scene.Sources.FilesOf(target).Any(other => new TestableImports(other.Source).Shows(module.Name, isTestable: true));
}
