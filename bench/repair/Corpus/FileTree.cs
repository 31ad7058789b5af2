using System.Collections.Immutable;
using System.Text;

namespace Deployer.RepairBench.Corpus;

/// <summary>The files of a package, by path relative to it, with `/` between folders. All are UTF-8 text.</summary>
internal sealed record FileTree(ImmutableSortedDictionary<string, string> Files)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static FileTree Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The same for the same files, in every run.</summary>
    public string Fingerprint => Kernel.Fingerprint.Of(Files.SelectMany(file => new[] { file.Key, file.Value })).Value;

    public string this[string path] => Files[path];

    /// <summary>Reads a folder; build products and Git's own files are left out.</summary>
    public static FileTree Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Empty;
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
            .Where(file => !IsMade(file.Name));
        return new(files.ToImmutableSortedDictionary(file => file.Name, file => File.ReadAllText(file.File, Utf8), StringComparer.Ordinal));
    }

    public FileTree With(string path, string text) => new(Files.SetItem(path, text));

    public FileTree With(FileTree over) => new(Files.SetItems(over.Files));

    public FileTree Without(IEnumerable<string> paths) => new(Files.RemoveRange(paths));

    /// <summary>Makes the folder hold exactly these files, save for build products and Git's own; unchanged ones keep their date.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var stale in Read(folder).Files.Keys.Where(path => !Files.ContainsKey(path)))
        {
            File.Delete(Path.Combine(folder, stale));
        }

        foreach (var (path, text) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (!File.Exists(file) || File.ReadAllText(file, Utf8) != text)
            {
                File.WriteAllText(file, text, Utf8);
            }
        }

        RemoveEmptyFolders(folder);
    }

    public bool Equals(FileTree? other) => other is not null && Files.SequenceEqual(other.Files);

    public override int GetHashCode() => Files.Aggregate(0, (hash, file) => HashCode.Combine(hash, file.Key, file.Value));

    private static bool IsMade(string path) =>
        path.StartsWith(".build/", StringComparison.Ordinal) || path.StartsWith(".git/", StringComparison.Ordinal) || path == "Package.resolved";

    private static void RemoveEmptyFolders(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => Path.GetFileName(inner) is not (".build" or ".git")))
        {
            RemoveEmptyFolders(inner);
            if (!Directory.EnumerateFileSystemEntries(inner).Any())
            {
                Directory.Delete(inner);
            }
        }
    }
}
