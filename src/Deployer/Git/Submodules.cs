using System.Text;
using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>Where the repositories of submodules come from.</summary>
internal interface ISubmoduleSource
{
    /// <summary>The mirror of a repository, with this commit in it.</summary>
    /// <exception cref="MachineException">The address is refused, or cannot be reached.</exception>
    Task<Mirror> FetchAsync(string address, CommitId commit, CancellationToken cancellationToken);
}

/// <summary>
/// Checks submodules out, nested ones too, each as a slot of a mirror of ours. Git's own submodule commands, which do what a
/// repository's files say, are not used: of `.gitmodules` only path and URL are read.
/// </summary>
internal sealed class Submodules(ISubmoduleSource source)
{
    private const int MaxDepth = 8;
    private const int MaxCount = 100;
    private const string Link = "160000";

    /// <summary>Makes the folders of all submodules what a commit says.</summary>
    /// <param name="mirror">The repository that has them.</param>
    /// <param name="commit">The commit that is checked out.</param>
    /// <param name="folder">Absolute path of where it is checked out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MachineException">One is refused, or cannot be fetched.</exception>
    public async Task CheckoutAsync(Mirror mirror, CommitId commit, string folder, CancellationToken cancellationToken)
    {
        var pending = new Queue<(Mirror Mirror, CommitId Commit, string Folder, int Depth)>([(mirror, commit, folder, 0)]);
        for (var count = 0; pending.TryDequeue(out var next);)
        {
            var links = (await next.Mirror.ListFilesAsync(next.Commit, ".", cancellationToken)).Where(entry => entry.Mode == Link).ToList();
            count += links.Count;
            if (count > MaxCount || (links.Count > 0 && next.Depth == MaxDepth))
            {
                throw Refuse($"there are more than {MaxCount} submodules, or more than {MaxDepth} inside each other");
            }

            var addresses = links.Count == 0 ? [] : await ReadAddressesAsync(next.Mirror, next.Commit, cancellationToken);
            foreach (var link in links)
            {
                var address = SubmoduleAddress.Resolve(AddressOf(link, addresses), next.Mirror.Remote.Url);
                var place = PlaceOf(next.Folder, link.Path);
                var inner = await source.FetchAsync(address, link.Id, cancellationToken);
                await (await Slot.OpenAsync(inner, place, SlotContents.WithLargeFiles, cancellationToken)).CheckoutAsync(link.Id, cancellationToken);
                pending.Enqueue((inner, link.Id, place, next.Depth + 1));
            }
        }
    }

    private static string AddressOf(TreeEntry link, Dictionary<string, string> addresses) =>
        addresses.TryGetValue(link.Path, out var address) ? address : throw Refuse($".gitmodules has no URL for '{Printable.Of(link.Path)}'");

    /// <summary>Path to URL, as Git reads `.gitmodules` of the commit.</summary>
    private static async Task<Dictionary<string, string>> ReadAddressesAsync(Mirror mirror, CommitId commit, CancellationToken cancellationToken)
    {
        var listing = await mirror.Git.RunAsync(
            mirror.Command("config", "--blob", $"{commit}:.gitmodules", "--no-includes", "-z", "--get-regexp", @"^submodule\..*\.(path|url)$"), cancellationToken);
        var modules = new Dictionary<string, (string? Path, string? Url)>(StringComparer.Ordinal);
        foreach (var entry in Encoding.UTF8.GetString(listing.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries).Take(2 * MaxCount))
        {
            var (key, value) = entry.Split('\n', 2) is [var first, var second] ? (first, second) : (entry, "");
            var name = key["submodule.".Length..key.LastIndexOf('.')];
            if (name.Split('/').Contains("..") || name.Any(char.IsControl))
            {
                throw Refuse($"'{Printable.Of(name)}' is not the name of a submodule");
            }

            var known = modules.GetValueOrDefault(name);
            modules[name] = key.EndsWith(".path", StringComparison.Ordinal) ? known with { Path = value } : known with { Url = value };
        }

        return modules.Values.Where(module => module is { Path: not null, Url: not null })
            .DistinctBy(module => module.Path, StringComparer.Ordinal)
            .ToDictionary(module => module.Path!, module => module.Url!, StringComparer.Ordinal);
    }

    /// <summary>The folder of a submodule. What a build put in its way goes; a link is never followed.</summary>
    private static string PlaceOf(string folder, string path)
    {
        if (!TreePath.IsSafe(path))
        {
            throw Refuse($"'{Printable.Of(path)}' is not a path inside the repository");
        }

        var place = folder;
        foreach (var part in path.Split('/'))
        {
            place = Path.Combine(place, part);
            if (new FileInfo(place) is { LinkTarget: not null } or { Exists: true })
            {
                FolderTree.Remove(place);
            }
        }

        return place;
    }

    private static MachineException Refuse(string reason) =>
        new("submodule-refused", $"The submodules of the repository are refused: {reason}.", "Correct .gitmodules and commit it.");
}
