using Deployer.Diagnose;
using Deployer.Repair.Fixers.Names;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Names;

/// <summary>Tries the names that are spelt like one that is not found, the nearest first.</summary>
internal sealed class Typos : IGenerator
{
    private const int MostNames = 5;
    private const double PerStep = 0.25;

    public string Name => "search/spelling";

    public double Prior => 0.2;

    public IEnumerable<Proposal> Propose(Diagnostic error, SearchScene scene)
    {
        if (LostName.Of(error) is not { } lost || scene.FileOf(error) is not { } file || LostName.UseOf(lost, scene) is not { } use) return [];
        var asked = LostName.MeantIn(error).Select(name => (Name: name, Distance: 0.0));
        var found = asked.Concat(Alike(lost, file, use, scene)).GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Distance: group.Min(pair => pair.Distance)))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal).Take(MostNames).ToList();
        return found.Select((pair, rank) => Make(lost.Name, pair.Name, scene, (pair.Distance + rank) * PerStep))
            .Concat(OfDeclaration(lost, found.Select(pair => pair.Name), scene));
    }

    private static IEnumerable<(string Name, double Distance)> Alike(UnknownName lost, SwiftOutline file, NameUse use, SearchScene scene)
    {
        var names = new NearbyNames(scene.Sources);
        foreach (var name in names.Visible(lost, file, use.Offset).Distinct(StringComparer.Ordinal))
        {
            if (Likeness.Distance(lost.Name, name) is { } distance) yield return (name, distance);
        }

        foreach (var name in names.UsedElsewhere(lost).Distinct(StringComparer.Ordinal))
        {
            if (Spelling.Distance(lost.Name, name) is { } distance) yield return (name, distance + 0.5);
        }
    }

    private static Proposal Make(string from, string to, SearchScene scene, double doubt) => new()
    {
        Edits = Renaming.Edits(LostName.Failing(scene, from), from, to, scene),
        Summary = Wording.Of($"Spell {from} as {to}", "Correct the spelling of a name"),
        Confidence = Confidence.High,
        Doubt = doubt,
    };

    /// <summary>Where a name is used again and again and what is declared alike nowhere, the declaration is misspelt.</summary>
    private static IEnumerable<Proposal> OfDeclaration(UnknownName lost, IEnumerable<string> names, SearchScene scene)
    {
        if (scene.Sources.CountOf(lost.Name) < 2) yield break;
        foreach (var name in names.Where(name => scene.Sources.CountOf(name) == 1))
        {
            var file = scene.Sources.Files.FirstOrDefault(other => other.Declarations.Any(found => found.Name == name));
            if (file?.Declarations.First(found => found.Name == name) is not { } found || found.Modifiers.Contains("override")) continue;
            if (!scene.MayChange(file.Source.File.Path)) continue;
            var start = file.Source.Tokens[found.NameAt].Start;
            yield return Proposal.Of(
                new PlacedEdit(file.Source.File.Path, new TextEdit(start, start + name.Length, lost.Name)),
                Wording.Of($"Declare {name} as {lost.Name}, as it is used", "Correct the spelling of a declaration"),
                Confidence.Medium,
                0.3);
        }
    }
}
