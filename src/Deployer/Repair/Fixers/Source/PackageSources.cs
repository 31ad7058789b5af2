using Deployer.Build.Swift;
using Deployer.Build.Swift.Source;

namespace Deployer.Repair.Fixers.Source;

/// <summary>What all Swift sources of a package say.</summary>
internal sealed class PackageSources
{
    private readonly SwiftManifest? _manifest;
    private readonly Dictionary<string, SwiftOutline> _files;
    private readonly Lazy<Dictionary<string, int>> _words;

    public PackageSources(SwiftManifest? manifest, Dictionary<string, SwiftOutline> files)
    {
        _manifest = manifest;
        _files = files;
        _words = new(() => files.Values.SelectMany(file => file.Source.Tokens).Where(token => token.Kind == SwiftTokenKind.Word)
            .GroupBy(token => token.Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal));
    }

    /// <summary>The same with a file's text changed, or one more file.</summary>
    public PackageSources With(SourceFile file) =>
        new(_manifest, new Dictionary<string, SwiftOutline>(_files, StringComparer.Ordinal) { [file.Path] = new(new SwiftSource(file)) });

    public IReadOnlyCollection<SwiftOutline> Files => _files.Values;

    /// <summary>All declarations outside of bodies of functions.</summary>
    public IEnumerable<SwiftDeclaration> Declarations => Files.SelectMany(file => file.Declarations).Where(found => !found.IsLocal);

    /// <summary>The sources; null when there are more than can be looked at, so that nothing may be concluded from an absence.</summary>
    public static ValueTask<PackageSources?> ReadAsync(RepairContext context, CancellationToken cancellationToken) =>
        context.Sources.AllAsync(cancellationToken);

    public SwiftOutline? File(string? path) => path is not null && _files.TryGetValue(path, out var file) ? file : null;

    /// <summary>How often a word stands in the code of the package; what stands in strings does not count.</summary>
    public int CountOf(string word) => _words.Value.GetValueOrDefault(word);

    public SwiftTarget? TargetOf(string? path) => path is null || _manifest is null
        ? null
        : _manifest.Targets.Where(target => path.StartsWith(target.Folder.TrimEnd('/') + "/", StringComparison.Ordinal)).MaxBy(target => target.Folder.Length);

    /// <summary>The files of the target that a file belongs to; of the same top folders when the targets are unknown.</summary>
    public IEnumerable<SwiftOutline> Module(string path)
    {
        var target = TargetOf(path)?.Name;
        var folder = string.Join('/', path.Split('/').Take(2));
        return Files.Where(file => target is null
            ? file.Source.File.Path.StartsWith(folder + "/", StringComparison.Ordinal)
            : TargetOf(file.Source.File.Path)?.Name == target);
    }

    /// <summary>The package's own targets that a target depends on.</summary>
    public IEnumerable<SwiftTarget> DependenciesOf(SwiftTarget target) =>
        _manifest?.Targets.Where(other => target.Dependencies.Contains(other.Name, StringComparer.Ordinal)) ?? [];

    public IEnumerable<SwiftOutline> FilesOf(SwiftTarget target) => Files.Where(file => TargetOf(file.Source.File.Path)?.Name == target.Name);

    /// <summary>The file with bytes at an offset that read as a word of its own; null when they do not.</summary>
    public static bool HasWordAt(SourceFile file, int offset, string word) =>
        offset >= 0 && offset + word.Length <= file.Text.Length
        && string.CompareOrdinal(file.Text, offset, word, 0, word.Length) == 0
        && (offset == 0 || !SwiftLexer.IsNamePart(file.Text[offset - 1]))
        && (offset + word.Length == file.Text.Length || !SwiftLexer.IsNamePart(file.Text[offset + word.Length]));
}
