using System.Text;
using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>
/// Files that a repository keeps in Git LFS. They are fetched into the mirror with the remote's credential before a checkout, and
/// Git's filters then only move bytes on this machine: in commits they are pointers, in worktrees what they point to.
/// </summary>
internal static class LargeFiles
{
    /// <summary>The filters. What a worktree lacks is not asked of any server: where the repository says it is has no say.</summary>
    private static readonly string[] Filters =
    [
        "filter.lfs.clean=git-lfs clean -- %f",
        "filter.lfs.smudge=git-lfs smudge -- %f",
        "filter.lfs.required=true",
        "lfs.url=file:///dev/null",
    ];

    /// <summary>Fetches what a commit points to; the settings that Git needs in its worktrees, none for a repository without LFS.</summary>
    /// <exception cref="MachineException">git-lfs is not installed, or the files cannot be fetched.</exception>
    public static async Task<IReadOnlyList<string>> PrepareAsync(Mirror mirror, CommitId commit, CancellationToken cancellationToken)
    {
        var attributes = await mirror.ReadFileAsync(commit, ".gitattributes", cancellationToken) ?? [];
        if (!Encoding.UTF8.GetString(attributes).Contains("filter=lfs", StringComparison.Ordinal))
        {
            return [];
        }

        if (!(await mirror.Git.RunAsync(mirror.Command("lfs", "version"), cancellationToken)).Succeeded)
        {
            throw new MachineException(
                "lfs-missing",
                $"{mirror.Remote.Url} keeps files in Git LFS, and git-lfs is not installed on this machine.",
                "Install git-lfs (Debian: 'apt-get install git-lfs'); its filters and hooks need not be set up.");
        }

        await mirror.Git.RequireAsync(
            mirror.Command("lfs", "fetch", "origin", commit.Value) with { Remote = mirror.Remote, Settings = EndpointOf(mirror.Remote.Url) }, cancellationToken);
        return Filters;
    }

    /// <summary>Over HTTP always beside the repository itself; for other addresses git-lfs finds out.</summary>
    private static string[] EndpointOf(string url) => url.StartsWith("http", StringComparison.Ordinal)
        ? [$"lfs.url={(url.EndsWith(".git", StringComparison.Ordinal) ? url : url.TrimEnd('/') + ".git")}/info/lfs"]
        : [];
}
