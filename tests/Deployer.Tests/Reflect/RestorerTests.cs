using System.Text.Json;
using System.Text.Json.Nodes;
using Deployer.Cycle;
using Deployer.Tests.Cycle;
using Xunit;

namespace Deployer.Tests.Reflect;

/// <summary>The machine, or its database, is lost and a new one begins.</summary>
public sealed class RestorerTests
{
    private const string Patch = "--- a/app.c\n+++ b/app.c\n@@ -1 +1 @@\n-fine\n+better\n";

    [Fact]
    public async Task A_new_machine_knows_what_the_former_one_knew_and_builds_nothing_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Broken);
        using var _ = world;
        world.Fixers.Add(ScriptedFixer.Mending());
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, "restart-api.sh"), $"echo now >> \"{world.Tally()}/restarts\"");
        await world.LookAsync();
        var before = await world.ServiceAsync();
        var builds = world.Builds();
        var written = await remote.HistoryAsync("codex/logs");

        LoseMachine(world);
        var report = await world.LookAsync();

        var after = await world.ServiceAsync();
        Assert.Null(report.Cycle);
        Assert.Equal(builds, world.Builds());
        Assert.Equal((before.State, before.Commit, before.LastGreen, before.Fixer, before.Since), (after.State, after.Commit, after.LastGreen, after.Fixer, after.Since));
        Assert.Equal(before.Inventory, after.Inventory);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(world.Tally(), "restarts")).Length);
        Assert.Equal(before.Commit, after.Released);
        Assert.Equal(written, await remote.HistoryAsync("codex/logs"));
        Assert.Contains("known again from codex/logs", world.Told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_that_a_former_machine_decided_is_answered_and_not_applied_again()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        Submit(world);
        await world.LookAsync();
        var history = await remote.HistoryAsync();
        var answer = ReadAnswer(world);

        LoseMachine(world);
        Directory.Delete(world.Layout.Feedback, recursive: true);
        Submit(world);
        await world.LookAsync();

        Assert.Equal(history, await remote.HistoryAsync());
        Assert.True(File.Exists(Path.Combine(world.Layout.Feedback, "applied-fix.json")));
        Assert.Equal(answer, ReadAnswer(world));
    }

    [Fact]
    public async Task A_suspension_outlives_the_machine_and_a_wish_made_on_the_new_one_is_kept()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        await world.RunAsync("suspend", "api");
        await world.LookAsync();
        await remote.PushAsync(("app.c", "better\n"));

        LoseMachine(world);
        await world.RunAsync("trigger", "api", "--rebuild");
        var suspended = await world.LookAsync();
        await world.RunAsync("resume", "api");
        var resumed = await world.LookAsync();

        Assert.Equal((ServiceState.Suspended, null), (suspended.After.State, suspended.Cycle));
        Assert.Equal("trigger", resumed.Cycle?.Trigger);
    }

    [Fact]
    public async Task A_known_red_stays_known()
    {
        var (world, _) = await World.OfAsync(ShellService.Broken);
        using var __ = world;
        var before = (await world.LookAsync()).After;

        LoseMachine(world);
        var report = await world.LookAsync();

        Assert.Null(report.Cycle);
        Assert.Equal((ServiceState.Red, before.Fingerprint, before.Cause, 1), (report.After.State, report.After.Fingerprint, report.After.Cause, world.Builds()));
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("null")]
    [InlineData("{\"schema\": \"codex-deployer/state/2\"}")]
    [InlineData("{\"schema\": \"codex-deployer/state/1\", \"state\": \"purple\"}")]
    [InlineData("{\"schema\": \"codex-deployer/state/1\", \"inventory\": {\"a\": 7}}")]
    public async Task What_makes_no_sense_there_is_told_and_not_used(string content)
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await WriteAsync(remote, content);

        var report = await world.LookAsync();

        Assert.Equal((ServiceState.Green, 1), (report.After.State, world.Builds()));
        Assert.Contains("api/state.json on codex/logs is not used", world.Told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_make_no_sense_are_left_out_and_long_ones_cut()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var sha256 = new string('a', 64);
        await WriteAsync(remote, new JsonObject
        {
            ["schema"] = "codex-deployer/state/1",
            ["state"] = "red",
            ["commit"] = "--upload-pack=evil",
            ["lastGreen"] = "../../etc",
            ["cause"] = new string('x', 100_000),
            ["workKey"] = "no key",
            ["feedback"] = new JsonArray(
                new JsonObject { ["sha256"] = "../..", ["verdict"] = "applied" },
                new JsonObject { ["sha256"] = new string('b', 64), ["verdict"] = "executed" },
                new JsonObject { ["sha256"] = sha256, ["verdict"] = "rejected", ["file"] = "../../outside/f.json", ["commit"] = "HEAD" }),
            ["verified"] = new JsonArray(
                new JsonObject { ["tree"] = new string('1', 40), ["evidence"] = "{}" },
                new JsonObject { ["tree"] = "x", ["evidence"] = "[]" }),
            ["known"] = new JsonArray(new JsonObject { ["key"] = "short", ["green"] = true }),
        }.ToJsonString());
        world.OnBuild("exit 127");

        await world.LookAsync();

        var service = await world.ServiceAsync();
        var feedback = Assert.Single(await world.ReadAsync(journal => journal.ListFeedbackAsync(World.Api, 10, World.Token)));
        Assert.Equal((sha256, "f.json", null), (feedback.Sha256, feedback.File, feedback.Commit));
        Assert.Null(service.LastGreen);
        Assert.Empty(await world.ReadAsync(journal => journal.ListVerifiedTreesAsync(World.Api, 10, World.Token)));
        Assert.Empty(await world.ReadAsync(journal => journal.ListWorkAsync(World.Api, 10, World.Token)));
    }

    [Fact]
    public async Task A_file_that_is_too_big_is_not_read()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await WriteAsync(remote, new string(' ', 9 * 1024 * 1024));

        Assert.Equal(ServiceState.Green, (await world.LookAsync()).After.State);
        Assert.Contains("has more than", world.Told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_log_branch_it_is_said_once_that_nothing_is_restored()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.Policy = "logs: {push: none}";

        await world.LookAsync();
        await world.LookAsync();

        Assert.Equal(2, world.Told.ToString().Split("logs.push is none").Length);
    }

    [Fact]
    public async Task Until_the_log_branch_can_be_read_nothing_is_done()
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        await world.LookAsync();
        Submit(world);
        await world.LookAsync();
        var history = await remote.HistoryAsync();
        LoseMachine(world);
        Directory.Delete(world.Layout.Feedback, recursive: true);
        Submit(world);
        Directory.Move(remote.Folder, remote.Folder + ".away");

        var away = await world.LookAsync();
        Directory.Move(remote.Folder + ".away", remote.Folder);
        var back = await world.LookAsync();

        Assert.Equal((false, true), (away.Reached, back.Reached));
        Assert.Equal(history, await remote.HistoryAsync());
        Assert.True(File.Exists(Path.Combine(world.Layout.Feedback, "applied-fix.json")));
    }

    private static void LoseMachine(World world)
    {
        Directory.Delete(world.Layout.State, recursive: true);
        Directory.Delete(world.Layout.Logs, recursive: true);
    }

    private static void Submit(World world)
    {
        Directory.CreateDirectory(world.Layout.Feedback);
        File.WriteAllText(Path.Combine(world.Layout.Feedback, "fix.json"), JsonSerializer.Serialize(new { repo = "api", patch = Patch }));
    }

    private static string ReadAnswer(World world) => File.ReadAllText(Path.Combine(world.Layout.Feedback, "fix.result.json"));

    private static async Task WriteAsync(RemoteRepository remote, string state)
    {
        await RemoteRepository.GitAsync(remote.Person, "checkout", "-q", "--orphan", "logs");
        RemoteRepository.Write(remote.Person, ("api/state.json", state));
        await RemoteRepository.GitAsync(remote.Person, "add", "api/state.json");
        await RemoteRepository.GitAsync(remote.Person, "commit", "-q", "-m", "By somebody");
        await RemoteRepository.GitAsync(remote.Person, "push", "-q", "origin", "HEAD:refs/heads/codex/logs");
        await RemoteRepository.GitAsync(remote.Person, "checkout", "-q", "-f", "main");
    }
}
