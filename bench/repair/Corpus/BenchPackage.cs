using System.Text.Json;

namespace Deployer.RepairBench.Corpus;

/// <summary>A package of the benchmark in its good state, with what the grader knows besides.</summary>
/// <param name="Name">Folder of the package.</param>
/// <param name="Share">Whether rules may be developed against it.</param>
/// <param name="Good">The good state, visible tests included.</param>
/// <param name="Hidden">The tests that only the grader adds.</param>
/// <param name="Changes">What may be intended beside a fault.</param>
internal sealed record BenchPackage(string Name, Share Share, FileTree Good, FileTree Hidden, IReadOnlyList<IntendedChange> Changes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The hidden tests that hold whichever of the changes were made.</summary>
    public FileTree GeneralHidden => Hidden.Without(Changes.SelectMany(change => change.Hidden));

    /// <summary>Reads all packages of the benchmark, in the order of their names.</summary>
    /// <param name="folder">The folder `packages`.</param>
    public static IReadOnlyList<BenchPackage> ReadAll(string folder)
    {
        var heldOut = File.ReadAllLines(Path.Combine(folder, "held-out.txt")).Select(line => line.Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
        var packages = Directory.EnumerateDirectories(folder)
            .Order(StringComparer.Ordinal)
            .Select(path => Read(path, heldOut.Contains(Path.GetFileName(path)) ? Share.HeldOut : Share.Development))
            .ToList();
        var unknown = heldOut.Except(packages.Select(package => package.Name)).ToList();
        return unknown.Count == 0
            ? packages
            : throw new InvalidDataException($"held-out.txt names packages that do not exist: {string.Join(", ", unknown)}");
    }

    private static BenchPackage Read(string folder, Share half)
    {
        var changes = Path.Combine(folder, "changes");
        return new(
            Path.GetFileName(folder),
            half,
            FileTree.Read(Path.Combine(folder, "package")),
            FileTree.Read(Path.Combine(folder, "hidden")),
            Directory.Exists(changes) ? [.. Directory.EnumerateDirectories(changes).Order(StringComparer.Ordinal).Select(ReadChange)] : []);
    }

    private static IntendedChange ReadChange(string folder)
    {
        var note = JsonSerializer.Deserialize<Note>(File.ReadAllText(Path.Combine(folder, "change.json")), Json)
            ?? throw new InvalidDataException($"{folder}/change.json is empty.");
        return new(Path.GetFileName(folder), note.Summary, FileTree.Read(Path.Combine(folder, "before")), note.Added, note.Hidden);
    }

    private sealed record Note(string Summary, IReadOnlyList<string> Added, IReadOnlyList<string> Hidden);
}
