using Deployer.Kernel;
using Deployer.Processes;
using Deployer.Tests.Git;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>A bare repository, and a person who works on it.</summary>
internal sealed class RemoteRepository
{
    private static readonly ProcessRunner Runner = new(ProcessEnvironment.OfThisProcess(), TimeProvider.System, ledger: null);

    private RemoteRepository(string folder, string person) => (Folder, Person) = (folder, person);

    public string Folder { get; }

    public string Person { get; }

    public static async Task<RemoteRepository> CreateAsync(string folder, string person, params (string Path, string? Content)[] files)
    {
        var remote = new RemoteRepository(folder, person);
        await GitAsync(Path.GetTempPath(), "init", "-q", "--bare", "-b", "main", folder);
        await GitAsync(Path.GetTempPath(), "init", "-q", "-b", "main", person);
        await GitAsync(person, "remote", "add", "origin", folder);
        await remote.PushAsync(files);
        return remote;
    }

    /// <summary>The person commits files on the newest `main` and pushes; null deletes.</summary>
    public async Task<CommitId> PushAsync(params (string Path, string? Content)[] files)
    {
        if (await HeadAsync("main") is not null)
        {
            await GitAsync(Person, "pull", "-q", "--ff-only", "origin", "main");
        }

        Write(Person, files);
        await GitAsync(Person, "add", "-A", "-f", ".");
        await GitAsync(Person, "commit", "-q", "--allow-empty", "-m", "Work");
        await GitAsync(Person, "push", "-q", "origin", "HEAD:main");
        return (await HeadAsync("main"))!;
    }

    /// <summary>The person merges a branch into `main` by a merge commit and pushes.</summary>
    public async Task<CommitId> MergeAsync(string branch)
    {
        await GitAsync(Person, "pull", "-q", "--ff-only", "origin", "main");
        await GitAsync(Person, "fetch", "-q", "origin", branch);
        await GitAsync(Person, "merge", "-q", "--no-ff", "-m", "Merge the fix", "FETCH_HEAD");
        await GitAsync(Person, "push", "-q", "origin", "HEAD:main");
        return (await HeadAsync("main"))!;
    }

    public async Task<CommitId?> HeadAsync(string branch) =>
        CommitId.TryParse((await RunAsync(Folder, "rev-parse", "--verify", "--quiet", $"refs/heads/{branch}")).Trim(), out var id) ? id : null;

    public async Task<IReadOnlyList<string>> BranchesAsync() =>
        await LinesAsync("for-each-ref", "--format=%(refname:short)", "refs/heads");

    public Task<string> ReadAsync(string path, string branch = "main") => GitAsync(Folder, "show", $"{branch}:{path}");

    public Task<string> MessageAsync(string branch = "main") => GitAsync(Folder, "log", "-1", "--format=%B", branch);

    public async Task<IReadOnlyList<string>> FilesAsync(string branch) => await LinesAsync("ls-tree", "-r", "--name-only", branch);

    /// <summary>The commits of a branch, the newest first.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string branch = "main") => await LinesAsync("rev-list", branch);

    public async Task<bool> ShareHistoryAsync(string one, string other) =>
        (await RunAsync(Folder, "merge-base", one, other)).Length > 0;

    /// <summary>A hook that Git runs on the remote's side.</summary>
    public void Hook(string name, string script) => Script(Path.Combine(Folder, "hooks", name), script);

    public static void Script(string file, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        GitWorld.SetMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static void Write(string folder, params (string Path, string? Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            if (content is null)
            {
                File.Delete(Path.Combine(folder, path));
            }
            else if (path.EndsWith(".sh", StringComparison.Ordinal))
            {
                Script(Path.Combine(folder, path), content);
            }
            else
            {
                GitWorld.Write(folder, path, content);
            }
        }
    }

    public static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var result = await StartAsync(folder, arguments);
        return result.Succeeded ? result.OutputText : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.Errors}");
    }

    private async Task<IReadOnlyList<string>> LinesAsync(params string[] arguments) =>
        (await GitAsync(Folder, arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> RunAsync(string folder, params string[] arguments) => (await StartAsync(folder, arguments)).OutputText;

    private static Task<ProcessResult> StartAsync(string folder, string[] arguments) => Runner.RunAsync(
        new("git", ["-c", "user.name=Person", "-c", "user.email=person@localhost", "-c", "protocol.file.allow=always", .. arguments])
        {
            WorkingDirectory = folder,
            Deadline = TimeSpan.FromMinutes(1),
            Environment = new Dictionary<string, string> { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" },
        },
        TestContext.Current.CancellationToken);
}
