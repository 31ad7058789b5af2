using System.Text;
using System.Text.Json;
using Deployer.Cycle;
using Deployer.Kernel;
using Deployer.Reflect;
using Deployer.Storage.Sqlite;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Crash;

/// <summary>What a run left behind, in words that do not depend on ids and times; and what must hold of it whatever happened.</summary>
internal static class CrashPicture
{
    private static readonly ServiceName Api = ServiceName.Parse("api");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<string> TakeAsync(CrashScene scene)
    {
        var picture = new StringBuilder();
        await using var journal = (await SqliteJournal.OpenReadOnlyAsync(scene.Layout.Database, Token))!;
        var service = await journal.FindServiceAsync(Api, Token);
        picture.AppendLine(await DescribeAsync(scene, service));
        var log = scene.Remote;
        foreach (var repository in new[] { scene.Remote, scene.Root }.Where(IsRepository))
        {
            await DescribeBranchesAsync(repository, picture);
            log = (await BranchesAsync(repository)).Contains("codex/logs") ? repository : log;
        }

        await DescribeFeedbackAsync(scene, picture);
        DescribeRestarts(scene, picture);
        await RequireReflectionsAsync(journal, log);
        await RequireNothingLeftAsync(scene, journal);
        return picture.ToString();
    }

    private static async Task<string> DescribeAsync(CrashScene scene, ServiceRecord? service) => service is null
        ? "nothing is known"
        : string.Join(
            " | ",
            service.State,
            service.Suspended,
            service.ReleaseDue,
            service.Trigger,
            service.Fixer,
            service.FailureClass,
            service.Fingerprint,
            service.Cause,
            service.WaitingFor,
            string.Join(',', service.Inventory.Select(test => $"{test.Key}={test.Value}")),
            await TreeAsync(scene, service.Commit),
            await TreeAsync(scene, service.LastGreen),
            await TreeAsync(scene, service.Released));

    private static async Task<string> TreeAsync(CrashScene scene, CommitId? commit)
    {
        if (commit is null)
        {
            return "-";
        }

        var remote = await Commands.TryGitAsync(scene.Remote, "rev-parse", $"{commit}^{{tree}}");
        return remote.ExitCode == 0 ? remote.Output.Trim() : await Commands.GitAsync(scene.Root, "rev-parse", $"{commit}^{{tree}}");
    }

    private static bool IsRepository(string folder) => File.Exists(Path.Combine(folder, "HEAD")) || Directory.Exists(Path.Combine(folder, ".git"));

    private static async Task<string[]> BranchesAsync(string repository) =>
        (await Commands.GitAsync(repository, "for-each-ref", "--format=%(refname:short)", "refs/heads")).Split('\n');

    private static async Task DescribeBranchesAsync(string repository, StringBuilder picture)
    {
        foreach (var branch in (await BranchesAsync(repository)).Where(branch => branch != "codex/logs"))
        {
            picture.AppendLine($"{branch}: {await Commands.GitAsync(repository, "log", "--format=%T %s", branch, "--")}");
        }

        if (Directory.Exists(Path.Combine(repository, ".git")))
        {
            picture.AppendLine($"changed: {await Commands.GitAsync(repository, "status", "--porcelain", "--untracked-files=no")}");
        }
    }

    private static async Task DescribeFeedbackAsync(CrashScene scene, StringBuilder picture)
    {
        foreach (var file in FilesOf(scene.Layout.Feedback))
        {
            picture.AppendLine(Path.GetFileName(file));
            if (file.EndsWith(".result.json", StringComparison.Ordinal))
            {
                var result = JsonDocument.Parse(await File.ReadAllTextAsync(file, Token)).RootElement;
                var commit = result.GetProperty("commit").GetString() is { } id ? await TreeAsync(scene, CommitId.Parse(id)) : "-";
                picture.AppendLine($"{result.GetProperty("verdict")} {result.GetProperty("reason")} {commit}");
            }
        }
    }

    private static IReadOnlyList<string> FilesOf(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)] : [];

    /// <summary>Restarts may be repeated, but each has an id of its own.</summary>
    private static void DescribeRestarts(CrashScene scene, StringBuilder picture)
    {
        var file = Path.Combine(scene.Root, "restarts");
        var restarts = File.Exists(file) ? File.ReadAllLines(file).Select(line => line.Split(' ')).ToList() : [];
        Assert.All(restarts, fields => Assert.True(fields is [{ Length: > 8 }, { Length: 40 }]));
        Assert.Equal(restarts.Count, restarts.Select(fields => fields[0]).Distinct().Count());
        Assert.InRange(restarts.Count, 0, 3);
        picture.AppendLine($"restarted: {restarts.Count > 0}");
    }

    /// <summary>Each cycle that came to something is one file of the log branch, written once, and the state there is what is known.</summary>
    private static async Task RequireReflectionsAsync(SqliteJournal journal, string repository)
    {
        var cycles = await journal.ListCyclesAsync(Api, 1000, Token);
        Assert.DoesNotContain(cycles, cycle => cycle.Outcome == CycleOutcome.Running);
        var told = cycles.Where(cycle => cycle.Outcome != CycleOutcome.Cancelled).Select(cycle => $"api/{cycle.Id}.md").ToList();
        var additions = (await Commands.GitAsync(repository, "log", "--format=", "--name-status", "codex/logs", "--", "api/*.md")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(additions, line => Assert.StartsWith("A\t", line, StringComparison.Ordinal));
        Assert.Equal(additions.Length, additions.Distinct().Count());
        Assert.Empty(told.Except(additions.Select(line => line[2..])));
        var state = await Commands.GitAsync(repository, "show", "codex/logs:api/state.json");
        Assert.Equal((await KeptState.OfAsync(journal, Api, Token)).Write().TrimEnd(), state.TrimEnd());
    }

    private static async Task RequireNothingLeftAsync(CrashScene scene, SqliteJournal journal)
    {
        Assert.Empty(await journal.ListOpenEffectsAsync(Token));
        Assert.Empty(scene.Workers());
        foreach (var folder in new[] { "cycles", "scratch", "processes" }.Select(name => Path.Combine(scene.Layout.State, name)))
        {
            Assert.Empty(Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : []);
        }

        Assert.Empty(Directory.GetFileSystemEntries(scene.Root, "*.new", SearchOption.AllDirectories));
        Assert.DoesNotContain(Directory.GetFiles(scene.Root, "*.lock", SearchOption.AllDirectories), file => file != scene.Layout.LockFile);
        Assert.False(File.Exists(Path.ChangeExtension(scene.Layout.LockFile, ".owner")));
        var latest = new FileInfo(Path.Combine(scene.Layout.Logs, "latest.log"));
        Assert.True(latest.LinkTarget is null || latest.ResolveLinkTarget(returnFinalTarget: true)!.Exists);
    }
}
