using System.Text;
using System.Text.RegularExpressions;
using Deployer.Git;
using Deployer.Kernel;
using Deployer.Workspace;

namespace Deployer.Watch;

/// <summary>
/// Computes what a build depends on. Equal keys mean equal verdicts, whatever the commit: so a push to a repository of many
/// services rebuilds only those it touched, and a merge of a tree that was verified rebuilds nothing.
/// </summary>
internal static partial class WorkKeys
{
    private const int MaxPathDependencies = 50;

    /// <summary>True when a key was read from this folder, whatever the commit.</summary>
    public static bool IsOf(string sourceKey, string folder) => sourceKey.StartsWith(PrefixOf(folder), StringComparison.Ordinal);

    /// <summary>
    /// Over the trees of the package and of the path dependencies outside it, found in the manifests' text; null when the commit
    /// does not hold the folder.
    /// </summary>
    public static async Task<string?> ReadSourceAsync(
        Mirror mirror, CommitId commit, string folder, CancellationToken cancellationToken)
    {
        if (await mirror.FindTreeAsync(commit, folder, cancellationToken) is not { } tree)
        {
            return null;
        }

        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal) { [Normalize(folder)] = tree.Value };
        var open = new Queue<string>(parts.Keys);
        while (open.TryDequeue(out var next) && parts.Count <= MaxPathDependencies)
        {
            foreach (var dependency in await ListPathDependenciesAsync(mirror, commit, next, cancellationToken))
            {
                if (!parts.ContainsKey(dependency)
                    && await mirror.FindTreeAsync(commit, dependency, cancellationToken) is { } found)
                {
                    parts[dependency] = found.Value;
                    open.Enqueue(dependency);
                }
            }
        }

        return PrefixOf(folder) + Fingerprint.Of(parts.Values).Value;
    }

    /// <summary>What besides the source decides a verdict.</summary>
    /// <param name="toolchain">As the toolchain identifies itself.</param>
    /// <param name="service">Whose environment, and whose dependencies' hosts, go into a build.</param>
    /// <param name="needs">The work keys of the services this one needs.</param>
    public static string Conditions(string toolchain, ServiceOptions service, IEnumerable<string> needs) =>
        Fingerprint.Of(
        [
            toolchain,
            .. service.Env.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
            "needs",
            .. needs,
            .. service.Sandbox is { } sandbox ? sandbox.Network.Order(StringComparer.Ordinal).Prepend("network") : [],
            .. service.Submodules ? ["submodules"] : Array.Empty<string>(),
        ]).Value;

    private static async Task<IEnumerable<string>> ListPathDependenciesAsync(
        Mirror mirror, CommitId commit, string folder, CancellationToken cancellationToken)
    {
        var file = folder == "." ? "Package.swift" : $"{folder}/Package.swift";
        var manifest = await mirror.ReadFileAsync(commit, file, cancellationToken);
        return manifest is null
            ? []
            : PathDependency().Matches(Encoding.UTF8.GetString(manifest))
                .Select(match => Normalize($"{folder}/{match.Groups[1].Value}"))
                .Where(path => !path.StartsWith("..", StringComparison.Ordinal));
    }

    private static string PrefixOf(string folder) => $"{Fingerprint.Of(Normalize(folder)).Short}-";

    private static string Normalize(string path)
    {
        var parts = new Stack<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part == ".." && parts.TryPeek(out var last) && last != "..")
            {
                parts.Pop();
            }
            else
            {
                parts.Push(part);
            }
        }

        return parts.Count == 0 ? "." : string.Join('/', parts.Reverse());
    }

    [GeneratedRegex(@"\.package\s*\(\s*(?:name\s*:\s*""[^""]*""\s*,\s*)?path\s*:\s*""([^""]+)""", RegexOptions.None, 1000)]
    private static partial Regex PathDependency();
}
