using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Hunks;

/// <summary>Brings back files whose declarations are missed.</summary>
internal static class DeletedFiles
{
    private const double Doubt = 0.3;

    /// <summary>Each of them whole. What was moved elsewhere is not gone, and tests are left as they are.</summary>
    public static IEnumerable<Proposal> Missed(ErrorFocus focus, SearchScene scene)
    {
        var green = scene.Green!.Sources;
        var gone = green.Files.Where(file => scene.Sources.File(file.Source.File.Path) is null && !TestFiles.Has(green, file.Source.File.Path));
        foreach (var file in gone)
        {
            if (!file.Declarations.Any(found => !found.IsLocal && focus.Names.Contains(found.Name)) || IsElsewhere(file, scene.Sources)) continue;
            var path = file.Source.File.Path;
            yield return Proposal.Of(new PlacedEdit(path, new TextEdit(0, 0, file.Source.File.Text)), Wording.Of(path, "Bring back"), Confidence.Medium, Doubt);
        }
    }

    /// <summary>Whether something of the same name and kind is declared at the top of a file that is there.</summary>
    private static bool IsElsewhere(SwiftOutline file, PackageSources now)
    {
        var own = file.Declarations.Where(IsOwn).Select(found => (found.Name, found.IsNamedType)).ToHashSet();
        return now.Declarations.Any(found => IsOwn(found) && own.Contains((found.Name, found.IsNamedType)));
    }

    private static bool IsOwn(SwiftDeclaration found) => found.Parent is null && found.Keyword != "extension";
}
