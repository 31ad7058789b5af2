using System.Text;
using Deployer.Kernel;

namespace Deployer.Git;

/// <content>Makes commits and publishes them.</content>
internal sealed partial class Mirror
{
    private const string OwnBranches = "codex/";
    private const string LogBranch = "codex/logs";
    private const string Executable = "100755";

    /// <summary>Makes a commit of a tree on top of a parent, by the daemon's identity.</summary>
    public async Task<CommitId> CommitTreeAsync(CommitId tree, CommitId? parent, string message, CancellationToken cancellationToken)
    {
        string[] parents = parent is null ? [] : ["-p", parent.Value];
        var command = Command(["commit-tree", tree.Value, .. parents]) with { Input = Encoding.UTF8.GetBytes(message.TrimEnd('\n') + "\n") };
        return CommitId.Parse(await Git.ReadAsync(command, cancellationToken));
    }

    /// <summary>Makes a commit that adds or replaces files in its parent's tree; without a parent it has no history.</summary>
    /// <param name="parent">The commit to build on; null for none.</param>
    /// <param name="files">Path from the root, with forward slashes, to content.</param>
    /// <param name="message">The whole message.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CommitId> WriteFilesAsync(
        CommitId? parent, IReadOnlyDictionary<string, byte[]> files, string message, CancellationToken cancellationToken)
    {
        if (files.Keys.FirstOrDefault(path => !TreePath.IsSafe(path)) is { } unsafePath)
        {
            throw new ArgumentException($"'{unsafePath}' cannot be the path of a file in a commit.", nameof(files));
        }

        var tree = await WriteTreeAsync(parent, files, removed: [], cancellationToken);
        return await CommitTreeAsync(tree, parent, message, cancellationToken);
    }

    /// <summary>The tree of a commit with files added or replaced, and others removed. An executable file stays one.</summary>
    public async Task<CommitId> WriteTreeAsync(
        CommitId? parent, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<string> removed, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch(Git.StateFolder);
        var executable = parent is null || files.Count == 0 ? [] : (await ListFilesAsync(parent, ".", cancellationToken))
            .Where(entry => entry.Mode == Executable).Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var written = files.Keys.Zip(
            await HashAsync(scratch, [.. files.Values], cancellationToken),
            (path, id) => IndexEntry(executable.Contains(path) ? Executable : "100644", id, path));
        return await WriteTreeAsync(scratch, parent, [.. removed.Select(IndexRemoval), .. written], cancellationToken);
    }

    /// <summary>Publishes a commit as a branch. A branch that is not ours is never forced.</summary>
    /// <param name="commit">What the branch shall be at.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="expected">For a branch of ours: where we left it, which may be replaced; null to only ever add to it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PushOutcome> PushAsync(CommitId commit, string branch, CommitId? expected, CancellationToken cancellationToken)
    {
        var reference = BranchName.Reference(branch);
        var isOurs = branch.StartsWith(OwnBranches, StringComparison.Ordinal) && branch != LogBranch;
        string[] lease = isOurs && expected is not null ? [$"--force-with-lease={reference}:{expected}"] : [];
        var command = RemoteCommand(
            ["push", "--porcelain", "--no-verify", "--no-follow-tags", "--no-signed", "--recurse-submodules=no", .. lease, "--", "origin", $"{commit}:{reference}"]);
        await _remoteAccess.WaitAsync(cancellationToken);
        try
        {
            var result = await Git.RunAsync(command, cancellationToken);
            return result.Succeeded
                ? new PushOutcome.Pushed()
                : await ExplainAsync(commit, branch, lease.Length > 0 ? expected : null, PushReason(command, result), cancellationToken);
        }
        finally
        {
            _remoteAccess.Release();
        }
    }

    private static string PushReason(GitCommand command, Processes.ProcessResult result) =>
        result.OutputText.Split('\n').FirstOrDefault(line => line.StartsWith('!')) is { } refused
            ? $"{refused[1..].Trim().Replace('\t', ' ')}; {GitProgram.Reason(command, result)}"
            : GitProgram.Reason(command, result);

    /// <summary>Whether a push failed because the branch moved is asked of the remote, not read out of Git's words.</summary>
    private async Task<PushOutcome> ExplainAsync(CommitId commit, string branch, CommitId? leased, string reason, CancellationToken cancellationToken)
    {
        try
        {
            var now = await FetchAloneAsync(branch, cancellationToken);
            if (now == commit)
            {
                return new PushOutcome.Pushed();
            }

            var isInTheWay = leased is not null ? now != leased : now is not null && !await IsAncestorAsync(now, commit, cancellationToken);
            return isInTheWay ? new PushOutcome.Rejected(reason) : new PushOutcome.Failed(reason);
        }
        catch (MachineException)
        {
            return new PushOutcome.Failed(reason);
        }
    }

    private Dictionary<string, string> WithIndex(Scratch scratch) =>
        new(InThisRepository, StringComparer.Ordinal) { ["GIT_INDEX_FILE"] = scratch.File("index") };

    private static string IndexEntry(string mode, CommitId id, string path) => $"{mode} {id}\t{path}\0";

    private static string IndexRemoval(string path) => $"0 {new string('0', 40)}\t{path}\0";

    /// <summary>The tree of a commit with some entries put in or taken out.</summary>
    private async Task<CommitId> WriteTreeAsync(Scratch scratch, CommitId? parent, IEnumerable<string> entries, CancellationToken cancellationToken)
    {
        var index = WithIndex(scratch);
        if (parent is not null)
        {
            await Git.RequireAsync(Command("read-tree", parent.Value) with { Environment = index }, cancellationToken);
        }

        var update = Command("update-index", "-z", "--index-info") with { Environment = index, Input = Encoding.UTF8.GetBytes(string.Concat(entries)) };
        await Git.RequireAsync(update, cancellationToken);
        return await WriteTreeAsync(index, cancellationToken);
    }

    private async Task<CommitId> WriteTreeAsync(IReadOnlyDictionary<string, string> index, CancellationToken cancellationToken) =>
        CommitId.Parse(await Git.ReadAsync(Command("write-tree") with { Environment = index }, cancellationToken));

    /// <summary>Stores contents as they are, all by one run of Git.</summary>
    private async Task<IReadOnlyList<CommitId>> HashAsync(Scratch scratch, byte[][] contents, CancellationToken cancellationToken)
    {
        var names = new StringBuilder();
        for (var number = 0; number < contents.Length; number++)
        {
            await File.WriteAllBytesAsync(scratch.File($"content-{number}"), contents[number], cancellationToken);
            names.Append($"{scratch.File($"content-{number}")}\n");
        }

        var command = Command("hash-object", "-w", "--no-filters", "--stdin-paths") with { Input = Encoding.UTF8.GetBytes(names.ToString()) };
        var output = await Git.ReadAsync(command, cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(CommitId.Parse)];
    }
}
