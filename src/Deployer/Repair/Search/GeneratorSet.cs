using Deployer.Repair.Search.Generators.Calls;
using Deployer.Repair.Search.Generators.Concurrency;
using Deployer.Repair.Search.Generators.Hunks;
using Deployer.Repair.Search.Generators.Names;
using Deployer.Repair.Search.Generators.Syntax;
using Deployer.Repair.Search.Generators.Types;

namespace Deployer.Repair.Search;

/// <summary>The generators that a search asks.</summary>
internal static class GeneratorSet
{
    /// <summary>Of proposals that cost the same, those of the first come first.</summary>
    public static IReadOnlyList<IGenerator> Standard { get; } =
    [
        new CarriedNames(),
        new Suggestions(),
        new GreenHunks(),
        new Brackets(),
        new Effects(),
        new SpareEffects(),
        new Arguments(),
        new Returns(),
        new OrphanNames(),
        new Typos(),
        new Imports(),
        new Duplicates(),
        new Access(),
        new Mutability(),
        new Optionality(),
        new Witnesses(),
        new Conformances(),
        new Generics(),
        new Initializers(),
        new Finality(),
        new SendableTypes(),
        new Isolation(),
        new DeclaredTypes(),
        new Conversions(),
    ];
}
