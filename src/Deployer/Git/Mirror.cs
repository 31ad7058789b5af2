using Deployer.Kernel;
using Deployer.Processes;

namespace Deployer.Git;

/// <summary>A bare repository of ours that holds what was fetched of a remote and what we made on top of it.</summary>
internal sealed partial class Mirror : IDisposable
{
    // The remote may be fetched for several services at once; Git itself would refuse the second.
    private readonly SemaphoreSlim _remoteAccess = new(1);

    private Mirror(GitProgram git, string folder, Remote remote) => (Git, Folder, Remote) = (git, folder, remote);

    /// <summary>Absolute path of the bare repository.</summary>
    public string Folder { get; }

    /// <summary>What it mirrors.</summary>
    public Remote Remote { get; }

    /// <summary>What runs Git for it.</summary>
    public GitProgram Git { get; }

    /// <summary>Opens the mirror in a folder; makes it anew when it is missing or damaged.</summary>
    /// <exception cref="UsageException">The remote's address is refused.</exception>
    public static async Task<Mirror> OpenAsync(GitProgram git, string folder, Remote remote, CancellationToken cancellationToken)
    {
        _ = RemoteUrl.Parse(remote.Url);
        var mirror = new Mirror(git, folder, remote);
        if (!await mirror.IsSoundAsync(cancellationToken))
        {
            await mirror.CreateAsync(cancellationToken);
        }

        StaleLocks.Remove(folder);
        var known = await git.RunAsync(mirror.Command("config", "--get", "remote.origin.url"), cancellationToken);
        if (known.OutputText.TrimEnd('\n') != remote.Url)
        {
            await git.RequireAsync(mirror.Command("config", "remote.origin.url", remote.Url), cancellationToken);
        }

        return mirror;
    }

    /// <summary>Asks the remote where a branch is; null when it has none of this name.</summary>
    /// <exception cref="MachineException">The remote cannot be reached (code `git-remote`).</exception>
    public Task<CommitId?> ReadRemoteAsync(string branch, CancellationToken cancellationToken) =>
        RemoteBranch.ReadAsync(Git, Remote, branch, cancellationToken);

    /// <summary>Fetches a branch and returns its commit; null when the remote has none of this name.</summary>
    /// <exception cref="MachineException">The remote cannot be reached (code `git-remote`).</exception>
    public async Task<CommitId?> FetchAsync(string branch, CancellationToken cancellationToken)
    {
        await _remoteAccess.WaitAsync(cancellationToken);
        try
        {
            return await FetchAloneAsync(branch, cancellationToken);
        }
        finally
        {
            _remoteAccess.Release();
        }
    }

    /// <summary>Where the branch was when it was last fetched; null when it never was.</summary>
    public async Task<CommitId?> ReadFetchedAsync(string branch, CancellationToken cancellationToken)
    {
        var result = await Git.RunAsync(Command("rev-parse", "--verify", "--quiet", Tracking(branch)), cancellationToken);
        return result.Succeeded ? CommitId.Parse(result.OutputText.Trim()) : null;
    }

    public void Dispose() => _remoteAccess.Dispose();

    /// <summary>A local run of Git in the mirror.</summary>
    internal GitCommand Command(params IReadOnlyList<string> arguments) => new(Folder, arguments) { Environment = InThisRepository };

    private GitCommand RemoteCommand(params IReadOnlyList<string> arguments) => Command(arguments) with { Remote = Remote };

    private Dictionary<string, string> InThisRepository => new(StringComparer.Ordinal) { ["GIT_DIR"] = Folder };

    private static string Tracking(string branch) => $"refs/remotes/origin/{BranchName.Reference(branch)["refs/heads/".Length..]}";

    private async Task<CommitId?> FetchAloneAsync(string branch, CancellationToken cancellationToken)
    {
        var command = RemoteCommand(
            "fetch", "--quiet", "--no-tags", "--no-prune", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance",
            "--", "origin", $"+{BranchName.Reference(branch)}:{Tracking(branch)}");
        var result = await Git.RunAsync(command, cancellationToken);
        if (result.Succeeded)
        {
            return await ReadFetchedAsync(branch, cancellationToken);
        }

        return await ReadRemoteAsync(branch, cancellationToken) is null ? null : throw GitProgram.Failure(command, result);
    }

    private async Task<bool> IsSoundAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(Folder, "HEAD")))
        {
            return false;
        }

        // Fails on a broken configuration, a broken reference, and a reference whose object is missing.
        ProcessResult result = await Git.RunAsync(Command("for-each-ref", "--format=%(objecttype)"), cancellationToken);
        return result.Succeeded && result.Errors.Length == 0;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        FolderTree.Remove(Folder);

        // Made beside its place and moved there, so that a kill in the middle leaves nothing that looks finished.
        var fresh = $"{Folder}.new";
        FolderTree.Remove(fresh);
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        await Git.RequireAsync(new(Path.GetDirectoryName(Folder)!, "init", "--quiet", "--bare", "--template=", "--initial-branch=none", fresh), cancellationToken);
        await Git.RequireAsync(new(fresh, "config", "remote.origin.url", Remote.Url), cancellationToken);

        // Our own live trees fetch commits of ours that no branch names.
        await Git.RequireAsync(new(fresh, "config", "uploadpack.allowAnySHA1InWant", "true"), cancellationToken);
        Directory.Move(fresh, Folder);
    }
}
