using Deployer.Processes;
using Deployer.RepairBench.Corpus;

namespace Deployer.RepairBench.Cases;

/// <summary>The Git repository in which a case is put before an agent. It tells nothing but what a developer's would.</summary>
/// <param name="runner">Runs Git.</param>
/// <param name="folder">Absolute path; its name is the package's.</param>
internal sealed class CaseRepository(ProcessRunner runner, string folder)
{
    private const string FirstSubject = "Import the service";

    private static readonly Dictionary<string, string> Identity = new(StringComparer.Ordinal)
    {
        ["GIT_AUTHOR_NAME"] = "Robin",
        ["GIT_AUTHOR_EMAIL"] = "robin@localhost",
        ["GIT_AUTHOR_DATE"] = "2026-03-02T09:00:00Z",
        ["GIT_COMMITTER_NAME"] = "Robin",
        ["GIT_COMMITTER_EMAIL"] = "robin@localhost",
        ["GIT_COMMITTER_DATE"] = "2026-03-02T09:00:00Z",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
    };

    public string Folder => folder;

    /// <summary>Makes the repository anew.</summary>
    public async Task PrepareAsync(Case given, CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        if (given.Note.History == History.Mixed)
        {
            await CommitAsync(given.Before, FirstSubject, cancellationToken);
        }

        await CommitAsync(given.Bad, given.Note.Summary, cancellationToken);
    }

    /// <summary>Makes it as it was when the tools last built it, before the case.</summary>
    public async Task PrepareWarmAsync(Case given, CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        await CommitAsync(given.Warm, FirstSubject, cancellationToken);
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        await GitAsync(["init", "--quiet", "--initial-branch", "main"], cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, ".git", "info", "exclude"), ".build/\nPackage.resolved\n", cancellationToken);
    }

    public FileTree Read() => FileTree.Read(folder);

    public async Task<bool> HasParentAsync(CancellationToken cancellationToken) =>
        (await RunAsync(["rev-parse", "--quiet", "--verify", "HEAD~1"], cancellationToken)).Succeeded;

    public async Task<string> GitAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync(arguments, cancellationToken);
        return result.Succeeded
            ? result.OutputText
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed in {folder}: {result.Errors}");
    }

    private async Task CommitAsync(FileTree tree, string subject, CancellationToken cancellationToken)
    {
        tree.WriteTo(folder);
        await GitAsync(["add", "--all"], cancellationToken);
        await GitAsync(["commit", "--quiet", "--allow-empty", "-m", subject], cancellationToken);
    }

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => runner.RunAsync(
        new ProcessRequest("git", arguments) { WorkingDirectory = folder, Deadline = TimeSpan.FromMinutes(1), Environment = Identity }, cancellationToken);
}
