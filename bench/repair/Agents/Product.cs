using Deployer.Git;
using Deployer.Processes;
using Deployer.RepairBench.Cases;

namespace Deployer.RepairBench.Agents;

/// <summary>The product as a program, with a state folder of its own that is exchanged between the cases.</summary>
/// <param name="runner">Runs it.</param>
/// <param name="command">The program and its first arguments; the name of the agent and those of the verb follow.</param>
/// <param name="folders">Absolute paths: of its state, and of a folder where warm states are kept.</param>
internal sealed class Product(ProcessRunner runner, IReadOnlyList<string> command, (string State, string Saved) folders)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>A fix that is only told, after no attempt: it builds, and tests, and that is all.</summary>
    private static readonly string[] OnlyLook = ["--dry-run", "--max-attempts", "0"];

    public Task<ProcessResult> FixAsync(string agent, string package, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        var request = new ProcessRequest(command[0], [.. command.Skip(1), agent, "fix", package, "--json", .. options])
        {
            WorkingDirectory = package,
            Deadline = Patience,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_STATE_HOME"] = folders.State },
        };
        return runner.RunAsync(request, cancellationToken);
    }

    /// <summary>How many builds and test runs its last run has made: each has a folder of its own in the state.</summary>
    public int CountRuns()
    {
        var fixes = Path.Combine(folders.State, "codex-deployer", "fix");
        return !Directory.Exists(fixes)
            ? 0
            : Directory.EnumerateDirectories(fixes).Select(fix => Path.Combine(fix, "runs")).Where(Directory.Exists).Sum(runs => Directory.EnumerateDirectories(runs).Count());
    }

    /// <summary>
    /// Makes its state what it is after it has looked once at the last state that the case's own repository tells of before the
    /// fault, or at the broken one where that is the first, and at nothing else ever.
    /// </summary>
    public async Task WarmUpAsync(Case given, CaseRepository repository, CancellationToken cancellationToken)
    {
        var saved = SavedOf(given);
        if (!Directory.Exists(saved))
        {
            Empty();
            await repository.PrepareWarmAsync(given, cancellationToken);
            await FixAsync(AgentNames.Product, repository.Folder, OnlyLook, cancellationToken);
            Directory.CreateDirectory(folders.Saved);
            FolderTree.Remove($"{saved}.new");
            await Required.CopyAsync(runner, folders.State, $"{saved}.new", cancellationToken);
            Directory.Move($"{saved}.new", saved);
        }

        FolderTree.Remove(folders.State);
        await Required.CopyAsync(runner, saved, folders.State, cancellationToken);
        foreach (var worktree in Find(".git"))
        {
            // The copies have other inodes; without this Git would write each file anew, and all of it would be built again.
            await Required.RunAsync(runner, ["git", "update-index", "-q", "--refresh"], Path.GetDirectoryName(worktree)!, cancellationToken);
        }
    }

    /// <summary>Removes the warm state when no other case can use it.</summary>
    public void Forget(Case given)
    {
        if (given.Note.History == History.None)
        {
            FolderTree.Remove(SavedOf(given));
        }
    }

    /// <summary>Removes all warm states: another build of the product may keep them otherwise.</summary>
    public void ForgetAll()
    {
        FolderTree.Remove(folders.Saved);
        FolderTree.Remove(folders.State);
    }

    /// <summary>Absolute paths of the repositories in its state.</summary>
    public IReadOnlyList<string> ListRepositories() => [.. Find("HEAD").Select(head => Path.GetDirectoryName(head)!).Where(folder => Directory.Exists(Path.Combine(folder, "objects")))];

    private string SavedOf(Case given) => Path.Combine(folders.Saved, $"{given.Note.Package}-{given.Warm.Fingerprint}");

    private IReadOnlyList<string> Find(string name) =>
        [.. Directory.EnumerateFiles(folders.State, name, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 6, AttributesToSkip = FileAttributes.ReparsePoint })];

    private void Empty()
    {
        FolderTree.Remove(folders.State);
        Directory.CreateDirectory(folders.State);
    }
}
