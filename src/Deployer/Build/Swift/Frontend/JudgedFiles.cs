using Deployer.Diagnose;

namespace Deployer.Build.Swift.Frontend;

/// <summary>The files of a target as a question has them: the package's own, and texts beside the package in the place of some.</summary>
internal sealed class JudgedFiles
{
    /// <summary>Path relative to the package, and absolute path of what is read, in the order in which they are compiled.</summary>
    private readonly List<(string Name, string Place)> files;

    /// <summary>Of the texts beside the package: as diagnostics name them, to what they stand for.</summary>
    private readonly Dictionary<string, string> names;

    private JudgedFiles(List<(string Name, string Place)> files, Dictionary<string, string> names) => (this.files, this.names) = (files, names);

    /// <summary>Absolute paths of all.</summary>
    public IReadOnlyList<string> Places => [.. files.Select(file => file.Place)];

    /// <summary>Writes the texts into a folder, each under the name that its file has, since `main.swift` is special.</summary>
    /// <param name="sources">Absolute paths of the target's files.</param>
    /// <param name="changed">What takes their place or comes to them, by path relative to the package; null: the file is gone.</param>
    /// <param name="paths">The package's.</param>
    /// <param name="folder">Absolute path of an empty folder.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task<JudgedFiles> WriteAsync(
        IReadOnlyList<string> sources, IReadOnlyDictionary<string, byte[]?> changed, PackagePaths paths, string folder, CancellationToken cancellationToken)
    {
        List<(string Name, string Place)> laid =
            [.. sources.Select(source => (paths.Relative(source), source)).Where(file => !changed.ContainsKey(file.Item1) || changed[file.Item1] is not null)];
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, content) in changed.Where(change => change.Value is not null))
        {
            var place = Path.Combine(folder, $"{texts.Count}", Path.GetFileName(name));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            await File.WriteAllBytesAsync(place, content!, cancellationToken);
            texts.Add(paths.Relative(place), name);
            Put(laid, name, place);
        }

        return new JudgedFiles(laid, texts);
    }

    /// <summary>Absolute paths of those that are to be looked into: of all, what is generated is left out.</summary>
    /// <param name="asked">Relative to the package; null: all.</param>
    public IReadOnlyList<string> Select(IReadOnlyCollection<string>? asked) =>
        [.. files.Where(file => asked?.Contains(file.Name) ?? PackagePaths.IsOurs(file.Name)).Select(file => file.Place)];

    /// <summary>True for a file of the target.</summary>
    /// <param name="name">Relative to the package.</param>
    public bool Contains(string? name) => files.Exists(file => string.Equals(file.Name, name, StringComparison.Ordinal));

    /// <summary>What was said about texts beside the package, as if they were in it.</summary>
    public Diagnostic Rename(Diagnostic diagnostic) => names.Count == 0 ? diagnostic : diagnostic with
    {
        File = diagnostic.File is { } file ? NameOf(file) : null,
        Message = names.Aggregate(diagnostic.Message, (message, name) => message.Replace(name.Key, name.Value, StringComparison.Ordinal)),
        Notes = [.. diagnostic.Notes.Select(Rename)],
        FixIts = [.. diagnostic.FixIts.Select(fix => fix with { File = NameOf(fix.File) })],
    };

    /// <summary>A new file comes where SwiftPM, which sorts them, would put it.</summary>
    private static void Put(List<(string Name, string Place)> laid, string name, string place)
    {
        var own = laid.FindIndex(file => string.Equals(file.Name, name, StringComparison.Ordinal));
        if (own >= 0)
        {
            laid[own] = (name, place);
            return;
        }

        var next = laid.FindIndex(file => string.CompareOrdinal(file.Name, name) > 0);
        laid.Insert(next < 0 ? laid.Count : next, (name, place));
    }

    private string NameOf(string file) => names.GetValueOrDefault(file, file);
}
