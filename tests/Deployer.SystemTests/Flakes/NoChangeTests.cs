using System.Text.Json;
using Deployer.SystemTests.Scenes;
using Xunit;

namespace Deployer.SystemTests.Flakes;

/// <summary>Failures whose right answer is to change nothing.</summary>
public sealed class NoChangeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("codex-flaky-").FullName;
    private readonly SharedHome _home;

    public NoChangeTests(SharedHome home)
    {
        SharedHome.RequireSwift();
        _home = home;
    }

    private string Package => Path.Combine(_root, "Sums");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Tests_that_fail_by_chance_or_order_are_told_as_flaky_and_a_contradiction_as_a_test_and_nothing_is_changed()
    {
        // The test that depends on another fails in each run of the suite, so that this one is never green.
        FlakyPackage.WriteByChance(Package, percent: 30);
        var ended = await FixAsync();
        Assert.Equal("notFixed flaky", Answer(ended.Json));
        Assert.Contains("ChanceTests/testOrder passed alone in round 1 of 5, failed again in the whole suite", ended.Errors, StringComparison.Ordinal);

        // Built warm, in the same slot.
        FlakyPackage.WriteImpossible(Package);
        var impossible = await FixAsync();
        Assert.Equal("notFixed test", Answer(impossible.Json));
        Assert.Contains("failed again 5 times at the same commit", impossible.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(20)]
    [InlineData(35)]
    [InlineData(50)]
    public async Task Of_twenty_runs_with_flaky_tests_at_most_one_ends_otherwise(int percent)
    {
        FlakyPackage.WriteByChance(Package, percent);
        Assert.InRange(await CountAsync(20, "notFixed flaky"), 19, 20);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_test_that_ends_the_process_now_and_then_is_flaky_or_not_seen()
    {
        FlakyPackage.WriteCrashing(Package);
        Assert.InRange(await CountAsync(20, "notFixed flaky", "alreadyGreen null"), 19, 20);
    }

    private async Task<int> CountAsync(int runs, params IReadOnlyCollection<string> right)
    {
        var good = 0;
        for (var run = 0; run < runs; run++)
        {
            var answer = Answer((await FixAsync()).Json);
            good += right.Contains(answer) ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage("{0} of {1} runs ended with the right class", good, runs);
        return good;
    }

    private async Task<Ended> FixAsync()
    {
        var before = Folders.Picture(Package);
        using var run = Commands.StartDeployer(_root, _home.Variables(), ["fix", Package, "--json"]);
        var ended = await run.EndAsync();
        Assert.Equal(before, Folders.Picture(Package));
        return ended;
    }

    private static string Answer(JsonElement document) =>
        $"{document.GetProperty("outcome").GetString()} {document.GetProperty("failureClass").GetString() ?? "null"}";
}
