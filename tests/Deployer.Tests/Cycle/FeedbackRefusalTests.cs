using System.Text.Json;
using Deployer.Cycle;
using Xunit;

namespace Deployer.Tests.Cycle;

/// <summary>Proposals that fail for what they ask of the machine or of others: tried a few times, not for ever.</summary>
public sealed class FeedbackRefusalTests
{
    private const string Change = "--- a/app.swift\n+++ b/app.swift\n@@ -1,1 +1,2 @@\n fine\n+WANTS more\n";

    [Fact]
    public async Task A_dependency_that_is_not_to_be_had_ends_as_a_rejection()
    {
        var (world, remote) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var _ = world;
        world.Configure("gone", $"remote: \"{world["gone.git"]}\"");
        world.Configure(
            "api",
            $"remote: \"{remote.Folder}\"",
            $"toolchain: swift, sandbox: {{mode: auto, bind: [\"{world.Tally()}\"]}}, env: {{TALLY: \"{world.Tally()}\"}}");
        world.OnBuild($"if grep -q WANTS app.swift; then echo 'error: x: Failed to clone repository file://{world["gone.git"]}:'; exit 1; fi");

        Assert.Contains("gone.git is needed and could not be fetched", await TryAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_tools_fetch_by_themselves_it_is_the_same()
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        const string Gone = "https://host.example/gone.git";
        world.OnBuild($"if grep -q WANTS app.swift; then printf 'error: x: Failed to clone repository {Gone}:\\n    fatal: repository \\047{Gone}/\\047 not found\\n'; exit 1; fi");

        Assert.Contains("Failed to clone repository", await TryAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_that_takes_more_than_the_machine_has_ends_as_a_rejection()
    {
        var (world, _) = await PlantedSwift.OfAsync(ShellService.Healthy);
        using var __ = world;
        world.OnTest("if grep -q WANTS app.swift; then kill -9 $$; fi");

        Assert.Contains("was killed (signal 9)", await TryAsync(world), StringComparison.Ordinal);
    }

    /// <summary>The reason of the rejection, which comes with the third try; the service stays what it is.</summary>
    private static async Task<string> TryAsync(World world)
    {
        world.Pace = new(new(), TimeSpan.FromHours(1));
        Directory.CreateDirectory(world.Layout.Feedback);
        var file = Path.Combine(world.Layout.Feedback, "fix.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { repo = "api", patch = Change }), World.Token);
        var outcomes = new List<CycleOutcome?>();
        for (var look = 0; look < 5; look++)
        {
            outcomes.Add((await world.LookAsync()).Cycle?.Outcome);

            // Too early for another try at first.
            world.Time.Jump(look == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(5));
        }

        Assert.Equal([CycleOutcome.Failed, null, CycleOutcome.Failed, CycleOutcome.Green, null], outcomes);
        Assert.False(File.Exists(file));
        var answer = await File.ReadAllTextAsync(Path.Combine(world.Layout.Feedback, "fix.result.json"), World.Token);
        var reason = JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("reason").GetString()!;
        Assert.StartsWith("tried 3 times, each time: ", reason, StringComparison.Ordinal);
        return reason;
    }
}
