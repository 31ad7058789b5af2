using System.Text.Json;
using Xunit;

namespace Deployer.Tests.Cycle;

public sealed class FeedbackRestartTests
{
    private const string Script = "echo \"$CODEX_SERVICE|$CODEX_COMMIT|$CODEX_EFFECT_ID\" >> \"$TALLY/restarts\"\nexit $(cat \"$TALLY/exit\" 2>/dev/null || echo 0)";

    [Theory]
    [InlineData(0, "applied", "restarted it")]
    [InlineData(3, "rejected", "failed with exit code 3")]
    public async Task A_restart_is_run_once_and_answered_with_how_the_script_ended(int exitCode, string verdict, string reason)
    {
        var (world, remote) = await World.OfAsync(ShellService.Healthy);
        using var _ = world;
        var green = await world.LookAsync();
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, "restart-api.sh"), Script);
        await File.WriteAllTextAsync(Path.Combine(world.Tally(), "exit"), $"{exitCode}", World.Token);
        var builds = world.Builds();
        Put(world, "again.json", """{"repo": "api", "action": "restart"}""");

        var report = await world.LookAsync();
        await world.LookAsync();

        var restart = Assert.Single(Restarts(world)).Split('|');
        Assert.Equal(("api", (await remote.HeadAsync("main"))!.Value), (restart[0], restart[1]));
        Assert.StartsWith("feedback-restart-", restart[2], StringComparison.Ordinal);
        Assert.Equal((verdict, true), (Answer(world, "again").GetProperty("verdict").GetString(), File.Exists(Path.Combine(world.Layout.Feedback, $"{verdict}-again.json"))));
        Assert.Contains(reason, Answer(world, "again").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Null(report.Cycle);
        Assert.Equal((builds, green.After.State), (world.Builds(), report.After.State));
    }

    [Fact]
    public async Task What_the_script_prints_is_kept_in_a_log_that_the_answer_names()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.Environment["GITHUB_TOKEN"] = "planted+secret<value>";
        await world.LookAsync();
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, "restart-api.sh"), "echo 'no port for planted+secret<value>'; exit 3");
        Put(world, "again.json", """{"repo": "api", "action": "restart"}""");

        await world.LookAsync();

        var log = Assert.Single(Directory.GetFiles(world.Layout.LogsOf(World.Api), "restart-*.log"));
        Assert.Equal("no port for ***\n", await File.ReadAllTextAsync(log, World.Token));
        Assert.Equal(
            $"restart-api.sh failed with exit code 3; see logs/api/{Path.GetFileName(log)}", Answer(world, "again").GetProperty("reason").GetString());
        var (_, shown) = await world.RunAsync("logs", "api");
        Assert.Contains("no port for ***", shown, StringComparison.Ordinal);
        Assert.Single(await world.ReadAsync(journal => journal.ListCyclesAsync(World.Api, 10, World.Token)));
    }

    [Fact]
    public async Task Without_a_script_a_restart_is_rejected()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        Put(world, "again.json", """{"action": "restart"}""");

        await world.LookAsync();

        Assert.Contains("There is no script commands/restart-api.sh", Answer(world, "again").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_service_is_restarted_when_it_is_resumed()
    {
        var (world, _) = await World.OfAsync(ShellService.Healthy);
        using var __ = world;
        RemoteRepository.Script(Path.Combine(world.Layout.Commands, "restart-api.sh"), Script);
        await world.LookAsync();
        await world.RunAsync("suspend", "api");
        Put(world, "again.json", """{"action": "restart"}""");

        await world.LookAsync();
        Assert.Single(Restarts(world));
        await world.RunAsync("resume", "api");
        await world.LookAsync();

        Assert.Equal(2, Restarts(world).Length);
    }

    private static string[] Restarts(World world) =>
        Path.Combine(world.Tally(), "restarts") is var file && File.Exists(file) ? File.ReadAllLines(file) : [];

    private static void Put(World world, string name, string content)
    {
        Directory.CreateDirectory(world.Layout.Feedback);
        File.WriteAllText(Path.Combine(world.Layout.Feedback, name), content);
    }

    private static JsonElement Answer(World world, string stem) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(world.Layout.Feedback, $"{stem}.result.json")));
}
