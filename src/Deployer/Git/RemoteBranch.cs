using Deployer.Kernel;

namespace Deployer.Git;

/// <summary>Asks remotes where their branches are, without any repository of ours.</summary>
internal static class RemoteBranch
{
    /// <summary>Nobody's configuration but the user's and the machine's: a repository that the folder may lie in has no say.</summary>
    private static readonly Dictionary<string, string> InNoRepository = new(StringComparer.Ordinal) { ["GIT_DIR"] = "/dev/null" };

    /// <summary>The commit that a branch is at; null when the remote has none of this name.</summary>
    /// <exception cref="MachineException">The remote cannot be reached (code `git-remote`).</exception>
    /// <exception cref="UsageException">The remote's address is refused.</exception>
    public static async Task<CommitId?> ReadAsync(GitProgram git, Remote remote, string branch, CancellationToken cancellationToken)
    {
        var address = RemoteUrl.Parse(remote.Url).Value;
        var reference = BranchName.Reference(branch);
        Directory.CreateDirectory(git.StateFolder);
        var command = new GitCommand(git.StateFolder, "ls-remote", "--refs", "--", address, reference)
        {
            Remote = remote,
            Environment = InNoRepository,
        };
        var listing = await git.RequireAsync(command, cancellationToken);

        // A pattern also matches the end of longer names.
        return listing.OutputText.Split('\n')
            .Select(line => line.Split('\t'))
            .Where(fields => fields.Length == 2 && fields[1] == reference)
            .Select(fields => CommitId.Parse(fields[0]))
            .FirstOrDefault();
    }
}
