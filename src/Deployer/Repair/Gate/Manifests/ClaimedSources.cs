namespace Deployer.Repair.Gate.Manifests;

/// <summary>Which sources of a package are compiled, by what its manifest declares.</summary>
internal sealed class ClaimedSources
{
    private static readonly string[] SourceFolders = ["Sources", "Source", "src", "srcs"];
    private static readonly string[] Extensions = [".swift", ".c", ".m", ".mm", ".cc", ".cpp", ".cxx", ".s", ".S"];

    private readonly Dictionary<string, DumpedTarget> _owners = new(StringComparer.Ordinal);

    /// <param name="targets">The targets.</param>
    /// <param name="files">All files of the package, relative to it.</param>
    public ClaimedSources(IReadOnlyList<DumpedTarget> targets, IReadOnlyCollection<string> files)
    {
        var sources = files.Where(IsSource).ToList();
        foreach (var target in targets)
        {
            if (FolderOf(target, targets, files) is not { } folder) continue;
            foreach (var file in sources.Where(file => IsIn(file, folder) && IsOf(target, file[(folder.Length == 0 ? 0 : folder.Length + 1)..])))
            {
                _owners.TryAdd(file, target);
            }
        }
    }

    public IReadOnlyDictionary<string, DumpedTarget> Owners => _owners;

    public static bool IsSource(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal));

    private static bool IsOf(DumpedTarget target, string path) =>
        !target.Exclude.Any(excluded => IsIn(path, Normal(excluded)))
        && (target.Sources is not { } only || only.Any(source => IsIn(path, Normal(source))));

    /// <summary>Relative to the package; empty for its root, null when there is no such folder.</summary>
    private static string? FolderOf(DumpedTarget target, IReadOnlyList<DumpedTarget> targets, IReadOnlyCollection<string> files)
    {
        if (target.Path is { } given) return files.Any(file => IsIn(file, Normal(given))) ? Normal(given) : null;
        string[] roots = target.Type switch
        {
            "test" => ["Tests", .. SourceFolders],
            "plugin" => ["Plugins", .. SourceFolders],
            _ => SourceFolders,
        };
        var own = roots.Select(root => $"{root}/{target.Name}").FirstOrDefault(folder => files.Any(file => IsIn(file, folder)));

        // A package of one target may have its sources right under `Sources`.
        var isOnly = targets.Count(other => other.IsTest == target.IsTest && other.Type != "plugin") == 1;
        return own ?? (isOnly ? roots.FirstOrDefault(root => files.Any(file => IsIn(file, root))) : null);
    }

    private static bool IsIn(string path, string folder) =>
        folder.Length == 0 || path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/');

    private static string Normal(string path) => string.Join('/', path.Split('/').Where(part => part is not ("" or ".")));
}
