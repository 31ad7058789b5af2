using System.Collections.Concurrent;
using Deployer.Build.Resources;
using Deployer.Git;
using Deployer.Kernel;

namespace Deployer.Build.Dependencies;

/// <summary>
/// Our copies of the repositories that packages depend on. Only we write them, outside of every sandbox; the programs that
/// resolve packages read them in place of the addresses in the manifests.
/// </summary>
/// <param name="git">Runs Git.</param>
/// <param name="folder">Absolute path of the folder of all mirrors.</param>
internal sealed class DependencyMirrors(GitProgram git, string folder)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    private const int MaxFolders = 100_000;

    /// <summary>Tells when a mirror was used.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Absolute path of the folder of all mirrors.</summary>
    public string Folder => folder;

    /// <summary>
    /// What makes every Git of a build read the mirrors and nothing else: each form of address is sent to its folder, and no other
    /// transport is allowed. It is the same for every build, so that nothing is resolved anew because of it.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables { get; } = VariablesOf(folder);

    /// <summary>Absolute path of a dependency's mirror.</summary>
    public string PathOf(DependencyUrl url) => Path.Combine(folder, url.MirrorPath);

    /// <summary>True when it was fetched before, whatever it lacks.</summary>
    public bool Has(DependencyUrl url) => File.Exists(Path.Combine(PathOf(url), "HEAD"));

    /// <summary>Fetches all branches and tags of a dependency.</summary>
    /// <exception cref="MachineException">It cannot be reached, or does not let us.</exception>
    public Task FetchAsync(DependencyUrl url, Remote remote, CancellationToken cancellationToken) => UseAsync(
        url, remote, async mirror => await mirror.FetchEverythingAsync(cancellationToken), cancellationToken);

    /// <summary>Makes sure that a commit is there, even one that no branch or tag leads to any more; fetches only when it is not.</summary>
    /// <exception cref="MachineException">It cannot be fetched.</exception>
    public Task FetchAsync(DependencyUrl url, Remote remote, CommitId commit, CancellationToken cancellationToken) => UseAsync(
        url, remote, async mirror => await mirror.FetchPinnedAsync(commit, cancellationToken), cancellationToken);

    /// <summary>A dependency's mirror, to check commits out of it.</summary>
    public Task<Mirror> OpenAsync(DependencyUrl url, Remote remote, CancellationToken cancellationToken)
    {
        Touch(url);
        return Mirror.OpenAsync(git, PathOf(url), remote, cancellationToken);
    }

    /// <summary>Notes that a mirror, if there is one, is used now.</summary>
    public void Touch(DependencyUrl url)
    {
        try
        {
            if (Has(url)) Directory.SetLastWriteTimeUtc(PathOf(url), Time.GetUtcNow().UtcDateTime);
        }
        catch (DirectoryNotFoundException)
        {
            // It was removed just now; who needs it fetches it.
        }
    }

    /// <summary>Absolute paths of the mirrors that were not used since, the longest unused first.</summary>
    public IReadOnlyList<string> ListUnused(DateTimeOffset since) =>
        [.. Find().Where(mirror => IsUnused(mirror, since)).OrderBy(Directory.GetLastWriteTimeUtc).ThenBy(mirror => mirror, StringComparer.Ordinal)];

    /// <summary>Removes a mirror unless it was used since, or is being used; the next who needs it fetches it. Returns how many bytes it took.</summary>
    public long RemoveUnused(string mirror, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var gate = GateOf(Path.GetRelativePath(folder, mirror));
        if (!gate.Wait(TimeSpan.Zero, cancellationToken)) return 0;
        try
        {
            if (!IsUnused(mirror, since)) return 0;
            var size = FolderSize.Of(mirror, cancellationToken);

            // It goes in one step: one that was cut off while it was removed would look like a mirror still.
            using var scratch = new Scratch(git.StateFolder);
            Directory.Move(mirror, scratch.File("mirror"));
            return size;
        }
        finally
        {
            gate.Release();
        }
    }

    private static bool IsUnused(string mirror, DateTimeOffset since) => Directory.GetLastWriteTimeUtc(mirror) < since.UtcDateTime;

    private SemaphoreSlim GateOf(string mirrorPath) => _gates.GetOrAdd(mirrorPath, _ => new SemaphoreSlim(1));

    /// <summary>Below a mirror there is none, and only mirrors are named `.git` at their end.</summary>
    private IEnumerable<string> Find()
    {
        var open = new Stack<string>([folder]);
        for (var seen = 0; open.TryPop(out var next) && seen < MaxFolders; seen++)
        {
            if (next.EndsWith(".git", StringComparison.Ordinal))
            {
                yield return next;
                continue;
            }

            foreach (var child in Directory.Exists(next) ? Directory.EnumerateDirectories(next) : [])
            {
                open.Push(child);
            }
        }
    }

    /// <summary>Works with a dependency's mirror while nobody else fetches into it.</summary>
    private async Task UseAsync(DependencyUrl url, Remote remote, Func<Mirror, Task> work, CancellationToken cancellationToken)
    {
        var gate = GateOf(url.MirrorPath);
        await gate.WaitAsync(cancellationToken);
        try
        {
            Touch(url);
            await (Has(url) ? OpenAndDoAsync(PathOf(url)) : BringAsync());
        }
        finally
        {
            gate.Release();
        }

        async Task OpenAndDoAsync(string path)
        {
            using var mirror = await Mirror.OpenAsync(git, path, remote, cancellationToken);
            await work(mirror);
        }

        // An empty mirror would look like a dependency without versions: to a build that runs now, or to the next.
        async Task BringAsync()
        {
            var arriving = $"{PathOf(url)}.arriving";
            FolderTree.Remove(arriving);
            try
            {
                await OpenAndDoAsync(arriving);
                FolderTree.Remove(PathOf(url));
                Directory.Move(arriving, PathOf(url));
            }
            catch
            {
                FolderTree.Remove(arriving);
                throw;
            }
        }
    }

    private static Dictionary<string, string> VariablesOf(string folder)
    {
        // Git takes the escapes out of a file URL.
        var root = "file://" + string.Join('/', folder.Split('/').Select(Uri.EscapeDataString));
        var settings = DependencyUrl.Forms
            .Select(form => (Key: $"url.{root}/{form.Folder}.insteadOf", Value: form.Prefix))
            .Append((Key: "safe.directory", Value: "*"))
            .ToList();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_CONFIG_COUNT"] = $"{settings.Count}",
            ["GIT_ALLOW_PROTOCOL"] = "file",
            ["GIT_TERMINAL_PROMPT"] = "0",
        };
        foreach (var (index, (key, value)) in settings.Index())
        {
            variables[$"GIT_CONFIG_KEY_{index}"] = key;
            variables[$"GIT_CONFIG_VALUE_{index}"] = value;
        }

        return variables;
    }
}
