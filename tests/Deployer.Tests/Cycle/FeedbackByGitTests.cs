using System.Text.Json;
using Deployer.Cycle;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>Feedback files that are committed to the workspace's own repository.</summary>
public sealed class FeedbackByGitTests
{
    private const string Mending = "*** Begin Patch\n*** Update File: repos/api/app.c\n@@\n fine\n-BROKEN charge\n+by a person\n*** End Patch";

    [Fact]
    public async Task What_was_pushed_is_applied_once_and_its_answer_travels_in_the_fix()
    {
        var (world, remote) = await CreateAsync();
        using var _ = world;
        await remote.PushAsync(("feedback/fix.json", Proposal(Mending)));

        var report = await world.LookAsync();
        var next = await world.LookAsync();

        Assert.Equal((ServiceState.Green, CycleOutcome.Fixed), (report.After.State, report.Cycle!.Outcome));
        Assert.Equal("fine\nby a person\n", await remote.ReadAsync("repos/api/app.c"));
        Assert.Equal(["feedback/applied-fix.json", "feedback/fix.result.json"], (await remote.FilesAsync("main")).Where(IsFeedback));
        Assert.Equal("applied", Json(await remote.ReadAsync("feedback/fix.result.json")).GetProperty("verdict").GetString());
        Assert.Null(next.Cycle);
        Assert.Equal("", await RemoteRepository.GitAsync(world.Root, "status", "--porcelain", "--untracked-files=no"));
    }

    [Fact]
    public async Task What_does_not_help_is_answered_on_the_log_branch_and_a_new_machine_does_not_try_it_again()
    {
        var (world, remote) = await CreateAsync();
        using var _ = world;
        await remote.PushAsync(("feedback/vain.json", Proposal(Mending.Replace("by a person", "BROKEN worse", StringComparison.Ordinal))));

        await world.LookAsync();
        var builds = world.Builds();
        Directory.Delete(world.Layout.State, recursive: true);
        await world.LookAsync();

        var answers = (await remote.FilesAsync("codex/logs")).Where(IsFeedback);
        Assert.Equal(["feedback/rejected-vain.json", "feedback/vain.result.json"], answers);
        Assert.Contains("no progress", Json(await remote.ReadAsync("feedback/vain.result.json", "codex/logs")).GetProperty("reason").GetString());
        Assert.Contains("feedback/vain.json", await remote.FilesAsync("main"));
        Assert.Equal(builds, world.Builds());
    }

    [Theory]
    [InlineData("maria@localhost", false)]
    [InlineData("PERSON@localhost", true)]
    public async Task Only_those_whom_review_people_names_may_propose_by_git(string person, bool may)
    {
        var (world, remote) = await CreateAsync();
        using var _ = world;
        world.Policy = $"review: {{people: [{person}]}}";
        await remote.PushAsync(("feedback/fix.json", Proposal(Mending)));
        await RemoteRepository.GitAsync(world.Root, "pull", "-q", "--ff-only", "origin", "main");

        Assert.Equal(may ? ServiceState.Green : ServiceState.Red, (await world.LookAsync()).After.State);
        if (!may)
        {
            var reason = Json(await remote.ReadAsync("feedback/fix.result.json", "codex/logs")).GetProperty("reason").GetString();
            Assert.Equal("It was committed by 'person@localhost', whom review.people does not name.", reason);
        }
    }

    [Fact]
    public async Task A_link_or_a_malformed_file_on_the_branch_is_rejected_and_stops_nothing()
    {
        var (world, remote) = await CreateAsync();
        using var _ = world;
        Directory.CreateDirectory(Path.Combine(remote.Person, "feedback"));
        File.CreateSymbolicLink(Path.Combine(remote.Person, "feedback/link.json"), "/etc/passwd");
        await remote.PushAsync(("feedback/odd.json", "{ nothing"), ("feedback/with\nbreak.json", "{}"), ("feedback/-x.json", "[]"));

        await world.LookAsync();

        var answers = (await remote.FilesAsync("codex/logs")).Where(IsFeedback);
        Assert.Equal(
            ["feedback/-x.result.json", "feedback/link.result.json", "feedback/odd.result.json", "feedback/rejected--x.json", "feedback/rejected-odd.json"], answers);
    }

    [Fact]
    public async Task A_secret_in_a_file_gets_neither_into_its_answer_nor_onto_the_log_branch()
    {
        var (world, remote) = await CreateAsync();
        using var _ = world;
        world.Environment["GITHUB_TOKEN"] = "planted+secret<value>";
        await remote.PushAsync(("feedback/odd.json", """{"repo": "planted+secret<value>", "patch": "x"}"""));

        await world.LookAsync();

        Assert.Equal(["feedback/odd.result.json"], (await remote.FilesAsync("codex/logs")).Where(IsFeedback));
        var reason = Json(await remote.ReadAsync("feedback/odd.result.json", "codex/logs")).GetProperty("reason").GetString();
        Assert.Equal("'repo' names no service of this workspace: '***'.", reason);
    }

    [Fact]
    public async Task A_remote_that_cannot_be_read_is_told_once_and_once_more_when_it_is_back()
    {
        var (world, remote) = await CreateAsync();
        using var _ = world;
        await world.LookAsync();
        Directory.Move(remote.Folder, remote.Folder + ".gone");

        await world.LookTwiceAsync(() =>
        {
            world.Time.Jump(TimeSpan.FromHours(2));
            return Task.CompletedTask;
        });
        var gone = Told(world);
        await world.LookTwiceAsync(() =>
        {
            Directory.Move(remote.Folder + ".gone", remote.Folder);
            world.Time.Jump(TimeSpan.FromHours(2));
            return Task.CompletedTask;
        });

        Assert.Contains($"feedback by Git cannot be read: git", Assert.Single(gone), StringComparison.Ordinal);
        Assert.Equal(3, Told(world).Count);
        Assert.EndsWith("feedback by Git is read again.", Told(world)[^1], StringComparison.Ordinal);
    }

    private static List<string> Told(World world) =>
        [.. world.Told.ToString().Split('\n').Where(line => line.Contains("feedback by Git", StringComparison.Ordinal))];

    private static async Task<(World World, RemoteRepository Remote)> CreateAsync()
    {
        var world = new World();
        var remote = await world.AddRepositoryAsync(
            "workspace", [(".gitignore", "/.deployer/\n/logs/\n/deployer.yaml\n"), .. ShellService.Files(ShellService.Broken, "repos/api/")]);
        world.Configure("api", "path: repos/api");
        await RemoteRepository.GitAsync(world.Root, "init", "-q", "-b", "main");
        await RemoteRepository.GitAsync(world.Root, "remote", "add", "origin", remote.Folder);
        await RemoteRepository.GitAsync(world.Root, "pull", "-q", "origin", "main");
        return (world, remote);
    }

    private static string Proposal(string patch) => JsonSerializer.Serialize(new { repo = "api", patch });

    private static bool IsFeedback(string path) => path.StartsWith("feedback/", StringComparison.Ordinal);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
