using Deployer.Repair.Fixers.ConstantGlobal;
using Deployer.Repair.Fixers.Source;

namespace Deployer.Repair.Search.Generators.Concurrency;

/// <summary>Tells whether a property is changed after its value was made.</summary>
internal static class Assignments
{
    /// <summary>Whether any code but the initialisers of a type may change what has that name.</summary>
    public static bool AreOutsideInit(SearchScene scene, string name, string type) =>
        !new Mutations(Without(scene.Sources, type)).AreNoneOf(name);

    /// <summary>The sources with the bodies of a type's initialisers blanked out.</summary>
    private static PackageSources Without(PackageSources sources, string type)
    {
        var result = sources;
        foreach (var file in sources.Files)
        {
            var bodies = file.Declarations.Where(found => found is { Keyword: "init", Open: not null } && found.Parent?.Name == type).ToList();
            if (bodies.Count == 0) continue;
            result = result.With(file.Source.File.With(bodies.Select(body =>
                new TextEdit(file.Source.Tokens[body.Open!.Value].End, file.Source.Tokens[body.Close!.Value].Start, ""))));
        }

        return result;
    }
}
