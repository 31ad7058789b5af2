using System.Text.Json;
using Deployer.Tests.Replay;
using Xunit;

namespace Deployer.Tests.App.Verbs;

public sealed class ReplayVerbTests : IDisposable
{
    private readonly CommandWorld _world = new();

    public ReplayVerbTests() => Directory.CreateDirectory(_world.PathOf("logs"));

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_history_is_told_with_its_most_frequent_cause_first()
    {
        Plant(PlantedCycle.ToolsVersion, PlantedCycle.SocketArgument, PlantedCycle.SocketArgument, PlantedCycle.SocketArgument, PlantedCycle.ToolsVersion);

        var run = await _world.RunAsync("replay", "logs");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Errors);
        var lines = run.Output.Split('\n');
        Assert.Matches("^cycles +class +fingerprint +rule +first seen +last seen +cause$", lines[0]);
        Assert.Matches(@"^3 +[a-z]+ +[0-9a-f]{8} +rule/socket-type \(3 of 3\) +2025-07-14 06:02 +2025-07-14 06:06 +.*__socket_type", lines[1]);
        Assert.Matches("^2 +infrastructure +[0-9a-f]{8} +rule/tools-version \\(1 of 1\\) +2025-07-14 06:00 +2025-07-14 06:08 +", lines[2]);
        Assert.Contains("5 cycles in 5 logs: 0 green, 5 red, 0 unknown; 2 causes", lines);
        Assert.Contains("avoided: up to 2 builds, an upper bound: a build counts when its cycle failed like the one before it", run.Output);
        Assert.Contains("longest run of one failure: 3 cycles, from 2025-07-14 06:02 to 2025-07-14 06:06", run.Output);
        Assert.Contains("back and forth: ", run.Output);
        Assert.Equal(
            "Of 5 builds the loop would have left out up to 2 as known failures; "
            + "a rule recognizes the first cause of 3 of 5 red cycles (60 %), and 2 were the machine's or the toolchain's, where no fix is tried.",
            lines[^2]);
    }

    [Fact]
    public async Task The_same_as_a_document()
    {
        Plant(PlantedCycle.SocketArgument, PlantedCycle.SocketArgument, PlantedCycle.CloneFailure);
        File.WriteAllText(_world.PathOf("logs/empty.log"), "");
        File.WriteAllText(_world.PathOf("logs/notes.md"), "");

        var run = await _world.RunAsync("replay", "logs", "--json");

        Assert.Equal(0, run.ExitCode);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("codex-deployer/replay/1", root.GetProperty("schema").GetString());
        Assert.Equal("""{"read":3,"unreadable":1,"ignored":1,"cut":false}""", Compact(root, "files"));
        Assert.Equal("""{"total":3,"green":0,"red":3,"unknown":0}""", Compact(root, "cycles"));
        Assert.Equal(1, root.GetProperty("avoided").GetProperty("builds").GetInt32());
        Assert.Contains("upper bound", root.GetProperty("avoided").GetProperty("assumption").GetString());
        Assert.Equal("""{"byRule":2,"entirely":2,"share":0.6667,"machine":1}""", Compact(root, "explained"));
        Assert.Equal("""[{"file":"empty.log","reason":"empty"}]""", Compact(root, "unreadable"));
        Assert.Equal(2, root.GetProperty("longestFailure").GetProperty("cycles").GetInt32());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("longestRed").GetProperty("fingerprint").ValueKind);
        var cause = root.GetProperty("causes")[0];
        Assert.Equal("2025-07-14T06:00:00Z", cause.GetProperty("firstSeen").GetProperty("time").GetString());
        Assert.Equal("infrastructure", root.GetProperty("causes")[1].GetProperty("failureClass").GetString());
        Assert.Equal("rule/socket-type", cause.GetProperty("rules")[0].GetString());
        Assert.Equal((3, 3), (cause.GetProperty("errors").GetInt32(), cause.GetProperty("recognized").GetInt32()));
    }

    [Theory]
    [InlineData("nowhere", "no-folder")]
    [InlineData("logs", "no-logs")]
    public async Task A_folder_that_is_missing_or_without_logs_exits_2(string folder, string code)
    {
        File.WriteAllText(_world.PathOf("logs/notes.md"), "");

        var run = await _world.RunAsync("replay", folder, "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(code, JsonDocument.Parse(run.Output).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Names_and_causes_cannot_write_to_the_terminal()
    {
        File.WriteAllText(_world.PathOf("logs/a\e[2J\n\u202eb.log"), "");
        File.WriteAllText(_world.PathOf("logs/b.log"), "A.swift:1:1: error: no \u202e\u200bturning\u0007 ghp_0123456789abcdefghijABCDEFGHIJ012345\n");

        var run = await _world.RunAsync("replay", "logs");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("not read: a", run.Output);
        Assert.DoesNotContain(run.Output, letter => (char.IsControl(letter) && letter != '\n') || letter is '\u202e' or '\u200b');
        Assert.DoesNotContain("ghp_0", run.Output);
    }

    [Fact]
    public async Task When_it_is_interrupted_it_says_so()
    {
        Plant(PlantedCycle.Green);

        Assert.Equal(130, (await _world.RunInterruptedAsync("replay", "logs")).ExitCode);
    }

    private void Plant(params PlantedCycle[] cycles) => PlantedHistory.Write(_world.PathOf("logs"), cycles);

    private static string Compact(JsonElement root, string name) => JsonSerializer.Serialize(root.GetProperty(name));
}
