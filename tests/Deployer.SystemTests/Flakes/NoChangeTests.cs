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
        FlakyPackage.WriteByChanceAndOrder(Package, percent: 30);
        var ended = await FixAsync();
        Assert.Equal("notFixed flaky", Answer(ended.Json));
        Assert.Contains("ChanceTests/testOrder passed alone in round 1 of 5, failed again in the whole suite", ended.Errors, StringComparison.Ordinal);

        // Built warm, in the same slot.
        FlakyPackage.WriteImpossible(Package);
        var impossible = await FixAsync();
        Assert.Equal("notFixed test", Answer(impossible.Json));
        Assert.Contains("failed again 5 times at the same commit", impossible.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Of_sixty_red_runs_with_tests_that_fail_by_chance_at_most_three_end_otherwise()
    {
        var right = 0;
        foreach (var percent in (int[])[20, 35, 50])
        {
            FlakyPackage.WriteByChance(Package, percent);
            right += await CountRightAsync("notFixed flaky");
        }

        Assert.InRange(right, 57, 60);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Of_twenty_red_runs_with_a_test_that_ends_the_process_by_chance_at_most_one_ends_otherwise()
    {
        FlakyPackage.WriteCrashing(Package);
        Assert.InRange(await CountRightAsync("notFixed flaky"), 19, 20);
    }

    /// <summary>How many of twenty red runs end so; green ones show nothing.</summary>
    private async Task<int> CountRightAsync(string expected)
    {
        const int Wanted = 20, MostLooks = 200;
        var (red, right) = (0, 0);
        for (var look = 0; look < MostLooks && red < Wanted; look++)
        {
            var answer = Answer((await FixAsync()).Json);
            red += answer == "alreadyGreen null" ? 0 : 1;
            right += answer == expected ? 1 : 0;
        }

        Assert.Equal(Wanted, red);
        TestContext.Current.SendDiagnosticMessage("{0} of {1} red runs ended with the right class", right, red);
        return right;
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
