using Deployer.Git;
using Deployer.Kernel;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Tamper;

/// <summary>A package's repository, with a branch for each case: the good state, the base and the candidate on top of each other.</summary>
/// <param name="folder">Absolute path of its worktree.</param>
internal sealed class TamperRepository(string folder)
{
    private const string Good = "good";

    public string Folder => folder;

    public async Task CreateAsync(string package)
    {
        Folders.Copy(TamperCorpus.Package(package), folder);
        await GitAsync("init", "-q", "-b", Good);
        await File.AppendAllTextAsync(Path.Combine(folder, ".git", "info", "exclude"), ".build/\nPackage.resolved\n", TestContext.Current.CancellationToken);
        await CommitAsync();
    }

    public static Task<CommitId?> FetchGoodAsync(Mirror mirror) => mirror.FetchAsync(Good, TestContext.Current.CancellationToken);

    /// <summary>Commits a case and fetches it.</summary>
    public async Task<(CommitId Base, CommitId Candidate)> AddAsync(TamperCase given, Mirror mirror)
    {
        await GitAsync("checkout", "-q", "-f", "-B", given.Name, Good);
        var first = await LayAsync(Path.Combine(given.Folder, "broken"), given.DeletedInBroken, []);
        var second = await LayAsync(Path.Combine(given.Folder, "patch"), given.DeletedInPatch, given.Links);
        await mirror.FetchAsync(given.Name, TestContext.Current.CancellationToken);
        return (first, second);
    }

    /// <summary>What identifies the files of a commit.</summary>
    public Task<string> TreeAsync(CommitId commit) => Commands.GitAsync(folder, "rev-parse", $"{commit.Value}^{{tree}}");

    private async Task<CommitId> LayAsync(string files, IReadOnlyList<string> deleted, IEnumerable<KeyValuePair<string, string>> links)
    {
        foreach (var path in deleted) File.Delete(Path.Combine(folder, path));
        if (Directory.Exists(files)) Folders.Copy(files, folder);
        foreach (var (path, target) in links)
        {
            File.Delete(Path.Combine(folder, path));
            File.CreateSymbolicLink(Path.Combine(folder, path), target);
        }

        return await CommitAsync();
    }

    private async Task<CommitId> CommitAsync()
    {
        // A file that was laid over another of the same size in the same moment looks unchanged: all are read anew.
        await GitAsync("rm", "-r", "-q", "--cached", "--ignore-unmatch", ".");
        await GitAsync("add", "--all");
        await GitAsync("commit", "-q", "--allow-empty", "-m", "State");
        return CommitId.Parse(await Commands.GitAsync(folder, "rev-parse", "HEAD"));
    }

    private Task<string> GitAsync(params IEnumerable<string> arguments) => Commands.GitAsync(folder, arguments);
}
