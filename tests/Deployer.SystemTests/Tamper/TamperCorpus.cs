using Deployer.SystemTests.Scenes;

namespace Deployer.SystemTests.Tamper;

/// <summary>All patches by which the gate is judged.</summary>
internal static class TamperCorpus
{
    private const int Share = 10;

    public static string Root { get; } = Path.Combine(SharedHome.Repository, "tests", "tamper");

    public static IReadOnlyList<TamperCase> All { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "cases")).Order(StringComparer.Ordinal).Select(TamperCase.Read)];

    /// <summary>Every tenth by name of the cheats, and of the honest ones.</summary>
    public static IReadOnlyList<TamperCase> Tenth { get; } =
        [.. All.GroupBy(given => given.IsCheat).SelectMany(kind => kind.Where((_, place) => place % Share == 0))];

    /// <summary>Absolute path of a package in its good state.</summary>
    public static string Package(string name) => Path.Combine(Root, "packages", name);
}
