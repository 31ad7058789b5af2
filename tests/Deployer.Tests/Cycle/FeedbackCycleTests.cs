using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deployer.Cycle;
using Deployer.Git;
using Xunit;

namespace Deployer.Tests.Cycle;

public sealed class FeedbackCycleTests
{
    private const string Mending = "--- a/app.c\n+++ b/app.c\n@@ -1,2 +1,2 @@\n fine\n-BROKEN charge\n+by a person\n";
    private const string Vain = "--- a/app.c\n+++ b/app.c\n@@ -1,2 +1,2 @@\n fine\n-BROKEN charge\n+BROKEN worse\n";
    private const string Misfit = "--- a/app.c\n+++ b/app.c\n@@ -1,2 +1,2 @@\n quite\n-different\n+other\n";

    [Fact]
    public async Task A_proposal_that_mends_a_red_service_is_applied_once_and_answered()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        await world.LookAsync();
        var content = Submit(world, "fix.json", Mending);

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, CycleOutcome.Fixed, "feedback"), (report.After.State, report.Cycle!.Outcome, report.Cycle.Trigger));
        Assert.Equal("fine\nby a person\n", await remote.ReadAsync("app.c"));
        Assert.Equal(["applied-fix.json", "fix.result.json"], Inbox(world));
        var answer = Answer(world, "fix");
        Assert.Equal(("applied", report.Cycle.FixCommit!.Value), (answer.GetProperty("verdict").GetString(), answer.GetProperty("commit").GetString()));
        Assert.Equal(Hash(content), answer.GetProperty("sha256").GetString());
        var message = await remote.MessageAsync();
        Assert.Equal(("feedback", report.Cycle.Id), (CommitTrailers.Read(message, CommitTrailers.Fixer), CommitTrailers.Read(message, CommitTrailers.Cycle)));
        Assert.Equal(Hash(Mending)[..32], CommitTrailers.Read(message, CommitTrailers.Fingerprint));
    }

    [Fact]
    public async Task A_proposal_that_is_put_back_is_answered_and_not_tried_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        Submit(world, "fix.json", Mending);
        var first = await world.LookAsync();
        var builds = world.Builds();
        File.Delete(Path.Combine(world.Layout.Feedback, "fix.result.json"));
        File.Move(Path.Combine(world.Layout.Feedback, "applied-fix.json"), Path.Combine(world.Layout.Feedback, "again.json"));

        var second = await world.LookAsync();

        Assert.Null(second.Cycle);
        Assert.Equal(builds, world.Builds());
        Assert.Equal(["again.result.json", "applied-again.json"], Inbox(world));
        Assert.Equal(first.Cycle!.FixCommit, await remote.HeadAsync("main"));
    }

    [Theory]
    [InlineData(Misfit, "does not apply")]
    [InlineData(Vain, "no progress: still red: app.c:2:1: cannot find 'worse' in scope")]
    public async Task A_proposal_that_does_not_help_is_rejected_once_and_changes_nothing(string patch, string reason)
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        var head = await remote.HeadAsync("main");
        Submit(world, "fix.json", patch);

        var report = await world.LookAsync();
        var builds = world.Builds();
        var next = await world.LookAsync();

        Assert.Equal(["fix.result.json", "rejected-fix.json"], Inbox(world));
        Assert.StartsWith(reason, Answer(world, "fix").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal((ServiceState.Red, head), (report.After.State, await remote.HeadAsync("main")));
        Assert.Null(next.Cycle);
        Assert.Equal(builds, world.Builds());
    }

    [Fact]
    public async Task An_answer_holds_no_secret_however_it_is_written()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.Environment["GITHUB_TOKEN"] = "planted+secret<value>";
        Directory.CreateDirectory(world.Layout.Feedback);
        await File.WriteAllTextAsync(
            Path.Combine(world.Layout.Feedback, "odd.json"), """{"repo": "planted+secret<value>", "patch": "x"}""", World.Token);

        await world.LookAsync();

        Assert.Equal("'repo' names no service of this workspace: '***'.", Answer(world, "odd").GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("{ not json", "not valid JSON")]
    [InlineData("""{"repo": "nobody", "patch": "x"}""", "names no service")]
    [InlineData("""{"repo": "api"}""", "'patch' or 'action' is required")]
    public async Task A_file_that_is_no_proposal_is_rejected_without_a_cycle(string content, string reason)
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        await world.LookAsync();
        Put(world, "odd.json", content);

        var report = await world.LookAsync();

        Assert.Null(report.Cycle);
        Assert.Equal(["odd.result.json", "rejected-odd.json"], Inbox(world));
        Assert.Contains(reason, Answer(world, "odd").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_proposal_to_a_green_service_may_break_nothing()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        var head = await remote.HeadAsync("main");
        Submit(world, "fix.json", "--- a/app.c\n+++ b/app.c\n@@ -1 +1 @@\n-fine\n+BROKEN now\n");

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, head), (report.After.State, await remote.HeadAsync("main")));
        Assert.Equal("rejected", Answer(world, "fix").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_proposal_that_drops_a_test_of_a_green_service_is_rejected()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        var head = await remote.HeadAsync("main");
        Submit(world, "fix.json", "--- a/cases.txt\n+++ b/cases.txt\n@@ -1,2 +1 @@\n App.adds passed\n-App.subtracts passed\n");

        await world.LookAsync();

        Assert.Contains("tests-missing", Answer(world, "fix").GetProperty("reason").GetString());
        Assert.Equal(head, await remote.HeadAsync("main"));
    }

    [Fact]
    public async Task A_proposal_that_drops_the_failing_test_of_a_service_that_was_never_green_is_rejected()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var head = await remote.PushAsync(("cases.txt", "App.adds passed\nApp.subtracts failed\n"));
        Submit(world, "fix.json", "--- a/cases.txt\n+++ b/cases.txt\n@@ -1,2 +1 @@\n App.adds passed\n-App.subtracts failed\n");

        var report = await world.LookAsync();

        Assert.Contains("tests-missing", Answer(world, "fix").GetProperty("reason").GetString());
        Assert.Equal((ServiceState.Red, head), (report.After.State, await remote.HeadAsync("main")));
    }

    [Fact]
    public async Task A_proposal_is_kept_while_the_machine_fails()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        await world.LookAsync();
        Submit(world, "fix.json", Mending);
        world.OnBuild("if grep -q person app.c; then echo 'error: No space left on device'; exit 1; fi");

        await world.LookAsync();
        var kept = Inbox(world);
        world.OnBuild("");
        var report = await world.LookAsync();

        Assert.Equal(["fix.json"], kept);
        Assert.Equal(ServiceState.Green, report.After.State);
        Assert.Equal("fine\nby a person\n", await remote.ReadAsync("app.c"));
    }

    [Fact]
    public async Task A_proposal_may_add_tests()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        Submit(world, "fix.json", "--- a/cases.txt\n+++ b/cases.txt\n@@ -1,2 +1,3 @@\n App.adds passed\n App.subtracts passed\n+App.divides passed\n");

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Fixed, report.Cycle!.Outcome);
        Assert.Equal((3, 3), (report.Cycle.TestsPassed, report.After.Inventory.Count));
        Assert.Contains("App.divides", await remote.ReadAsync("cases.txt"));
    }

    [Theory]
    [InlineData(ShellService.Broken)]
    [InlineData("fine\nBROKEN\n")]
    public async Task Under_review_a_proposal_waits_on_its_branch_and_a_red_service_is_not_taken_for_green(string code)
    {
        var (world, remote) = await World.OfAsync(code);
        using var _ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        Submit(world, "fix.json", Mending.Replace("BROKEN charge", code.Split('\n')[1], StringComparison.Ordinal));

        var report = await world.LookAsync();
        var builds = world.Builds();
        var next = await world.LookAsync();

        Assert.Equal((ServiceState.Waiting, ServiceState.Waiting), (report.After.State, next.After.State));
        Assert.Equal(report.After.WaitingFor, next.After.WaitingFor);
        Assert.Null(next.Cycle);
        Assert.Equal(builds, world.Builds());
        Assert.StartsWith("codex/api/", report.Cycle!.FixBranch, StringComparison.Ordinal);
        Assert.Equal("applied", Answer(world, "fix").GetProperty("verdict").GetString());

        var merge = await remote.MergeAsync(report.Cycle.FixBranch!);
        var merged = await world.LookAsync();
        Assert.Equal((ServiceState.Green, merge, "feedback"), (merged.After.State, merged.After.Commit!, merged.After.Fixer));
        Assert.Equal(builds, world.Builds());
    }

    [Fact]
    public async Task A_proposal_that_waits_for_a_green_service_keeps_it_waiting()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.Environment["DISPATCHER_USE_PRS"] = "1";
        await world.LookAsync();
        Submit(world, "fix.json", "--- a/app.c\n+++ b/app.c\n@@ -1 +1 @@\n-fine\n+better\n");

        await world.LookAsync();
        await world.RunAsync("trigger", "api");
        await world.LookAsync();
        var report = await world.LookAsync();

        Assert.Equal(ServiceState.Waiting, report.After.State);
        Assert.Equal(TriggerRequest.None, report.After.Trigger);
        Assert.Null(report.Cycle);
    }

    [Fact]
    public async Task One_proposal_in_two_files_is_tried_once_and_both_are_answered_alike()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        Submit(world, "one.json", Vain);
        Submit(world, "two.json", Vain);

        var report = await world.LookAsync();
        await world.LookAsync();

        Assert.Single(await world.ReadAsync(journal => journal.ListAttemptsAsync(report.Cycle!.Id, World.Token)));
        Assert.Equal(["one.result.json", "rejected-one.json", "rejected-two.json", "two.result.json"], Inbox(world));
        Assert.Equal(Answer(world, "one").GetProperty("reason").GetString(), Answer(world, "two").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_proposal_to_a_package_with_a_changelog_is_taken_whole_onto_a_branch_that_moved_meanwhile()
    {
        using var world = new World();
        (string, string?) changelog = ("CHANGELOG.md", "# Changelog\n");
        var remote = await world.AddRepositoryAsync("api", [.. ShellService.Files(ShellService.Broken), changelog]);
        world.Configure("api", $"remote: \"{remote.Folder}\"");
        world.OnTest($"[ -e \"$TALLY/pushed\" ] || {{ touch \"$TALLY/pushed\"; git -C '{remote.Person}' push -q origin HEAD:main; }}");
        await RemoteRepository.GitAsync(
            remote.Person, "-c", "user.name=Person", "-c", "user.email=person@localhost", "commit", "-q", "--allow-empty", "-m", "Work");
        Submit(world, "fix.json", Mending);

        var report = await world.LookAsync();

        Assert.Equal(CycleOutcome.Fixed, report.Cycle!.Outcome);
        Assert.Equal("fine\nby a person\n", await remote.ReadAsync("app.c"));
        Assert.Contains("### Fixed", await remote.ReadAsync("CHANGELOG.md"), StringComparison.Ordinal);
        Assert.Equal(3, (await remote.HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_stops_nothing()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        Directory.CreateDirectory(world.Layout.Feedback);
        File.CreateSymbolicLink(Path.Combine(world.Layout.Feedback, "gone.json"), "nowhere.json");

        Assert.Equal(ServiceState.Green, (await world.LookAsync()).After.State);
    }

    [Fact]
    public async Task A_proposal_that_could_not_be_pushed_stays_and_the_service_is_as_before()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var green = await world.LookAsync();
        remote.Hook("pre-receive", "exit 1");
        Submit(world, "fix.json", "--- a/app.c\n+++ b/app.c\n@@ -1 +1 @@\n-fine\n+better\n");

        var refused = await world.LookAsync();
        var waiting = Inbox(world);
        File.Delete(Path.Combine(remote.Folder, "hooks/pre-receive"));
        var pushed = await world.LookAsync();

        Assert.Equal(green.After, refused.After with { Inventory = green.After.Inventory, Trouble = null });
        Assert.Contains("pre-receive hook declined", refused.After.Trouble!.Reason);
        Assert.Equal(["fix.json"], waiting);
        Assert.Equal(CycleOutcome.Fixed, pushed.Cycle!.Outcome);
    }

    [Fact]
    public async Task A_proposal_for_another_commit_that_does_not_fit_says_so_and_names_the_nearest_lines()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        var head = (await remote.HeadAsync("main"))!;
        Put(world, "fix.json", JsonSerializer.Serialize(new { @base = "abc1234", patch = "app.c\n<<<<<<< SEARCH\nBROKEN charges\n=======\nx\n>>>>>>> REPLACE\n" }));

        await world.LookAsync();

        Assert.Equal(
            "does not apply: block 1, app.c: these lines are not in the file: 'BROKEN charges'. Nearest is line 2: 'BROKEN charge'."
            + $" It was made for abc1234, but main is at {head.Short}",
            Answer(world, "fix").GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("fine\nby a person\n")]
    [InlineData("*** Begin Patch\n*** Update File: app.c\n@@\n-  BROKEN charge\n+  by a person\n*** End Patch")]
    [InlineData("app.c\n<<<<<<< SEARCH\nBROKEN charge\n=======\nby a person\n>>>>>>> REPLACE\n")]
    [InlineData("--- a/app.c\n+++ b/app.c\n@@ -7,2 +7,2 @@\n   fine\n-  BROKEN charge\n+  by a person\n")]
    public async Task Each_format_mends(string patch)
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        var whole = patch.StartsWith("fine", StringComparison.Ordinal);
        Put(world, "fix.json", JsonSerializer.Serialize(new { patch, format = whole ? "file" : null, file = whole ? "app.c" : null }));

        Assert.Equal(ServiceState.Green, (await world.LookAsync()).After.State);
        Assert.Equal("fine\nby a person\n", await remote.ReadAsync("app.c"));
    }

    private static string Submit(World world, string name, string patch) =>
        Put(world, name, JsonSerializer.Serialize(new { repo = "api", description = "Mend the charge", patch }));

    private static string Put(World world, string name, string content)
    {
        Directory.CreateDirectory(world.Layout.Feedback);
        File.WriteAllText(Path.Combine(world.Layout.Feedback, name), content);
        return content;
    }

    private static string[] Inbox(World world) =>
        [.. Directory.GetFiles(world.Layout.Feedback).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static JsonElement Answer(World world, string stem) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(world.Layout.Feedback, $"{stem}.result.json")));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
